package io.narraforge.plan.filter;

/** How many of some rows or elements have to pass a test. */
public enum Quantifier {
    SOME,
    EVERY,
    NONE
}
