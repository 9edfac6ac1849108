package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.catalog.Catalog;
import io.narraforge.migration.catalog.CatalogDifference;
import io.narraforge.migration.catalog.CreationStatements;
import io.narraforge.migration.catalog.ObjectKind;
import io.narraforge.migration.catalog.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is read of a schema, and that it makes the same schema again. */
class CatalogIT {
    /** What the catalog holds of a schema, whatever it is. */
    private static final String COUNTS = """
        SELECT tableoid::regclass || ' ' || count(*)
        FROM (
            SELECT tableoid FROM pg_class WHERE relnamespace = 'public'::regnamespace
            UNION ALL SELECT tableoid FROM pg_type WHERE typnamespace = 'public'::regnamespace
            UNION ALL SELECT tableoid FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL SELECT tableoid FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT tableoid FROM pg_trigger
            UNION ALL SELECT tableoid FROM pg_policy
            UNION ALL SELECT tableoid FROM pg_rewrite
            UNION ALL SELECT tableoid FROM pg_attrdef
            UNION ALL SELECT tableoid FROM pg_statistic_ext
            UNION ALL SELECT tableoid FROM pg_inherits
            UNION ALL SELECT tableoid FROM pg_description) AS entry
        GROUP BY tableoid ORDER BY tableoid
        """;

    @RegisterExtension
    static final TestDatabase MIGRATED = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase TRAVELLED = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase LEGACY = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase ANYTHING = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase BACK_AND_FORTH = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase ADOPTED = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase EXTENSIONS_ELSEWHERE = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase COPY = TestDatabases.empty();

    @Test
    void theStatementsOfEveryVersionMakeItAgain() throws SQLException {
        VersionedDatabase original = VersionedDatabase.empty(TRAVELLED);
        var fingerprints = new ArrayList<String>();
        for (String version : original.migrator().status().pending()) {
            original.migrateTo(version.substring(1));
            Catalog catalog = read(TRAVELLED);
            empty(COPY);
            build(catalog.statements(), COPY);

            assertThat(CatalogFingerprint.of(COPY)).as(version).isEqualTo(parsedAnew(CatalogFingerprint.of(TRAVELLED)));
            assertThat(read(COPY).fingerprint()).as(version).isEqualTo(catalog.fingerprint());
            fingerprints.add(catalog.fingerprint());
        }
        assertThat(fingerprints).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void theStatementsOfEveryLegacyVariantMakeItAgain() throws SQLException {
        for (String variant : LegacyVariants.SCRIPTS.keySet()) {
            empty(LEGACY);
            LEGACY.execute(LegacyVariants.SCRIPTS.get(variant));
            Catalog catalog = read(LEGACY);
            empty(COPY);
            build(catalog.statements(), COPY);

            assertThat(CatalogFingerprint.of(COPY)).as(variant).isEqualTo(CatalogFingerprint.of(LEGACY));
            assertThat(read(COPY).fingerprint()).as(variant).isEqualTo(catalog.fingerprint());
        }
    }

    @Test
    void theStatementsOfAnythingElseMakeItAgain() throws SQLException {
        ANYTHING.execute(Fixtures.read("anything.sql"));
        // On its own: the driver takes its semicolon for the end of a statement where others are before it.
        ANYTHING.execute("CREATE FUNCTION all_named() RETURNS SETOF named BEGIN ATOMIC SELECT * FROM named; END");
        Catalog catalog = read(ANYTHING);
        empty(COPY);
        build(catalog.statements(), COPY);

        assertThat(read(COPY).fingerprint()).isEqualTo(catalog.fingerprint());
        assertThat(CatalogDifference.between(catalog, read(COPY)))
                .isEqualTo(new CatalogDifference(List.of(), List.of()));
        assertThat(read(COPY).statements().beforeData())
                .isEqualTo(catalog.statements().beforeData());
        assertThat(read(COPY).statements().afterData())
                .isEqualTo(catalog.statements().afterData());
        assertThat(COPY.queryTexts(COUNTS)).isEqualTo(ANYTHING.queryTexts(COUNTS));
        assertThat(catalog.names().stream().map(ObjectName::kind).distinct())
                .containsExactlyInAnyOrder(
                        ObjectKind.TABLE,
                        ObjectKind.VIEW,
                        ObjectKind.MATERIALIZED_VIEW,
                        ObjectKind.SEQUENCE,
                        ObjectKind.FUNCTION,
                        ObjectKind.TYPE,
                        ObjectKind.DOMAIN);
    }

    @Test
    void theWayToAVersionMakesNoDifference() throws SQLException {
        VersionedDatabase travelled = VersionedDatabase.empty(BACK_AND_FORTH);
        travelled.migrator().migrate();
        int newest = Integer.parseInt(travelled.migrator().status().newest().substring(1));
        for (int version = newest; version > 1; version--) {
            travelled.undo(Integer.toString(version));
        }
        travelled.migrator().migrate();
        VersionedDatabase legacy = VersionedDatabase.legacy(ADOPTED, Fixtures.read("legacy/convertible-rows.sql"));
        legacy.migrator().migrate();

        assertThat(read(BACK_AND_FORTH).fingerprint())
                .isEqualTo(read(MIGRATED).fingerprint())
                .isEqualTo(read(ADOPTED).fingerprint());
    }

    @Test
    void itDoesNotMatterWhereExtensionsLie() throws SQLException {
        EXTENSIONS_ELSEWHERE.execute("""
            CREATE SCHEMA "Else where";
            CREATE EXTENSION unaccent SCHEMA "Else where";
            CREATE EXTENSION pg_trgm SCHEMA "Else where"\
            """);
        VersionedDatabase.empty(EXTENSIONS_ELSEWHERE).migrator().migrate();
        Catalog catalog = read(EXTENSIONS_ELSEWHERE);
        assertThat(catalog.fingerprint()).isEqualTo(read(MIGRATED).fingerprint());

        empty(COPY);
        build(catalog.statements(), COPY);
        assertThat(read(COPY).fingerprint()).isEqualTo(catalog.fingerprint());
        assertThat(COPY.queryText("SELECT search_fold('Mgłogród')")).isEqualTo("mglogrod");
    }

    @Test
    void theSessionAndItsTransactionAreLeftAsTheyWere() throws SQLException {
        try (Connection session = MIGRATED.database().dataSource().getConnection();
                Statement statement = session.createStatement()) {
            session.setAutoCommit(false);
            statement.execute("SET LOCAL search_path = public, pg_catalog; SET TimeZone = 'Asia/Tokyo';"
                    + " CREATE TABLE remains (id integer)");
            String before = settings(statement);
            String inTransaction = Catalog.read(session).fingerprint();
            assertThat(settings(statement)).isEqualTo(before).contains("Tokyo");
            statement.execute("INSERT INTO remains VALUES (1)");
            session.rollback();

            session.setAutoCommit(true);
            String outside = settings(statement);
            assertThat(Catalog.read(session).fingerprint()).isNotEqualTo(inTransaction);
            assertThat(session.getAutoCommit()).isTrue();
            assertThat(settings(statement)).isEqualTo(outside);
        }
    }

    private static String settings(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
            SELECT string_agg(name || '=' || setting, ' ' ORDER BY name)
            FROM pg_settings
            WHERE name IN ('search_path', 'TimeZone', 'DateStyle', 'IntervalStyle', 'quote_all_identifiers',
                'standard_conforming_strings', 'extra_float_digits', 'bytea_output')\
            """)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void namesAreThoseOfWhatStandsByItself() {
        assertThat(read(MIGRATED).names())
                .contains(
                        new ObjectName(ObjectKind.TABLE, "jobs"),
                        new ObjectName(ObjectKind.FUNCTION, "canonical_json(jsonb)"),
                        new ObjectName(ObjectKind.FUNCTION, "search_document(text, jsonb[])"))
                .noneMatch(name -> name.name().contains("flyway"))
                .noneMatch(name -> name.name().contains("unaccent"))
                .extracting(ObjectName::kind)
                .containsOnly(ObjectKind.TABLE, ObjectKind.FUNCTION);
    }

    /** PostgreSQL casts an array's elements where it is told to cast the array, so a text once restored is another. */
    private static List<String> parsedAnew(List<String> facts) {
        Pattern castArray = Pattern.compile("\\(ARRAY\\[([^\\]]*)\\]\\)::text\\[\\]");
        return facts.stream()
                .map(fact -> castArray
                        .matcher(fact)
                        .replaceAll(array -> "ARRAY["
                                + array.group(1).replaceAll("'[a-z_]+'::character varying", "($0)::text") + "]"))
                .sorted()
                .toList();
    }

    private static void empty(TestDatabase database) {
        database.execute("""
            DROP EXTENSION IF EXISTS hstore, btree_gist, unaccent, pg_trgm CASCADE;
            DROP SCHEMA IF EXISTS "Else where" CASCADE;
            DROP SCHEMA public CASCADE;
            CREATE SCHEMA public;
            COMMENT ON SCHEMA public IS 'standard public schema'\
            """);
    }

    static Catalog read(TestDatabase database) {
        return database.database().run(Catalog::read);
    }

    private static void build(CreationStatements statements, TestDatabase database) throws SQLException {
        for (List<String> half : List.of(statements.beforeData(), statements.afterData())) {
            try (Connection session = database.database().dataSource().getConnection();
                    Statement statement = session.createStatement()) {
                session.setAutoCommit(false);
                for (String sql : half) {
                    statement.execute(sql);
                }
                session.commit();
            }
        }
    }
}
