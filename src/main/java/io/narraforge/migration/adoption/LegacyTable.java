package io.narraforge.migration.adoption;

import io.narraforge.migration.adoption.LegacyRule.AtLeast;
import io.narraforge.migration.adoption.LegacyRule.Document;
import io.narraforge.migration.adoption.LegacyRule.JobStatus;
import io.narraforge.migration.adoption.LegacyRule.JobType;
import io.narraforge.migration.adoption.LegacyRule.Time;
import io.narraforge.migration.adoption.LegacyRule.UpTo;
import java.util.List;

/**
 * A table of the legacy database; V1 is fixed, and so is this.
 *
 * @param columns those of which the migrations demand something
 */
record LegacyTable(String name, List<Column> columns) {
    private static final LegacyRule TIME = new Time();
    private static final LegacyRule VERSION = new AtLeast(1);
    private static final LegacyRule SCORE = new UpTo(1);
    private static final LegacyRule OBJECT = new Document("an object");
    private static final LegacyRule STRINGS = new Document("an array of strings");
    private static final LegacyRule OBJECTS = new Document("an array of objects");

    /** Parents before their children. */
    static final List<LegacyTable> ALL = List.of(
            table(
                    "worlds",
                    column("rules", STRINGS),
                    column("geography", OBJECT),
                    column("history", OBJECTS),
                    column("themes", STRINGS),
                    column("version", VERSION),
                    column("created_at", TIME),
                    column("updated_at", TIME)),
            table(
                    "characters",
                    column("trajectory", OBJECTS),
                    column("relationships", OBJECTS),
                    column("constraints", STRINGS),
                    column("created_at", TIME),
                    column("updated_at", TIME)),
            table("timelines", column("nodes", OBJECTS), column("created_at", TIME), column("updated_at", TIME)),
            table(
                    "jobs",
                    column("type", new JobType()),
                    column("constraints", OBJECT),
                    column("status", new JobStatus()),
                    column("created_at", TIME),
                    column("updated_at", TIME),
                    column("completed_at", TIME)),
            table(
                    "artifacts",
                    column("version", VERSION),
                    column("data", new Document("a non-empty object")),
                    column("created_at", TIME)),
            table(
                    "qa_reports",
                    column("logic_score", SCORE),
                    column("psychology_score", SCORE),
                    column("timeline_score", SCORE),
                    column("critical_errors", STRINGS),
                    column("warnings", STRINGS),
                    column("created_at", TIME)),
            table(
                    "cost_snapshots",
                    column("tokens_used", new AtLeast(0)),
                    column("cost_usd", new UpTo(100)),
                    column("created_at", TIME)));

    /** One of its columns. */
    record Column(String name, LegacyRule rule) {}

    private static LegacyTable table(String name, Column... columns) {
        return new LegacyTable(name, List.of(columns));
    }

    private static Column column(String name, LegacyRule rule) {
        return new Column(name, rule);
    }

    static List<String> names() {
        return ALL.stream().map(LegacyTable::name).toList();
    }

    /** With the schema that every migration of ours works in. */
    String qualified() {
        return "public." + name;
    }
}
