package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.catalog.Catalog;
import io.narraforge.migration.history.Revision;
import io.narraforge.migration.history.Revisions;
import io.narraforge.migration.rehearsal.MeasuredScript;
import io.narraforge.migration.rehearsal.ScriptReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/** Does for real to a copy what a command would do to the live database, statement by statement. */
public final class DryRun {
    private final Workplace live;
    private final Database scratch;
    private final MigrationFiles files;
    private final Progress progress;

    /** On an empty database, which is the caller's to throw away afterwards. */
    public DryRun(Workplace live, Database scratch, Progress progress) {
        this(live, scratch, MigrationFiles.OF_BUILD, progress);
    }

    DryRun(Workplace live, Database scratch, MigrationFiles files, Progress progress) {
        this.live = live;
        this.scratch = scratch;
        this.files = files;
        this.progress = progress;
    }

    /**
     * Of a migration.
     *
     * @param target the version to stop at; all that is pending where there is none
     */
    public DryRunReport migrate(Optional<String> target) {
        Migrator migrator = migrator(live.database());
        SchemaStatus status = migrator.status();
        Migrator.refuseUnlessSound(status);
        List<String> versions =
                target.map(version -> Migrating.upTo(version, status)).orElseGet(status::pending);
        SortedMap<String, Long> rows = DatabaseCopy.make(live, scratch, files, progress);
        var ran = new ArrayList<DryRunReport.File>();
        var findings = new ArrayList<String>();
        for (String version : versions) {
            Migrator.PackedVersion packed = migrator.packed(version);
            var file = new DryRunReport.File(version, packed.script(), packed.inTransaction(), execute(packed));
            ran.add(file);
            file.report().failure().ifPresent(failure -> findings.add(words(file, failure)));
            if (!findings.isEmpty()) {
                break;
            }
        }
        return new DryRunReport(status.current(), rows, ran, findings, List.of());
    }

    private ScriptReport execute(Migrator.PackedVersion packed) {
        String text = files.text(packed.script());
        return packed.inTransaction()
                ? scratch.run(session -> inTransaction(session, text))
                : scratch.run(session -> MeasuredScript.outsideTransaction(session, scratch, text, System::nanoTime));
    }

    private static ScriptReport inTransaction(Connection session, String text) throws SQLException {
        session.setAutoCommit(false);
        try {
            ScriptReport report = MeasuredScript.inTransaction(session, text, System::nanoTime);
            if (report.failure().isEmpty()) {
                session.commit();
            }
            return report;
        } finally {
            session.rollback();
            session.setAutoCommit(true);
        }
    }

    private static String words(DryRunReport.File file, ScriptReport.Failure failure) {
        return "%s (%s) fails at line %d, %s: %s"
                .formatted(file.version(), file.script(), failure.line(), failure.excerpt(), failure.reason());
    }

    /** Of undoing the last version. */
    public DryRunReport rollback() {
        Migrator migrator = migrator(live.database());
        SchemaStatus status = migrator.status();
        Migrator.refuseUnlessSound(status);
        UndoFile undo = UndoFile.ofLastVersion(migrator, files);
        SortedMap<String, Long> rows = DatabaseCopy.make(live, scratch, files, progress);
        ScriptReport report = scratch.run(session -> inTransaction(session, undo.text()));
        var file = new DryRunReport.File(undo.version(), undo.script(), true, report);
        var findings = new ArrayList<String>();
        report.failure().ifPresent(failure -> findings.add(words(file, failure)));
        if (findings.isEmpty() && !leadsBack(undo.version())) {
            findings.add("%s does not lead back to the schema that was there before %s"
                    .formatted(undo.script(), undo.version()));
        }
        return new DryRunReport(status.current(), rows, List.of(file), findings, report.messages(Undo.LOSS));
    }

    /** The copy went through every version, and its history says what its schema was before each. */
    private boolean leadsBack(String version) {
        return scratch.run(session -> {
            Revision applied = Revisions.thatApplied(session, version).orElseThrow();
            return applied.fingerprintBefore().equals(Catalog.read(session).fingerprint());
        });
    }

    private Migrator migrator(Database database) {
        return new Migrator(database.dataSource(), files, OptionalLong.empty());
    }
}
