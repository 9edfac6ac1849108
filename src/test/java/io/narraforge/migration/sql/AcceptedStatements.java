package io.narraforge.migration.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Statements of every kind that the grammar knows: one list for the grammar and for PostgreSQL. */
public final class AcceptedStatements {
    private AcceptedStatements() {}

    public static List<SourceStatement> all() {
        try (InputStream file = AcceptedStatements.class.getResourceAsStream("/sql/accepted.sql")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return SqlFile.of(text).statements();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
