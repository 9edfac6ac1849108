package io.narraforge.migration.history;

import io.narraforge.migration.history.Revision.Direction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run that was killed, and what it left.
 *
 * @param completed the versions that it had applied or undone
 * @param halfApplied the version that it was applying without a transaction
 */
public record InterruptedRun(Run run, List<Revision> completed, Optional<Revision> halfApplied) {

    static InterruptedRun of(Connection session, Run run) throws SQLException {
        List<Revision> revisions = Revisions.ofRun(session, run.id());
        return new InterruptedRun(
                run,
                revisions.stream()
                        .filter(revision -> revision.fingerprintAfter().isPresent())
                        .toList(),
                revisions.stream()
                        .filter(revision -> revision.fingerprintAfter().isEmpty())
                        .reduce((earlier, later) -> later));
    }

    /** For the operator, in one sentence. */
    public String words() {
        return "%s, was interrupted%s; %s"
                .formatted(
                        run.words(),
                        completed.isEmpty() ? "" : " after it had " + deeds(),
                        halfApplied
                                .map(revision -> "%s (%s) runs outside of a transaction and may be half applied"
                                        .formatted(revision.version(), revision.script()))
                                .orElse("it left nothing half done in the schema"));
    }

    private String deeds() {
        return completed.stream()
                .map(revision -> (revision.direction() == Direction.UP ? "applied " : "undone ") + revision.version())
                .collect(Collectors.joining(", "));
    }
}
