package io.narraforge.migration.backup;

import io.narraforge.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Says which tables are not empty, for whoever must not write among the rows of others. */
public final class RowsPresent {
    private RowsPresent() {}

    /** Each in words, {@code worlds has 3 rows}; none when all are empty. */
    public static List<String> in(Database database, Collection<String> tables) {
        return CopySession.inTransaction(database, "The database cannot be read", session -> in(session, tables));
    }

    static List<String> in(CopySession session, Collection<String> tables) throws SQLException {
        var present = new ArrayList<String>();
        for (String table : tables) {
            long rows = count(table, session);
            if (rows > 0) {
                present.add("%s has %d rows".formatted(table, rows));
            }
        }
        return present;
    }

    private static long count(String table, CopySession session) throws SQLException {
        try (Statement statement = session.connection().createStatement();
                ResultSet answer = statement.executeQuery("SELECT count(*) FROM ONLY " + session.qualified(table))) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
