package io.narraforge.doctor;

import io.narraforge.model.Attribute;
import io.narraforge.model.ValueKind;

/** The kinds of index that serve the tests and orders of a value. */
enum IndexForm {
    /** Equality, ranges and orders. */
    ORDERED,
    /** Equality only, of texts of any length. */
    HASHED,
    /** Keys, elements and contents of jsonb. */
    JSON,
    /** Parts of a text. */
    TRIGRAMS,
    /** Parts of a text whatever its case. */
    FOLDED_TRIGRAMS;

    /** So many characters, of four bytes each at most, fit in a row of a B-tree, which PostgreSQL ends at 2,704 bytes. */
    private static final int LONGEST_ORDERED_TEXT = 600;

    /** Whether a B-tree takes every value: one that it refused could not be stored any more. */
    static boolean canBeOrdered(Attribute attribute) {
        if (!attribute.kind().isText() || attribute.kind() == ValueKind.ENUM) {
            return true;
        }
        int length = attribute.column().getDataType().length();
        return length > 0 && length <= LONGEST_ORDERED_TEXT;
    }
}
