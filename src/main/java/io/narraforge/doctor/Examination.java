package io.narraforge.doctor;

import java.util.List;

/**
 * What was found.
 *
 * @param rowsFrom from how many rows on a table is large
 * @param tables how many there are in all
 * @param largeTables how many of them are large, and were examined
 * @param questions how many were put to PostgreSQL
 */
public record Examination(
        long rowsFrom, int tables, int largeTables, int questions, List<Finding> findings, List<Note> notes) {}
