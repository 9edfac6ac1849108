package io.narraforge.migration.catalog;

import org.jspecify.annotations.Nullable;

/** What has to be there before an object, or what hangs on it, can be made. */
sealed interface Need {
    ObjectName of();

    /** Another object of the schema. */
    record OfObject(ObjectName of, ObjectName needed) implements Need {}

    /**
     * An extension.
     *
     * @param extension quoted as needed
     * @param schema quoted as needed; null where it is in the schema that the objects are in
     */
    record OfExtension(
            ObjectName of, String extension, @Nullable String schema) implements Need {}
}
