package io.narraforge.model;

import java.util.List;

/** Where the value of a field of an entity comes from; a closed list. */
public sealed interface FieldSource {

    /** The columns that have to be read for the field. */
    List<Attribute> needs();

    /** The column's value itself. */
    record Column(Attribute attribute) implements FieldSource {
        @Override
        public List<Attribute> needs() {
            return List.of(attribute);
        }
    }

    /** A JSON array of strings, served as a list. */
    record JsonStrings(Attribute attribute) implements FieldSource {
        @Override
        public List<Attribute> needs() {
            return List.of(attribute);
        }
    }

    /** A JSON array of objects, served as a list of the SDL type {@code elementType}. */
    record JsonObjects(Attribute attribute, String elementType, List<Attribute> context) implements FieldSource {
        @Override
        public List<Attribute> needs() {
            return context;
        }
    }

    /** The row that a foreign key of this entity names. */
    record ToOne(Attribute foreignKey, String targetType) implements FieldSource {
        @Override
        public List<Attribute> needs() {
            return List.of(foreignKey);
        }
    }

    /** The rows whose {@code foreignKey} names this entity's row: a connection. */
    record ToMany(Attribute id, String targetType, Attribute foreignKey) implements FieldSource {
        /** Whether the rows can't be without this entity's row: they are deleted with it. Others stay, without it. */
        public boolean isOwning() {
            return !foreignKey.nullable();
        }

        @Override
        public List<Attribute> needs() {
            return List.of(id);
        }
    }
}
