package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The checksum function against an oracle that shares nothing with it, over thousands of random documents. */
class ChecksumPropertyIT {
    private static final TestDatabase DATABASE = TestDatabases.migrated();

    @BeforeContainer
    static void createDatabase() {
        DATABASE.create();
    }

    @AfterContainer
    static void dropDatabase() {
        DATABASE.drop();
    }

    /** The same documents in every run: whether a change lands must not hang on luck. */
    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE, seed = "20261121")
    void canonicalTextAndChecksumOfAnyDocumentAreThoseOfTheOracle(@ForAll("documents") List<String> documents) {
        List<String> expected = documents.stream()
                .map(CanonicalJson::ofJsonb)
                .map(canonical -> canonical + "\n" + CanonicalJson.sha256(canonical))
                .toList();

        List<String> actual = DATABASE.database().run(session -> checksums(session, documents));

        assertThat(actual).isEqualTo(expected);
    }

    @Provide
    static Arbitrary<List<String>> documents() {
        return JsonDocuments.any()
                .list()
                .ofMinSize(1)
                .ofMaxSize(250)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static List<String> checksums(Connection session, List<String> documents) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement("""
            SELECT canonical_json(document::jsonb), artifact_checksum(document::jsonb)
            FROM unnest(?) WITH ORDINALITY AS given (document, position)
            ORDER BY position
            """)) {
            statement.setArray(1, session.createArrayOf("text", documents.toArray()));
            var checksums = new ArrayList<String>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    checksums.add(rows.getString(1) + "\n" + rows.getString(2));
                }
            }
            return checksums;
        }
    }
}
