package io.narraforge.server;

/** SQL's three truth values; only TRUE passes a filter. */
enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    static Truth of(boolean known) {
        return known ? TRUE : FALSE;
    }

    Truth and(Truth other) {
        return compareTo(other) < 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) > 0 ? this : other;
    }

    Truth not() {
        return switch (this) {
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> FALSE;
        };
    }
}
