package io.narraforge.migration.adoption;

import io.narraforge.database.PostgresWords;
import io.narraforge.database.Query;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Statements that give the seven tables the indexes and cascades of V1, while others read and write. What is there is
 * found by what it does, whatever its name. May be stopped anywhere: the next bridge has what is left to do.
 *
 * @param statements each for itself, outside of a transaction; none when nothing is missing
 */
public record Bridge(List<String> statements) {
    /** V1's, which stays what it is. */
    private static final List<Index> INDEXES = List.of(
            new Index("idx_jobs_status", "jobs", "status"),
            new Index("idx_jobs_created_at", "jobs", "created_at"),
            new Index("idx_artifacts_job_id", "artifacts", "job_id"),
            new Index("idx_characters_world_id", "characters", "world_id"),
            new Index("idx_timelines_world_id", "timelines", "world_id"),
            new Index("idx_qa_reports_job_id", "qa_reports", "job_id"),
            new Index("idx_cost_snapshots_job_id", "cost_snapshots", "job_id"));

    private static final List<ForeignKey> FOREIGN_KEYS = List.of(
            new ForeignKey("artifacts", "job_id", "jobs"),
            new ForeignKey("characters", "world_id", "worlds"),
            new ForeignKey("timelines", "world_id", "worlds"),
            new ForeignKey("qa_reports", "job_id", "jobs"),
            new ForeignKey("cost_snapshots", "job_id", "jobs"));

    /** An index that is waiting for older transactions must not give up and leave an invalid one. */
    private static final String WAIT = "SET lock_timeout = 0";

    /** Who waits for a strong lock makes everybody behind it wait. */
    private static final String DO_NOT_WAIT_LONG = "SET lock_timeout = '5s'";

    private static final String TAKE_AS_LONG_AS_IT_NEEDS = "SET statement_timeout = 0";

    private static final List<String> AS_BEFORE = List.of("RESET lock_timeout", "RESET statement_timeout");

    public Bridge {
        statements = List.copyOf(statements);
    }

    private record Index(String name, String table, String column) {}

    private record ForeignKey(String table, String column, String parent) {}

    private record FoundIndex(String name, boolean isValid) {}

    private record FoundKey(String name, boolean cascades, boolean isValidated) {}

    /** What these tables need to become those of V1, as far as indexes and cascades go. */
    static Bridge from(Connection session) throws SQLException {
        var indexes = new ArrayList<String>();
        for (Index index : INDEXES) {
            indexes.addAll(statements(session, index));
        }
        var keys = new ArrayList<String>();
        for (ForeignKey key : FOREIGN_KEYS) {
            keys.addAll(statements(session, key));
        }
        var all = new ArrayList<String>();
        append(all, WAIT, indexes);
        append(all, DO_NOT_WAIT_LONG, keys);
        if (!all.isEmpty()) {
            all.addFirst(TAKE_AS_LONG_AS_IT_NEEDS);
            all.addAll(AS_BEFORE);
        }
        return new Bridge(all);
    }

    private static void append(List<String> all, String setting, List<String> statements) {
        if (!statements.isEmpty()) {
            all.add(setting);
            all.addAll(statements);
        }
    }

    private static List<String> statements(Connection session, Index index) throws SQLException {
        List<FoundIndex> found = Query.of("""
            SELECT format('%I.%I', nspname, relname), indisvalid AND indisready AND indislive
            FROM pg_index
            JOIN pg_class ON pg_class.oid = indexrelid
            JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE indrelid = format('public.%I', ?::text)::regclass AND pg_get_indexdef(indexrelid)
                = format('CREATE INDEX %I ON public.%I USING btree (%I)', relname, ?::text, ?::text)\
            """, index.table(), index.table(), index.column())
                .rows(session, row -> new FoundIndex(row.getString(1), row.getBoolean(2)));
        var statements = new ArrayList<String>();
        // What an interrupted CONCURRENTLY has left costs every write, and serves nobody.
        found.stream()
                .filter(each -> !each.isValid())
                .forEach(each -> statements.add("DROP INDEX CONCURRENTLY IF EXISTS " + each.name()));
        if (found.stream().noneMatch(FoundIndex::isValid)) {
            boolean nameIsTaken = Query.of("SELECT to_regclass(format('public.%I', ?::text)) IS NOT NULL", index.name())
                    .isTrue(session);
            boolean nameBecomesFree =
                    found.stream().anyMatch(each -> each.name().equals("public." + index.name()));
            statements.add("CREATE INDEX CONCURRENTLY %sON public.%s (%s)"
                    .formatted(
                            nameIsTaken && !nameBecomesFree ? "" : index.name() + " ", index.table(), index.column()));
        }
        return statements;
    }

    private static List<String> statements(Connection session, ForeignKey key) throws SQLException {
        List<FoundKey> found = Query.of("""
            SELECT quote_ident(conname), confdeltype = 'c', convalidated
            FROM pg_constraint
            WHERE contype = 'f' AND conrelid = format('public.%I', ?::text)::regclass
                AND confrelid = format('public.%I', ?::text)::regclass
                AND conkey = ARRAY(
                    SELECT attnum FROM pg_attribute WHERE attrelid = conrelid AND attname = ?)
                AND confkey = ARRAY(SELECT attnum FROM pg_attribute WHERE attrelid = confrelid AND attname = 'id')
                AND confupdtype = 'a' AND confdeltype IN ('a', 'c') AND confmatchtype = 's' AND NOT condeferrable
            ORDER BY conname\
            """, key.table(), key.parent(), key.column())
                .rows(session, row -> new FoundKey(row.getString(1), row.getBoolean(2), row.getBoolean(3)));
        var statements = new ArrayList<String>();
        for (FoundKey each : found) {
            if (!each.cascades()) {
                // Both in one statement: at no moment may a row be written that neither of them checks.
                statements.add(
                        "ALTER TABLE public.%1$s DROP CONSTRAINT %2$s, ADD CONSTRAINT %2$s FOREIGN KEY (%3$s) REFERENCES public.%4$s (id) ON DELETE CASCADE NOT VALID"
                                .formatted(key.table(), each.name(), key.column(), key.parent()));
            }
            if (!each.cascades() || !each.isValidated()) {
                statements.add("ALTER TABLE public.%s VALIDATE CONSTRAINT %s".formatted(key.table(), each.name()));
            }
        }
        return statements;
    }

    /** Runs it; whoever listens hears each statement before it runs. */
    public void run(Connection session, Consumer<String> statementBegins) throws SQLException {
        try (Statement running = session.createStatement()) {
            for (String statement : statements) {
                statementBegins.accept(statement);
                run(running, statement);
            }
        } catch (ProblemOccurredException stopped) {
            restore(session, stopped);
            throw stopped;
        }
    }

    /** A session that is lost has no settings left. */
    private static void restore(Connection session, ProblemOccurredException stopped) {
        try {
            for (String setting : AS_BEFORE) {
                Query.of(setting).execute(session);
            }
        } catch (SQLException lost) {
            stopped.addSuppressed(lost);
        }
    }

    private static void run(Statement running, String statement) {
        try {
            running.execute(statement);
        } catch (SQLException failure) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed(
                            "The bridging script stopped at: %s\n%s\nWhat it did before stays and does no harm; run ./narra db adopt --bridge again for the rest"
                                    .formatted(statement, PostgresWords.of(failure))),
                    failure);
        }
    }

    /** As a file for psql. */
    public String script() {
        return "-- Each statement by itself, outside of a transaction. Others may read and write meanwhile.\n"
                + String.join("", statements.stream().map(each -> each + ";\n").toList());
    }
}
