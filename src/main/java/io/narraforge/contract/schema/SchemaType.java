package io.narraforge.contract.schema;

import java.util.Map;

/** A type with all that its extensions add. */
public sealed interface SchemaType {
    /** Name, words, directives and place. */
    Element element();

    /** The keyword that SDL defines it with. */
    String keyword();

    default String name() {
        return element().name();
    }

    /** Whether a field may have it. */
    default boolean isOutput() {
        return !(this instanceof InputType);
    }

    /** Whether an argument may have it. */
    default boolean isInput() {
        return this instanceof InputType || this instanceof EnumType || this instanceof ScalarType;
    }

    /** What has fields that clients select. */
    sealed interface Composite extends SchemaType {
        /** The interfaces it implements, and where it says so. */
        Map<String, Place> interfaces();

        /** In the order of the definition. */
        Map<String, OutputField> fields();
    }

    /** An object. */
    record ObjectType(Element element, Map<String, Place> interfaces, Map<String, OutputField> fields)
            implements Composite {
        @Override
        public String keyword() {
            return "type";
        }
    }

    /** An interface. */
    record InterfaceType(Element element, Map<String, Place> interfaces, Map<String, OutputField> fields)
            implements Composite {
        @Override
        public String keyword() {
            return "interface";
        }
    }

    /** A union. */
    record UnionType(Element element, Map<String, Place> members) implements SchemaType {
        @Override
        public String keyword() {
            return "union";
        }
    }

    /** An enum. */
    record EnumType(Element element, Map<String, Element> values) implements SchemaType {
        @Override
        public String keyword() {
            return "enum";
        }
    }

    /** An input. */
    record InputType(Element element, Map<String, InputValue> fields) implements SchemaType {
        @Override
        public String keyword() {
            return "input";
        }
    }

    /** A scalar of the schema's own. */
    record ScalarType(Element element) implements SchemaType {
        @Override
        public String keyword() {
            return "scalar";
        }
    }
}
