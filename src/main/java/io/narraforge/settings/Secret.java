package io.narraforge.settings;

/** A text that must not get into a log or a message: it prints as dots, and whoever needs it says so by name. */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "•••";
    }
}
