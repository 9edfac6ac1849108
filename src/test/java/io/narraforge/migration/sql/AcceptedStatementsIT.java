package io.narraforge.migration.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AcceptedStatementsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    /** What only the grammar would take proves nothing: the list is PostgreSQL's own SQL, and cut where it cuts. */
    @Test
    void postgresqlTakesEveryStatementThatTheGrammarIsTestedWith() {
        var refused = new ArrayList<String>();
        DATABASE.database().run(session -> {
            try (Statement statement = session.createStatement()) {
                AcceptedStatements.all().forEach(accepted -> execute(statement, accepted, refused));
                return AcceptedStatements.all().size();
            }
        });

        assertThat(refused).isEmpty();
    }

    private static void execute(Statement statement, SourceStatement accepted, List<String> refused) {
        try {
            statement.execute(accepted.text());
        } catch (SQLException refusal) {
            refused.add("line %d: %s".formatted(accepted.line(), refusal.getMessage()));
        }
    }
}
