package io.narraforge.migration.backup;

import io.narraforge.database.Database;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Copies the rows of tables, as they are at one moment, into the same tables of another database, where they have none:
 * all in one transaction there. Nothing is kept on the way, and nothing is changed where they come from.
 */
public final class TableCopy {
    private final CopySession source;
    private final CopySession target;
    private final RowCount count;

    private TableCopy(CopySession source, CopySession target, Progress progress) {
        this.source = source;
        this.target = target;
        this.count = new RowCount(progress, 0);
    }

    /** Tells how many rows each table has. */
    public static SortedMap<String, Long> copy(
            Database source, Database target, Collection<String> tables, Progress progress) {
        return Snapshot.take(source, tables, from -> copy(from, target, tables, progress));
    }

    /** The same from the moment of the transaction that is open, some settings of which are other ones until its end. */
    public static SortedMap<String, Long> copy(
            Connection snapshot, Database target, Collection<String> tables, Progress progress) throws SQLException {
        return copy(CopySession.on(snapshot), target, tables, progress);
    }

    private static SortedMap<String, Long> copy(
            CopySession from, Database target, Collection<String> tables, Progress progress) throws SQLException {
        from.pinSettings();
        return CopySession.inTransaction(
                target, "The rows cannot be copied", to -> new TableCopy(from, to, progress).copy(tables));
    }

    private SortedMap<String, Long> copy(Collection<String> tables) throws SQLException {
        target.pinSettings();
        ForeignKeys keys = ForeignKeys.among(tables, target);
        keys.defer();
        var rows = new TreeMap<String, Long>();
        for (String table : keys.tablesInOrder()) {
            rows.put(table, copy(table));
        }
        keys.check();
        return rows;
    }

    private long copy(String table) throws SQLException {
        TableLayout from = source.layout(table);
        TableLayout to = target.layout(table).withColumns(from.columns());
        try {
            TableContent content =
                    target.copyIn(to, destination -> source.copyOut(from, destination, count.of("copying " + table)));
            Sequences.continueAfterRowsOf(to, target);
            count.finishTable(content.rows());
            return content.rows();
        } catch (IOException broken) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed(
                            "The rows of %s cannot be copied: %s".formatted(table, broken.getMessage())),
                    broken);
        }
    }
}
