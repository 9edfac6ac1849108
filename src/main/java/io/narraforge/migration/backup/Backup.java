package io.narraforge.migration.backup;

import io.narraforge.database.Database;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * Writes the rows of our tables, as they were at one moment, into one file. The file has its name only when all of it
 * was read back and found equal; whatever goes wrong before leaves none. A file that is there is never replaced.
 */
public final class Backup {
    /** A migration that made or dropped a table meanwhile is waited for; more than a few of them is no use to wait. */
    private static final int ATTEMPTS = 3;

    private final CopySession session;
    private final SchemaState state;
    private final RowCount count;

    private Backup(CopySession session, SchemaState state, Progress progress) {
        this.session = session;
        this.state = state;
        // Counting the rows first would take as long as reading them.
        this.count = new RowCount(progress, 0);
    }

    /**
     * Writes it and reads it back.
     *
     * @param file chosen when the version is known
     */
    public static WrittenBackup write(
            Database source, SchemaState.Reader reader, Function<SchemaState, Path> file, Progress progress) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            SortedSet<String> tables = Snapshot.take(source, List.of(), session -> reader.read(session.connection()))
                    .tables();
            Optional<WrittenBackup> written = Snapshot.take(source, tables, session -> {
                SchemaState state = reader.read(session.connection());
                return state.tables().equals(tables)
                        ? Optional.of(new Backup(session, state, progress).writeTo(file.apply(state), progress))
                        : Optional.empty();
            });
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw new ProblemOccurredException(new Problem.CommandFailed(
                "The schema was changed again and again while a backup was to begin; try again when that is over"));
    }

    private WrittenBackup writeTo(Path file, Progress progress) throws SQLException {
        session.pinSettings();
        try {
            List<Path> removed = PartialFile.removeStale(PartialFile.folderOf(file));
            try (PartialFile partial = PartialFile.create(file)) {
                String manifestSha256 = writeTo(partial);
                Manifest manifest = BackupFile.verify(partial.readable(), progress);
                partial.publish();
                return new WrittenBackup(file, Files.size(file), manifest, manifestSha256, removed);
            }
        } catch (IOException failure) {
            throw new ProblemOccurredException(new Problem.CommandFailed(words(file, failure)), failure);
        }
    }

    private static String words(Path file, IOException failure) {
        if (failure instanceof FileAlreadyExistsException taken) {
            return taken.getFile().equals(file.toString())
                    ? file + " is there already, and a backup replaces nothing; name another file"
                    : taken.getFile() + " is there already: another backup is writing it, or it is not ours";
        }
        return "%s cannot be written: %s; there is no backup".formatted(file, FileWords.of(failure));
    }

    /** Tells the manifest's SHA-256. */
    private String writeTo(PartialFile partial) throws SQLException, IOException {
        SourceFacts facts = SourceFacts.read(session);
        facts.refuseUnlessUtf8();
        var tables = new ArrayList<Manifest.Table>();
        try (ArchiveWriter archive = ArchiveWriter.begin(partial.stream(), facts.now())) {
            for (String table : state.tables()) {
                tables.add(copy(session.layout(table), archive));
            }
            return archive.finish(new Manifest(
                    facts.now(),
                    new Manifest.Schema(state.version(), state.fingerprint()),
                    facts.source(),
                    tables,
                    facts.tablesBeside(state.tables())));
        }
    }

    private Manifest.Table copy(TableLayout table, ArchiveWriter archive) throws SQLException, IOException {
        try (OutputStream entry = archive.begin(Manifest.Table.file(table.name()))) {
            TableContent content = session.copyOut(table, entry, count.of("reading " + table.name()));
            count.finishTable(content.rows());
            return new Manifest.Table(table.name(), table.columns(), content);
        }
    }
}
