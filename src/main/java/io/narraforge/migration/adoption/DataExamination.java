package io.narraforge.migration.adoption;

import io.narraforge.database.Query;
import io.narraforge.migration.adoption.ColumnFindings.Value;
import io.narraforge.migration.adoption.LegacyTable.Column;
import io.narraforge.migration.backup.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * Reads every value of the seven tables once, some rows a statement, so that none of them runs long, and tells which
 * the migrations refuse or replace. Wants no right but that to read, and writes nothing.
 */
public final class DataExamination {
    private static final int ROWS_OF_A_STATEMENT = 500;

    /** Texts of values are those that V2 makes in its session. */
    private static final String SETTINGS = """
        SET LOCAL extra_float_digits = 1;
        -- Rows that a policy hides would go unexamined without a word; so it is an error.
        SET LOCAL row_security = off;\
        """;

    private static final String ENCODING =
            "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()";

    private final Connection snapshot;
    private final Statement statement;
    private final String judge;
    private final Progress progress;
    private final Map<String, Long> rowCounts = new TreeMap<>();
    private long rowsOfAll;
    private final Map<Subject, Tally> tallies = new TreeMap<>();

    private DataExamination(Connection snapshot, Statement statement, Progress progress) throws SQLException {
        this.snapshot = snapshot;
        this.statement = statement;
        this.judge = resource("judge_values").replace(":names_a_key_twice", TwiceNamedKey.condition(snapshot));
        this.progress = progress;
    }

    private record Subject(String place, Fate fate) implements Comparable<Subject> {
        @Override
        public int compareTo(Subject other) {
            int byPlace = place.compareTo(other.place);
            return byPlace == 0 ? fate.compareTo(other.fate) : byPlace;
        }
    }

    /** The values of one subject, of which the first are kept. */
    private static final class Tally {
        private final List<Value> first = new ArrayList<>();
        private long count;

        void add(Value value, boolean isListed) {
            count++;
            if (isListed && first.size() < ColumnFindings.MAX_LISTED) {
                first.add(value);
            }
        }
    }

    /** Whether some of the rows were read, and the last of them. */
    private record Portion(long rows, @Nullable String last) {}

    /** In the transaction that is open, which should be of one snapshot; some settings of it are other ones after. */
    public static DataFindings of(Connection snapshot, Progress progress) throws SQLException {
        try (Statement statement = snapshot.createStatement()) {
            statement.execute(SETTINGS);
            return new DataExamination(snapshot, statement, progress).findings();
        }
    }

    private DataFindings findings() throws SQLException {
        for (LegacyTable table : LegacyTable.ALL) {
            examine(table);
        }
        var columns = new ArrayList<ColumnFindings>();
        tallies.forEach((subject, tally) ->
                columns.add(new ColumnFindings(subject.place(), subject.fate(), tally.count, tally.first)));
        long worlds = rowCounts.getOrDefault("worlds", 0L);
        if (worlds > 0) {
            columns.add(new ColumnFindings("worlds.checksum", Fate.LEGACY_CHECKSUM, worlds, List.of()));
        }
        return new DataFindings(rowCounts, encoding().stream().toList(), columns);
    }

    private Optional<String> encoding() throws SQLException {
        String encoding = Query.of(ENCODING).one(snapshot, row -> row.getString(1));
        return encoding.equals("UTF8")
                ? Optional.empty()
                : Optional.of(
                        "The database is encoded in %s; V2 needs UTF8: dump it and restore it into a UTF8 database"
                                .formatted(encoding));
    }

    private void examine(LegacyTable table) throws SQLException {
        String judgeTable = judge.replace(":table", table.qualified())
                .replace(
                        ":places",
                        table.columns().stream().map(DataExamination::place).collect(Collectors.joining(", ")));
        long rows = 0;
        String beyond = "true";
        for (Portion next = next(table, beyond); next.rows() > 0; next = next(table, beyond)) {
            statement.clearWarnings();
            statement.execute(judgeTable.replace(":rows", "%s AND legacy.id <= '%s'".formatted(beyond, next.last())));
            collect(table);
            rows += next.rows();
            beyond = "legacy.id > '%s'".formatted(next.last());
            rowsOfAll += next.rows();
            progress.passed("examining " + table.name(), rowsOfAll, 0);
        }
        rowCounts.put(table.name(), rows);
    }

    private static String place(Column column) {
        String value = "legacy." + column.name();
        LegacyRule rule = column.rule();
        boolean isDocument = rule instanceof LegacyRule.Document;
        return "('%s', %s, %s, %s, %s)"
                .formatted(
                        column.name(),
                        isDocument ? value : "NULL::json",
                        rule.shape(),
                        rule.fate(value),
                        rule.reason(value));
    }

    private Portion next(LegacyTable table, String beyond) throws SQLException {
        return Query.of("""
            SELECT count(*), max(id::text COLLATE "C")
            FROM (SELECT id FROM %s AS legacy WHERE %s ORDER BY id LIMIT %d) AS next\
            """.formatted(table.qualified(), beyond, ROWS_OF_A_STATEMENT))
                .one(snapshot, row -> new Portion(row.getLong(1), row.getString(2)));
    }

    private void collect(LegacyTable table) throws SQLException {
        for (@Nullable SQLWarning warning = statement.getWarnings();
                warning != null;
                warning = warning.getNextWarning()) {
            if (warning instanceof PSQLWarning said) {
                collect(table, Objects.requireNonNull(said.getServerErrorMessage()));
            }
        }
    }

    private void collect(LegacyTable table, ServerErrorMessage said) {
        if (said.getColumn() == null) {
            return;
        }
        Fate fate = Fate.valueOf(String.valueOf(said.getHint()));
        var value = new Value(String.valueOf(said.getDetail()), String.valueOf(said.getMessage()));
        tallies.computeIfAbsent(new Subject(table.name() + "." + said.getColumn(), fate), subject -> new Tally())
                .add(value, fate.isRefusal());
    }

    private static String resource(String name) {
        String path = "/adoption/" + name + ".sql";
        try (InputStream file = Objects.requireNonNull(DataExamination.class.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
