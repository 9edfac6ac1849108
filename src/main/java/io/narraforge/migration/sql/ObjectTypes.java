package io.narraforge.migration.sql;

/** Finds the words of an {@link ObjectType} in a statement. */
final class ObjectTypes {
    private ObjectTypes() {}

    static ObjectType expect(TokenCursor cursor) {
        for (ObjectType type : ObjectType.values()) {
            if (cursor.accept(type.words().toArray(String[]::new))) {
                return type;
            }
        }
        throw cursor.notUnderstood("a kind of object");
    }
}
