package io.narraforge.migration.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.Database;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.preflight.Preflight.Plan;
import io.narraforge.migration.preflight.Preflight.Plan.LongTransactions;
import io.narraforge.migration.preflight.PreflightFinding.Weight;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import io.narraforge.settings.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands against a change of the schema, all at once. */
class PreflightIT {
    private static final List<String> TABLES = List.of("worlds", "jobs");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @Test
    void anOwnerOnASupportedServerHasNothingAgainstIt() {
        assertThat(new Preflight(DATABASE.database()).findings(plan(LongTransactions.REFUSED)))
                .isEmpty();
    }

    @Test
    void everythingThatARoleLacksIsNamedWithTheStatementThatGivesIt() {
        DATABASE.execute("""
            DROP ROLE IF EXISTS preflight_role;
            CREATE ROLE preflight_role LOGIN PASSWORD 'p';
            ALTER ROLE preflight_role SET default_transaction_read_only = on;
            """);
        try (Database database =
                Database.open(new DatabaseSettings(as("preflight_role"), new PoolSettings(2, Duration.ofSeconds(5))))) {
            List<PreflightFinding> findings = new Preflight(database).findings(plan(LongTransactions.REFUSED));

            assertThat(findings)
                    .filteredOn(finding -> finding.weight() == Weight.REFUSES)
                    .extracting(PreflightFinding::sentence)
                    .satisfiesExactly(
                            sentence -> assertThat(sentence).startsWith("The session is read-only"),
                            sentence -> assertThat(sentence)
                                    .contains("The role preflight_role may not write the history")
                                    .contains("GRANT USAGE ON SCHEMA narra_history TO preflight_role"),
                            sentence ->
                                    assertThat(sentence).endsWith("GRANT CREATE ON SCHEMA public TO preflight_role"),
                            sentence -> assertThat(sentence).contains("jobs (of narraforge), worlds (of narraforge)"));
        } finally {
            DATABASE.execute("DROP ROLE preflight_role");
        }
    }

    @Test
    void aTransactionThatIsOpenForLongIsNamedAndRefusedOnlyWhereItIsInTheWay() throws SQLException {
        List<PreflightFinding> aged = new ArrayList<>();
        DATABASE.database().run(session -> {
            session.setAutoCommit(false);
            try (var statement = session.createStatement()) {
                statement.execute("SELECT count(*) FROM worlds");
                DATABASE.database().run(other -> {
                    aged.addAll(new TransactionsCheckIn(other, Duration.ZERO).findings(LongTransactions.REFUSED));
                    aged.addAll(new TransactionsCheckIn(other, Duration.ZERO).findings(LongTransactions.ACCEPTED));
                    assertThat(new TransactionsCheckIn(other, Duration.ofSeconds(30))
                                    .findings(LongTransactions.REFUSED))
                            .isEmpty();
                    return true;
                });
                return true;
            } finally {
                session.rollback();
                session.setAutoCommit(true);
            }
        });

        assertThat(aged).extracting(PreflightFinding::weight).containsExactly(Weight.REFUSES, Weight.WARNS);
        assertThat(aged.getFirst().sentence())
                .matches("A transaction has been open for \\d+ s and holds locks on our tables: process \\d+ \\(role"
                        + " narraforge, narraforge\\), last statement: SELECT count\\(\\*\\) FROM worlds; let it"
                        + " end, end it, or say --ignore-long-transactions");
    }

    /** The check with another age from which a transaction is named. */
    private record TransactionsCheckIn(Connection session, Duration namedFrom) {
        List<PreflightFinding> findings(LongTransactions choice) throws SQLException {
            var findings = new ArrayList<PreflightFinding>();
            new TransactionsCheck(session, plan(choice), namedFrom).addTo(findings);
            return findings;
        }
    }

    @Test
    void aFolderThatIsTooSmallIsRefusedOnlyWhereItIsHopeless() {
        Path folder = Path.of("target");
        long free = folder.toFile().getUsableSpace();

        assertThat(disk(folder, free / 2)).isEmpty();
        assertThat(disk(folder, free * 2)).extracting(PreflightFinding::weight).containsExactly(Weight.WARNS);
        assertThat(disk(folder, free * 20)).extracting(PreflightFinding::weight).containsExactly(Weight.REFUSES);
    }

    private static List<PreflightFinding> disk(Path folder, long bytes) {
        var findings = new ArrayList<PreflightFinding>();
        var plan = new Plan(
                TABLES, true, Optional.of(folder.resolve("not/yet/there")), Optional.empty(), LongTransactions.REFUSED);
        new DiskCheck(new DiskCheck.Sizes(bytes, bytes), plan).addTo(findings);
        return findings;
    }

    private static Plan plan(LongTransactions longTransactions) {
        return new Plan(TABLES, true, Optional.empty(), Optional.empty(), longTransactions);
    }

    private static ConnectionSettings as(String role) {
        ConnectionSettings own = DATABASE.connection();
        return new ConnectionSettings(
                own.servers(), own.database(), role, Optional.of(new Secret("p")), own.driverProperties());
    }
}
