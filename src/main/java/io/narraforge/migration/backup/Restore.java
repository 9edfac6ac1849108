package io.narraforge.migration.backup;

import io.narraforge.database.Database;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts the rows of a backup into tables of the same version that have none, in one transaction: all of them, found equal
 * when read back, or nothing. Migrates nothing.
 */
public final class Restore {
    private final BackupFile backup;
    private final Manifest manifest;
    private final RestoreTarget target;
    private final Progress progress;

    /** The backup stays the caller's, to be closed. */
    public Restore(BackupFile backup, SchemaState.Reader reader, Fingerprints fingerprints, Progress progress) {
        this.backup = backup;
        this.manifest = backup.manifest();
        this.target = new RestoreTarget(manifest, reader, fingerprints);
        this.progress = progress;
    }

    /** What is asked of the fingerprints of the schema that was backed up and of the one that is restored into. */
    public enum Fingerprints {
        /** As they are, unless one of the databases has drifted. */
        EQUAL,
        /** The columns have to be the same, nothing else. */
        MAY_DIFFER
    }

    /** Verifies the file first; nothing is written before that. */
    public RestoredBackup into(Database database) {
        backup.verify(progress);
        List<String> remarks = CopySession.inTransaction(database, "Nothing was restored", this::restore);
        CopySession.inTransaction(database, "All rows are restored, but not analyzed", this::analyze);
        return new RestoredBackup(manifest, remarks);
    }

    /** Whether the text of a backup means the same in this database; to be asked before anything is made in it. */
    public static void requireUtf8(Database database) {
        CopySession.inTransaction(database, "The database cannot be read", session -> {
            SourceFacts.read(session).refuseUnlessUtf8();
            return true;
        });
    }

    private List<String> restore(CopySession session) throws SQLException {
        List<String> remarks = target.claim(session);
        session.pinSettings();
        ForeignKeys keys = ForeignKeys.among(manifest.tableNames(), session);
        keys.defer();
        var written = new RowCount(progress, manifest.rows());
        for (String name : keys.tablesInOrder()) {
            write(manifest.table(name), session, written);
        }
        keys.check();
        var readBack = new RowCount(progress, manifest.rows());
        for (Manifest.Table table : manifest.tables()) {
            readBack(table, session, readBack);
        }
        return remarks;
    }

    private void write(Manifest.Table table, CopySession session, RowCount count) throws SQLException {
        TableLayout layout = layout(table, session);
        TableContent content;
        try (InputStream rows = backup.read(table)) {
            content = session.copyIn(layout, destination -> {
                var digest = new CopyDigest(destination, count.of("writing " + table.name()));
                rows.transferTo(digest);
                return digest.content();
            });
        } catch (IOException damaged) {
            throw refused("%s cannot be read: %s".formatted(table.name(), FileWords.of(damaged)));
        }
        refuseUnlessEqual(table, content, "the file has changed since it was verified");
        Sequences.continueAfterRowsOf(layout, session);
        count.finishTable(content.rows());
    }

    /** What triggers and the like have made of the rows shows only in the tables. */
    private void readBack(Manifest.Table table, CopySession session, RowCount count) throws SQLException {
        TableContent content = session.hash(layout(table, session).copyOut(), count.of("reading back " + table.name()));
        refuseUnlessEqual(table, content, "what was written is not what is read back");
        count.finishTable(content.rows());
    }

    private static TableLayout layout(Manifest.Table table, CopySession session) throws SQLException {
        return session.layout(table.name()).withColumns(table.columns());
    }

    private void refuseUnlessEqual(Manifest.Table table, TableContent found, String meaning) {
        Optional<String> difference = BackupFile.difference(table, found);
        if (difference.isPresent()) {
            throw refused(meaning + ": " + difference.get());
        }
    }

    private ProblemOccurredException refused(String reason) {
        return new ProblemOccurredException(new Problem.CommandFailed(
                "%s cannot be restored, %s. Nothing was restored.".formatted(backup.file(), reason)));
    }

    /** Without statistics the first questions would be answered by slow plans. */
    private boolean analyze(CopySession session) throws SQLException {
        session.execute("ANALYZE "
                + manifest.tableNames().stream().map(session::qualified).collect(Collectors.joining(", ")));
        return true;
    }
}
