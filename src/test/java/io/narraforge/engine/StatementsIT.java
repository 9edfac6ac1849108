package io.narraforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.Database;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.plan.SqlStatement;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the server keeps of a statement that is run often. */
class StatementsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    /** More than the driver waits for before it has the server prepare a statement. */
    private static final int OFTEN = 10;

    private static final SqlStatement BY_NAME =
            new SqlStatement("select name from worlds where name = ?", List.of("name"));

    private static final SqlStatement PREPARED =
            new SqlStatement("select count(*) from pg_prepared_statements where statement like ?", List.of("pattern"));

    /** How many plans the session keeps for the statement after it was run often. */
    private static int plansKeptAfterManyRunsOf(SqlStatement statement) {
        var one = new PoolSettings(1, Duration.ofSeconds(5));
        try (Database database = Database.open(new DatabaseSettings(DATABASE.connection(), one))) {
            var statements = new Statements(database, event -> {});
            for (int i = 0; i < OFTEN; i++) {
                statements.run(statement, name -> "Mgłogród", rows -> rows.getString(1));
            }
            return statements
                    .run(PREPARED, name -> "select name from worlds%", rows -> rows.getInt(1))
                    .getFirst();
        }
    }

    @Test
    void aStatementThatIsRunOftenIsPreparedOnTheServer() {
        assertThat(plansKeptAfterManyRunsOf(BY_NAME)).isEqualTo(1);
    }

    @Test
    void aStatementToPlanWithItsValuesIsNeverPrepared() {
        assertThat(plansKeptAfterManyRunsOf(BY_NAME.toPlanWithValues())).isZero();
    }
}
