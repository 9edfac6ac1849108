package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.migration.DrillReport.Direction;
import io.narraforge.migration.backup.ContentChecksum;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.backup.TableContent;
import io.narraforge.migration.catalog.Catalog;
import io.narraforge.problem.ProblemOccurredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Proves each undo on a copy, with the rows that the live database has: what is applied is undone, applied again and
 * undone once more, down to the first version; then each version is applied, undone and applied again, up to the newest.
 */
public final class Drill {
    private final Workplace live;
    private final Database scratch;
    private final MigrationFiles files;
    private final Progress progress;
    private final LongSupplier nanoTime;
    private final List<DrillReport.Step> steps = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private final List<String> notUndone = new ArrayList<>();
    private final Map<String, String> fingerprintByVersion = new HashMap<>();
    private SortedMap<String, TableContent> content = new TreeMap<>();

    /** On an empty database, which is the caller's to throw away afterwards. */
    public Drill(Workplace live, Database scratch, Progress progress) {
        this(live, scratch, MigrationFiles.OF_BUILD, progress);
    }

    Drill(Workplace live, Database scratch, MigrationFiles files, Progress progress) {
        this.live = live;
        this.scratch = scratch;
        this.files = files;
        this.progress = progress;
        this.nanoTime = System::nanoTime;
    }

    /** Stops at the first finding, for what comes after it would start from a schema that nobody knows. */
    public DrillReport run() {
        SchemaStatus status = new Migrator(live.database().dataSource(), files, OptionalLong.empty()).status();
        SortedMap<String, Long> rows = DatabaseCopy.make(live, scratch, files, progress);
        List<String> versions = status.versions();
        int start = status.current().map(versions::indexOf).orElse(-1);
        if (start < 0) {
            migrator().migrateTo(versions.getFirst());
        }
        int at = Math.max(0, start);
        content = ContentChecksum.of(scratch, progress);
        fingerprintByVersion.put(versions.get(at), fingerprint());
        int bottom = descend(versions, at);
        ascend(versions, bottom, at);
        return new DrillReport(status.current(), rows, steps, findings, notUndone);
    }

    /** Returns how far down it came. */
    private int descend(List<String> versions, int top) {
        int at = top;
        while (findings.isEmpty() && at > 0 && undo(versions, at)) {
            apply(versions, at);
            undo(versions, at);
            at--;
        }
        return at;
    }

    private void ascend(List<String> versions, int bottom, int provenTo) {
        for (int at = bottom + 1; findings.isEmpty() && at < versions.size(); at++) {
            apply(versions, at);
            if (at > provenTo && undo(versions, at)) {
                apply(versions, at);
            }
        }
    }

    private void apply(List<String> versions, int at) {
        if (!findings.isEmpty()) {
            return;
        }
        String version = versions.get(at);
        long start = nanoTime.getAsLong();
        try {
            migrator().migrateTo(version);
            judge(version, version, Direction.UP, new Outcome(since(start), List.of()));
        } catch (ProblemOccurredException refused) {
            findings.add("%s cannot be applied: %s"
                    .formatted(version, refused.problem().message()));
        }
    }

    /** Returns false where the version has no undo, or its undo failed. */
    private boolean undo(List<String> versions, int at) {
        if (!findings.isEmpty()) {
            return false;
        }
        String version = versions.get(at);
        Migrator migrator = migrator();
        LastVersion last = migrator.lastApplied();
        var reason = UndoFile.whyNot(last, migrator.status(), files);
        if (reason.isPresent()) {
            notUndone.add(reason.get());
            return false;
        }
        long start = nanoTime.getAsLong();
        try {
            Undo.Done done = new Undo(scratch, live.log(), OptionalLong.empty(), RollingBack.Loss.ACCEPTED)
                    .execute(UndoFile.ofLastVersion(migrator, files));
            judge(version, versions.get(at - 1), Direction.DOWN, new Outcome(since(start), done.lost()));
        } catch (ProblemOccurredException refused) {
            findings.add(refused.problem().message());
        }
        return findings.isEmpty();
    }

    private record Outcome(Duration took, List<String> losses) {}

    private void judge(String version, String at, Direction direction, Outcome outcome) {
        String fingerprint = fingerprint();
        SortedMap<String, TableContent> now = ContentChecksum.of(scratch, progress);
        boolean sameContent = now.equals(content);
        steps.add(new DrillReport.Step(version, direction, outcome.took(), fingerprint, sameContent, outcome.losses()));
        String before = fingerprintByVersion.putIfAbsent(at, fingerprint);
        String verb = direction == Direction.UP ? "applying" : "undoing";
        if (before != null && !before.equals(fingerprint)) {
            findings.add("After %s %s the schema of %s is another than it was".formatted(verb, version, at));
        }
        if (!sameContent && outcome.losses().isEmpty()) {
            findings.add("After %s %s the rows of %s say something else than before"
                    .formatted(verb, version, String.join(", ", different(now))));
        }
        content = now;
    }

    private List<String> different(SortedMap<String, TableContent> now) {
        return now.entrySet().stream()
                .filter(table -> !table.getValue().equals(content.get(table.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String fingerprint() {
        return scratch.run(session -> Catalog.read(session).fingerprint());
    }

    private Duration since(long start) {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    private Migrator migrator() {
        return new Migrator(scratch.dataSource(), files, OptionalLong.empty());
    }
}
