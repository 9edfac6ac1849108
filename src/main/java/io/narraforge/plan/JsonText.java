package io.narraforge.plan;

/** Writes a JSON value of an argument as text. */
@FunctionalInterface
public interface JsonText {
    String write(Object value);
}
