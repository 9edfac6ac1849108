package io.narraforge.migration.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The statements that read the catalog, which lie in the artefact. */
final class CatalogQueries {
    private CatalogQueries() {}

    /** The statement of this name, over the objects that count. */
    static String scoped(String name) {
        return load("scope") + load(name);
    }

    private static String load(String name) {
        String path = "/catalog/" + name + ".sql";
        try (InputStream file = Objects.requireNonNull(CatalogQueries.class.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
