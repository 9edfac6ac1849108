package io.narraforge.doctor;

/** Something to know about a large table that no index mends. */
public record Note(String table, String text) {}
