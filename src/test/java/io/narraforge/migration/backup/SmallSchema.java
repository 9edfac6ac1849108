package io.narraforge.migration.backup;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.TestDatabase;
import io.narraforge.problem.ProblemOccurredException;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Two tables with a key between them, and what is said of their schema. */
final class SmallSchema {
    static final String TABLES = """
        CREATE TABLE places (id int PRIMARY KEY, name text, twice int GENERATED ALWAYS AS (id * 2) STORED);
        CREATE TABLE people (id int PRIMARY KEY, place_id int NOT NULL REFERENCES places (id), name text);
        """;
    static final String ROWS = """
        INSERT INTO places SELECT n, 'place ' || n FROM generate_series(1, 20) n;
        INSERT INTO people SELECT n, n % 20 + 1, 'person ' || n FROM generate_series(1, 100) n;
        """;

    private SmallSchema() {}

    static SchemaState.Reader reader() {
        return reader("V1", "f1", "places", "people");
    }

    static SchemaState.Reader reader(String version, String fingerprint, String... tables) {
        return session -> new SchemaState(version, fingerprint, Set.of(tables));
    }

    static WrittenBackup backUp(TestDatabase database, Path file) {
        return Backup.write(database.database(), reader(), state -> file, Progress.SILENT);
    }

    /** What the operator is told. */
    static String refusal(ThrowingCallable work) {
        return assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(work)
                .actual()
                .problem()
                .message();
    }
}
