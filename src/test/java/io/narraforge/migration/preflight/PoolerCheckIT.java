package io.narraforge.migration.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.Database;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.ConnectionSettings.ServerAddress;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pooler in transaction mode is seen when nobody else uses it, too. */
@Timeout(60)
class PoolerCheckIT {
    private static final PoolSettings POOL = new PoolSettings(4, Duration.ofSeconds(5));

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void aPoolerInTransactionModeIsRefusedWhateverItsSize(int sessions) throws IOException {
        ConnectionSettings direct = DATABASE.connection();
        ServerAddress server = direct.servers().getFirst();
        try (var pooler = TransactionPooler.start(server.port(), sessions)) {
            var pooled = new ConnectionSettings(
                    List.of(new ServerAddress(server.host(), pooler.port())),
                    direct.database(),
                    direct.user(),
                    direct.password(),
                    direct.driverProperties());
            try (Database database = Database.open(new DatabaseSettings(pooled, POOL))) {
                assertThatExceptionOfType(ProblemOccurredException.class)
                        .isThrownBy(() -> PoolerCheck.refusePooled(database.dataSource()))
                        .satisfies(refusal -> assertThat(refusal.problem()).isInstanceOf(Problem.CommandFailed.class))
                        .withMessageContaining("pool_mode=session");
            }
        }
    }

    @Test
    void sessionsOfTheirOwnAreNot() {
        assertThatCode(() -> PoolerCheck.refusePooled(DATABASE.database().dataSource()))
                .doesNotThrowAnyException();
    }
}
