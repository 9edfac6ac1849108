package io.narraforge.demo;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Table;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * One load on one connection: COPY table by table, parents first, in one transaction. The connection stays the caller's
 * and is left in autocommit mode.
 */
final class DemoLoad {
    private static final int BUFFER = 1 << 17;

    private final Connection connection;

    DemoLoad(Connection connection) {
        this.connection = connection;
    }

    /** Loads all of it and tells how many rows that were. */
    long load(DemoPlan plan, Progress progress) throws SQLException {
        connection.setAutoCommit(false);
        try {
            refuseUnlessEmpty();
            long rows = new Transfer(DemoTables.rowsOf(plan), progress).run();
            connection.commit();
            connection.setAutoCommit(true);
            analyze();
            return rows;
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Whether {@link #load} would be refused for rows that are there. */
    boolean isEmpty() throws SQLException {
        return findFilledTable().isEmpty();
    }

    private void refuseUnlessEmpty() throws SQLException {
        Optional<String> filled = findFilledTable();
        if (filled.isPresent()) {
            throw new ProblemOccurredException(new Problem.CommandFailed(
                    "The demo data needs an empty database, but %s has %d rows; nothing was loaded. Use another database or data folder."
                            .formatted(filled.get(), countRows(filled.get()))));
        }
    }

    private Optional<String> findFilledTable() throws SQLException {
        for (Table<?> table : DemoTables.ALL) {
            if (hasRows(table.getName())) {
                return Optional.of(table.getName());
            }
        }
        return Optional.empty();
    }

    private boolean hasRows(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT EXISTS (SELECT FROM %s)".formatted(table))) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException failure) {
            throw notMigrated(failure);
        }
    }

    private long countRows(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT count(*) FROM " + table)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private void analyze() throws SQLException {
        String names = DemoTables.ALL.stream().map(Table::getName).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE " + names);
        }
    }

    /** 42P01 undefined_table, 42703 undefined_column: the tables are not those of this build; else the failure itself. */
    private static SQLException notMigrated(SQLException failure) {
        if (List.of("42P01", "42703").contains(String.valueOf(failure.getSQLState()))) {
            throw new ProblemOccurredException(
                    new Problem.DatabaseNotReady(
                            "The database does not have the tables of this build; run ./narra db migrate"),
                    failure);
        }
        return failure;
    }

    /** One pass over all tables in the open transaction. */
    private final class Transfer {
        private final List<DemoRows> tables;
        private final Progress progress;
        private final long allRows;
        private final CopyText text = new CopyText();
        private long rows;

        Transfer(List<DemoRows> tables, Progress progress) {
            this.tables = tables;
            this.progress = progress;
            this.allRows = tables.stream().mapToLong(DemoRows::count).sum();
        }

        long run() throws SQLException {
            for (DemoRows table : tables) {
                copy(table);
            }
            return rows;
        }

        private void copy(DemoRows table) throws SQLException {
            String columns = table.columns().stream().map(Field::getName).collect(Collectors.joining(", "));
            String name = table.table().getName();
            CopyIn copy = start("COPY %s (%s) FROM STDIN WITH (ENCODING 'UTF8')".formatted(name, columns));
            try {
                table.writeTo(values -> {
                    text.append(values);
                    rows++;
                    if (text.length() >= BUFFER) {
                        send(copy, name);
                    }
                });
                send(copy, name);
                copy.endCopy();
            } catch (CopyBrokeException broken) {
                throw broken.failure;
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }

        private CopyIn start(String command) throws SQLException {
            try {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
            } catch (SQLException failure) {
                throw notMigrated(failure);
            }
        }

        private void send(CopyIn copy, String table) {
            byte[] bytes = text.take().getBytes(StandardCharsets.UTF_8);
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
            } catch (SQLException failure) {
                throw new CopyBrokeException(failure);
            }
            progress.loaded(table, rows, allRows);
        }
    }

    /** Takes the driver's failure through the rows, which know no database. */
    private static final class CopyBrokeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient SQLException failure;

        CopyBrokeException(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
