package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checksum functions by the vectors of the domain, whatever the session's settings. */
class ChecksumIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @ParameterizedTest
    @EnumSource
    void theTextAndTheChecksumOfEveryVectorAreThoseOfTheDomain(ChecksumVector vector) {
        String canonical = vector.jsonb;
        String sha256 = canonical.equals(vector.canonical) ? vector.sha256 : CanonicalJson.sha256(canonical);

        List<@Nullable String> checksum = DATABASE.database().run(session -> checksum(session, vector.canonical));

        assertThat(checksum).containsExactly(canonical, sha256);
    }

    @Test
    void theChecksumOfAWorldIsThatOfItsContentAsOneObject() {
        assertThat(DATABASE.queryText("""
            SELECT world_checksum('Mgłogród', '["a"]', '{"b": 1.0}', '[{"year": -12}]', '["ż"]')
            """)).isEqualTo(CanonicalJson.sha256("""
                {"geography": {"b": 1.0}, "history": [{"year": -12}], "name": "Mg\\u0142ogr\\u00f3d", \
                "rules": ["a"], "themes": ["\\u017c"]}\
                """));
    }

    @Test
    void settingsOfTheSessionDoNotChangeAChecksum() {
        String document = "{\"f\": 0.30000000000000004}";

        List<@Nullable String> inAdverseSession = DATABASE.database().run(session -> {
            session.setAutoCommit(false);
            try (Statement statement = session.createStatement()) {
                statement.execute("SET LOCAL extra_float_digits = -5; SET LOCAL search_path = ''");
                return checksum(session, document);
            } finally {
                session.rollback();
            }
        });

        assertThat(inAdverseSession).containsExactly(document, CanonicalJson.sha256(document));
    }

    @Test
    void nothingHasNoChecksum() {
        assertThat(DATABASE.queryTexts("SELECT canonical_json(NULL) UNION ALL SELECT artifact_checksum(NULL)"))
                .containsExactly(null, null);
    }

    private static List<@Nullable String> checksum(Connection session, String json) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(
                "SELECT public.canonical_json(d), public.artifact_checksum(d) FROM (SELECT ?::jsonb) AS v (d)")) {
            statement.setString(1, json);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return List.of(row.getString(1), row.getString(2));
            }
        }
    }
}
