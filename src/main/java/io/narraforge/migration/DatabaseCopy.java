package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.database.Query;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.backup.TableCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes another database, an empty one, what the live one is: its version, and the rows of our tables. */
final class DatabaseCopy {
    private DatabaseCopy() {}

    /** Tells how many rows each table has; reads the live database, and changes nothing there. */
    static SortedMap<String, Long> make(Workplace live, Database scratch, MigrationFiles files, Progress progress) {
        SchemaStatus status = new Migrator(live.database().dataSource(), files, OptionalLong.empty()).status();
        Migrator.refuseUnlessSound(status);
        if (status.current().isEmpty()) {
            return new TreeMap<>();
        }
        new Migrator(scratch.dataSource(), files, OptionalLong.empty())
                .migrateTo(status.current().get());
        Set<String> tables = live.database()
                .run(session -> new AppliedSchema(live.connection()).read(session))
                .tables();
        empty(tables, scratch);
        return TableCopy.copy(live.database(), scratch, tables, progress);
    }

    /** Of the rows that migrations themselves have written: the live database has them, too. */
    private static void empty(Set<String> tables, Database scratch) {
        scratch.run(session -> {
            List<String> names = new ArrayList<>();
            for (String table : tables) {
                names.add(Query.of("SELECT quote_ident(?)", table).one(session, row -> row.getString(1)));
            }
            return Query.of("TRUNCATE " + String.join(", ", names)).execute(session);
        });
    }
}
