package io.narraforge.contract;

/** One definition in the contract, with a description for each of its members; knows nothing of what it defines. */
final class Definition {
    private final String name;
    private final String head;
    private final StringBuilder members = new StringBuilder();

    private Definition(String name, String head) {
        this.name = name;
        this.head = head;
    }

    static Definition type(String name, String description) {
        return new Definition(name, described(description, "type " + name));
    }

    static Definition input(String name, String description) {
        return new Definition(name, described(description, "input " + name));
    }

    static Definition vocabulary(String name, String description) {
        return new Definition(name, described(description, "enum " + name));
    }

    /** More fields of a type; SDL has no place for a description here. */
    static Definition extension(String typeName) {
        return new Definition(typeName, "extend type " + typeName);
    }

    /** The type that is defined, or extended. */
    String name() {
        return name;
    }

    /** Adds a field, an input field or a value of a vocabulary, as SDL writes it. */
    Definition with(String signature, String description) {
        members.append(described(description, signature).indent(2));
        return this;
    }

    /** A field's signature with described arguments, each of them a line. */
    static String signature(String name, String type, String... arguments) {
        return name + "(\n" + String.join("\n", arguments).indent(2) + "): " + type;
    }

    static String described(String description, String signature) {
        return "\"" + description + "\"\n" + signature;
    }

    /** The text, ending with a blank line; empty without members, which SDL does not allow. */
    String text() {
        return members.isEmpty() ? "" : head + " {\n" + members + "}\n\n";
    }
}
