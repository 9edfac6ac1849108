package io.narraforge.migration.sql;

/**
 * The name of an object, folded.
 *
 * @param schema empty where none is written, and for public, which is where an object without a schema is
 */
public record QualifiedName(String schema, String name) {
    private static final String PUBLIC = "public";

    public QualifiedName {
        schema = schema.equals(PUBLIC) ? "" : schema;
    }

    /** Of an object without a written schema. */
    public static QualifiedName of(String name) {
        return new QualifiedName("", name);
    }

    /** An object in the same schema. */
    public QualifiedName beside(String other) {
        return new QualifiedName(schema, other);
    }

    @Override
    public String toString() {
        return schema.isEmpty() ? name : schema + "." + name;
    }
}
