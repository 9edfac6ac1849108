package io.narraforge.document;

/**
 * Where a document is not of its shape, and why.
 *
 * @param pointer RFC 6901; empty for the whole document
 * @param reason the end of a sentence that begins with the place: {@code is "x"; use a whole number}
 */
public record Misfit(String pointer, String reason) {}
