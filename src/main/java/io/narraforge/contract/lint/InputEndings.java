package io.narraforge.contract.lint;

import java.util.List;

/** How the name of an input says what it is for. */
final class InputEndings {
    /** Of mutations; conditions of rows, of groups, on JSON; orders and keys of groups; rows and changes of them. */
    static final String LISTED = "Input, Filter, Having, Match, Order, Key, Row, Patch, Operation";

    private static final List<String> ENDINGS = List.of(LISTED.split(", ", -1));

    private InputEndings() {}

    static boolean hasOne(String name) {
        return ENDINGS.stream().anyMatch(ending -> name.endsWith(ending) && name.length() > ending.length());
    }
}
