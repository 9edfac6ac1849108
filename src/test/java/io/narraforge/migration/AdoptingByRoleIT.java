package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.Database;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.adoption.AdoptionReport.Outcome;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import io.narraforge.settings.Secret;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which role may take a legacy database over, and whose the history then is. */
@Timeout(120)
class AdoptingByRoleIT {
    @RegisterExtension
    static final TestDatabase LIVE = TestDatabases.empty();

    private final Commands commands = Commands.ofBuild(LIVE);

    @BeforeEach
    void clear() {
        LIVE.execute(LegacyInstallation.NOTHING);
    }

    /** Neither TEMP nor CREATEDB. */
    @Test
    void theTablesOwnerNeedsNoMoreThanToKeepItsNotes() {
        try (OtherRole owner = new OtherRole("""
                GRANT CREATE ON DATABASE %1$s TO %2$s; GRANT USAGE, CREATE ON SCHEMA public TO %2$s;
                ALTER TABLE alembic_version OWNER TO %2$s;
                """
                + StoredValues.TABLES.stream()
                        .map("ALTER TABLE %s OWNER TO %%2$s;"::formatted)
                        .collect(Collectors.joining()))) {
            assertThat(owner.commands().adopt().outcome()).isEqualTo(Outcome.ADOPTED);

            assertThat(owner.commands().told()).noneMatch(sentence -> sentence.contains("belong"));
            assertThat(LIVE.queryText("SELECT role FROM narra_history.proofs")).endsWith("_other");
        }
    }

    /** Else the history would be of a role that cannot migrate, and the owner could not read it. */
    @Test
    void aRoleThatMayOnlyReadTheTablesIsShownThemAndMarksNothing() {
        try (OtherRole reader = new OtherRole("""
            GRANT CREATE ON DATABASE %1$s TO %2$s; GRANT USAGE, CREATE ON SCHEMA public TO %2$s;
            GRANT SELECT ON ALL TABLES IN SCHEMA public TO %2$s;
            """)) {
            assertThatExceptionOfType(ProblemOccurredException.class)
                    .isThrownBy(reader.commands()::adopt)
                    .withMessageContaining("Nothing was changed")
                    .withMessageContaining("_other does not own these tables");
            assertThat(LIVE.queryTexts(LegacyInstallation.MARKS)).isEmpty();
            assertThat(reader.commands().rehearseAdoption().outcome()).isEqualTo(Outcome.REHEARSED);
        }
    }

    @Test
    void aSuperuserIsToldThatTheHistoryWillNotBeTheTablesOwners() {
        try (OtherRole owner = new OtherRole("GRANT USAGE ON SCHEMA public TO %2$s; ALTER TABLE jobs OWNER TO %2$s;")) {
            assertThat(commands.adopt().outcome()).isEqualTo(Outcome.ADOPTED);
            assertThat(commands.told())
                    .singleElement()
                    .asString()
                    .contains("The history will belong to narraforge, and the tables belong to " + owner.name());

            LIVE.execute("REVOKE ALL ON flyway_schema_history FROM PUBLIC");
            assertThatExceptionOfType(ProblemOccurredException.class)
                    .isThrownBy(owner.commands()::adopt)
                    .withMessageEndingWith("permission denied for table flyway_schema_history");
        }
    }

    /** A role that can do what it is granted, on a database of variant A. */
    private static final class OtherRole implements AutoCloseable {
        private final String name = LIVE.connection().database() + "_other";
        private final Database database;
        private final Commands commands;

        /** @param grants with the names of the database and of the role to be filled in */
        OtherRole(String grants) {
            String live = LIVE.connection().database();
            LIVE.execute(LegacyInstallation.A
                    + ("REVOKE TEMP ON DATABASE %1$s FROM PUBLIC; CREATE ROLE %2$s LOGIN PASSWORD 'other';" + grants)
                            .formatted(live, name));
            var connection = new ConnectionSettings(
                    LIVE.connection().servers(),
                    live,
                    name,
                    Optional.of(new Secret("other")),
                    LIVE.connection().driverProperties());
            database = Database.open(new DatabaseSettings(connection, PoolSettings.DEFAULT));
            commands = Commands.with(database, connection, "none");
        }

        String name() {
            return name;
        }

        Commands commands() {
            return commands;
        }

        @Override
        public void close() {
            database.close();
            LIVE.execute("DROP OWNED BY %1$s CASCADE; DROP ROLE %1$s".formatted(name));
        }
    }
}
