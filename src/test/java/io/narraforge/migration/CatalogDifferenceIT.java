package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.catalog.Catalog;
import io.narraforge.migration.catalog.CatalogDifference;
import io.narraforge.migration.catalog.CatalogDifference.Finding;
import io.narraforge.migration.catalog.CatalogDifference.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each change is made to a migrated schema in a transaction that is rolled back. */
class CatalogDifferenceIT {
    @RegisterExtension
    static final TestDatabase MIGRATED = TestDatabases.migrated();

    private static @Nullable Catalog read;

    @BeforeAll
    static void readTheMigratedSchema() {
        read = CatalogIT.read(MIGRATED);
    }

    private static Catalog expected() {
        return Objects.requireNonNull(read);
    }

    static Stream<Arguments> drift() {
        return Stream.of(DriftExamples.COLUMNS, DriftExamples.RULES, DriftExamples.ATTACHMENTS, DriftExamples.OBJECTS)
                .flatMap(Collection::stream)
                .map(example -> Arguments.of(example.change(), example));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void drift(String change, DriftExample example) throws SQLException {
        CatalogDifference difference = CatalogDifference.between(expected(), after(change));

        assertThat(difference.findings()).containsExactly(example.finding());
        assertThat(difference.isEmpty()).isFalse();
        assertThat(after(change).within(expected().names()).fingerprint())
                .isNotEqualTo(expected().fingerprint());
    }

    static Stream<Arguments> harmless() {
        return DriftExamples.HARMLESS.stream().map(example -> Arguments.of(example.change(), example.remarks()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void harmless(String change, List<String> remarks) throws SQLException {
        CatalogDifference difference = CatalogDifference.between(expected(), after(change));

        assertThat(difference.findings()).isEmpty();
        assertThat(difference.remarks()).containsExactlyInAnyOrderElementsOf(remarks);
        assertThat(after(change).within(expected().names()).fingerprint())
                .isEqualTo(expected().fingerprint());
    }

    /** From PostgreSQL 18 on it is a constraint, which may have a name and be unchecked. */
    @Test
    void notNullIsTheSameHoweverItIsSaid() throws SQLException {
        assumeThat(Integer.parseInt(String.valueOf(MIGRATED.queryText("SHOW server_version_num"))))
                .isGreaterThanOrEqualTo(180000);
        assertThat(findingsAfter("ALTER TABLE jobs RENAME CONSTRAINT jobs_genre_not_null TO genre"))
                .isEmpty();
        assertThat(findingsAfter("ALTER TABLE jobs ADD CONSTRAINT told NOT NULL inspiration NOT VALID"))
                .containsExactly(new Finding(
                        Kind.DIFFERENT,
                        "column jobs.inspiration",
                        List.of(),
                        List.of("ALTER TABLE jobs ADD CONSTRAINT told NOT NULL inspiration NOT VALID")));
        assertThat(findingsAfter(
                        "ALTER TABLE jobs ADD COLUMN dear boolean GENERATED ALWAYS AS (budget_usd > 9) VIRTUAL"))
                .containsExactly(new Finding(
                        Kind.EXTRA,
                        "column jobs.dear",
                        List.of(),
                        List.of("ALTER TABLE jobs ADD COLUMN dear boolean GENERATED ALWAYS AS"
                                + " ((budget_usd > (9)::numeric)) VIRTUAL")));
    }

    private static List<Finding> findingsAfter(String change) throws SQLException {
        return CatalogDifference.between(expected(), after(change)).findings();
    }

    @Test
    void aMissingTableIsOneFindingWithAllThatHangsOnIt() throws SQLException {
        CatalogDifference difference = CatalogDifference.between(expected(), after("DROP TABLE mutation_answers"));

        assertThat(difference.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.MISSING);
            assertThat(finding.subject()).isEqualTo("table mutation_answers");
            assertThat(finding.actual()).isEmpty();
            assertThat(finding.expected())
                    .startsWith("""
                        CREATE TABLE mutation_answers (
                            idempotency_key text NOT NULL,
                            request_hash text NOT NULL,
                            answer text,
                            errors text,
                            created_at timestamp with time zone DEFAULT now() NOT NULL
                        )\
                        """)
                    .contains(
                            "ALTER TABLE mutation_answers ADD CONSTRAINT mutation_answers_pkey PRIMARY KEY"
                                    + " (idempotency_key)",
                            "CREATE INDEX mutation_answers_created_at_idx ON mutation_answers USING btree"
                                    + " (created_at)");
        });
    }

    @Test
    void severalDifferencesAreAllTold() throws SQLException {
        CatalogDifference difference = CatalogDifference.between(expected(), after("""
            ALTER TABLE jobs DROP COLUMN genre;
            ALTER TABLE worlds ADD COLUMN note text;
            DROP FUNCTION search_title(jsonb) CASCADE\
            """));

        assertThat(difference.findings())
                .extracting(Finding::kind, Finding::subject)
                .contains(
                        tuple(Kind.MISSING, "column jobs.genre"),
                        tuple(Kind.EXTRA, "column worlds.note"),
                        tuple(Kind.MISSING, "function search_title(jsonb)"),
                        tuple(Kind.MISSING, "index artifacts_search_idx of table artifacts"));
    }

    private static Catalog after(String change) throws SQLException {
        try (Connection session = MIGRATED.database().dataSource().getConnection();
                Statement statement = session.createStatement()) {
            session.setAutoCommit(false);
            try {
                statement.execute(change);
                return Catalog.read(session);
            } finally {
                session.rollback();
            }
        }
    }
}
