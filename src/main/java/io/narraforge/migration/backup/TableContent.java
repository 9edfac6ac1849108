package io.narraforge.migration.backup;

/**
 * What the rows of a table are, without holding them.
 *
 * @param bytes of their text as COPY writes it
 * @param sha256 of that text, in hexadecimal
 */
public record TableContent(long rows, long bytes, String sha256) {}
