package io.narraforge.cli;

import java.util.Locale;

/** For people or for programs. */
enum TextOrJson {
    TEXT,
    JSON;

    /** As one writes it on a command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
