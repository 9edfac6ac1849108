package io.narraforge.migration.adoption;

import io.narraforge.database.ConnectionFunction;
import io.narraforge.database.Database;
import io.narraforge.database.PostgresWords;
import io.narraforge.database.Query;
import io.narraforge.database.WholeOrNothing;
import io.narraforge.migration.backup.Snapshot;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a live legacy database. Its users read and write on; its tables are locked against nothing but being
 * altered or dropped, which ACCESS SHARE does, for as long as the moment is looked at.
 */
public final class LegacySnapshot {
    private static final String TABLES = """
        SELECT format('public.%I', relname)
        FROM pg_class
        WHERE relnamespace = to_regnamespace('public') AND relname = ANY (?) AND relkind IN ('r', 'p')
        ORDER BY relname\
        """;

    private LegacySnapshot() {}

    /** Looks at what is there now. */
    public static <T extends @Nullable Object> T take(Database live, ConnectionFunction<T> use) {
        return live.run(session -> {
            List<String> tables = Query.of(
                            TABLES,
                            session.createArrayOf("text", LegacyTable.names().toArray()))
                    .rows(session, row -> row.getString(1));
            try {
                return WholeOrNothing.on(session, snapshot -> {
                    Snapshot.begin(snapshot, tables);
                    return use.apply(snapshot);
                });
            } catch (SQLException failure) {
                throw PostgresWords.explain("The legacy tables cannot be read", failure);
            }
        });
    }
}
