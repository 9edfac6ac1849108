package io.narraforge.doctor;

import java.util.List;

/**
 * Questions that read a whole large table, and the index that serves them all.
 *
 * @param type whose nodes they ask for
 * @param rows of the table, about
 * @param questions as a front end writes them
 * @param ddl makes the index
 */
public record Finding(String type, String table, String column, long rows, List<String> questions, String ddl) {}
