package io.narraforge.contract.impact;

/** Something of the database that the contract stands on, by its names there. */
public sealed interface Source {
    /** A table, or what is read like one. */
    record Table(String name) implements Source {}

    /** A column of a table. */
    record Column(String table, String name) implements Source {}

    /** A value of an enum type. */
    record EnumValue(String value) implements Source {}
}
