package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

/** V8 and its undo: indexes made before hold what is found afterwards, so the documents must be equal to the letter. */
class SearchDocumentsIT {
    private static final TestDatabase DATABASE = TestDatabases.empty();

    @BeforeProperty
    void createDatabase() {
        DATABASE.create();
    }

    @AfterProperty
    void dropDatabase() {
        DATABASE.drop();
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF, seed = "20261121")
    void documentsAreTheSameBeforeAndAfterAndUndone(@ForAll("documents") List<String> documents) throws SQLException {
        VersionedDatabase database = VersionedDatabase.empty(DATABASE);
        database.migrateTo("7");
        DATABASE.execute("CREATE TABLE samples (place int, name text, documents jsonb[], found tsvector)");
        DATABASE.database().run(session -> insert(session, documents));
        DATABASE.execute("""
            INSERT INTO samples (place, name, documents)
            VALUES (-1, NULL, NULL), (-2, 'Named', NULL), (-3, 'Named', '{}'), (-4, '', ARRAY[NULL, '["a"]', NULL]::jsonb[]);
            UPDATE samples SET found = search_document(name, VARIADIC documents);
            """);
        assertThat(DATABASE.queryText("SELECT count(*) FILTER (WHERE length(found) > 0) > 1000 FROM samples"))
                .isEqualTo("t");

        database.migrateTo("8");
        assertThat(different()).isNull();
        assertThat(database.undo("8")).isEmpty();
        assertThat(different()).isNull();
    }

    @Provide
    static Arbitrary<List<String>> documents() {
        return JsonDocuments.any().list().ofSize(4_000);
    }

    private static int insert(Connection session, List<String> documents) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement("""
            INSERT INTO samples (place, name, documents)
            SELECT place, left(document, 20), ARRAY[document::jsonb, lead(document) OVER (ORDER BY place)::jsonb]
            FROM unnest(?) WITH ORDINALITY AS given (document, place)
            """)) {
            statement.setArray(1, session.createArrayOf("text", documents.toArray()));
            return statement.executeUpdate();
        }
    }

    private static @Nullable String different() {
        return DATABASE.queryText("""
            SELECT string_agg(place::text, ' ') FROM samples
            WHERE found IS DISTINCT FROM search_document(name, VARIADIC documents)
            """);
    }
}
