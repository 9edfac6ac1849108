package io.narraforge.migration;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.Optional;

/**
 * What undoes a version.
 *
 * @param script its file's name
 */
record UndoFile(LastVersion last, String script, String text) {

    /** Of the version that the database is at; refused where that cannot be undone. */
    static UndoFile ofLastVersion(Migrator migrator, MigrationFiles files) {
        SchemaStatus status = migrator.status();
        if (status.current().isEmpty()) {
            throw refused("The database is empty: there is no version to undo");
        }
        LastVersion last = migrator.lastApplied();
        Optional<String> reason = whyNot(last, status, files);
        if (reason.isPresent()) {
            throw refused(reason.get());
        }
        String script = MigrationFiles.undoName(last.script());
        return new UndoFile(last, script, files.undoOf(last.script()).orElseThrow());
    }

    /** Why a version cannot be undone; empty where it can. */
    static Optional<String> whyNot(LastVersion last, SchemaStatus status, MigrationFiles files) {
        if (last.version().equals(status.versions().getFirst())) {
            return Optional.of(last.version()
                    + " cannot be undone: it is the legacy service's schema, and before it there is nothing of ours");
        }
        Optional<String> irreversible = files.irreversibleBecause(last.script());
        if (irreversible.isPresent()) {
            return Optional.of(
                    "%s cannot be undone; its file says why: %s".formatted(last.version(), irreversible.get()));
        }
        return files.undoOf(last.script()).isPresent()
                ? Optional.empty()
                : Optional.of("%s cannot be undone: this build has no file %s/%s"
                        .formatted(last.version(), files.undos(), MigrationFiles.undoName(last.script())));
    }

    String version() {
        return last.version();
    }

    private static ProblemOccurredException refused(String reason) {
        return new ProblemOccurredException(new Problem.CommandFailed(reason));
    }
}
