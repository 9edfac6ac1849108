package io.narraforge.migration.backup;

import io.narraforge.database.Database;
import io.narraforge.database.PostgresWords;
import io.narraforge.database.WholeOrNothing;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.PGCopyOutputStream;

/** A session whose tables are copied as text, by streams; transactions are its user's. */
final class CopySession {
    private static final int CHUNK = 1 << 16;

    private final Connection connection;
    private final String schema;

    private CopySession(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T apply(CopySession session) throws SQLException;
    }

    /**
     * Does the work in one transaction, which is committed when it returns and rolled back when it fails.
     *
     * @param failed the beginning of what is then said to the operator, before PostgreSQL's words
     */
    static <T extends @Nullable Object> T inTransaction(Database database, String failed, Work<T> work) {
        return database.run(connection -> {
            try {
                return WholeOrNothing.on(connection, transaction -> work.apply(on(transaction)));
            } catch (SQLException failure) {
                throw PostgresWords.explain(failed, failure);
            }
        });
    }

    static CopySession on(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT current_schema()")) {
            answer.next();
            @Nullable String schema = answer.getString(1);
            if (schema == null) {
                throw new ProblemOccurredException(new Problem.DatabaseNotReady(
                        "The search_path of this role names no schema that is there; set it with: ALTER ROLE … SET"
                                + " search_path = public"));
            }
            return new CopySession(connection, schema);
        }
    }

    /**
     * Values are written as the same text wherever they are read, and no role's limit ends a transaction for its
     * length. Until the transaction ends.
     */
    void pinSettings() throws SQLException {
        execute("""
            SET LOCAL DateStyle = 'ISO';
            SET LOCAL IntervalStyle = 'postgres';
            SET LOCAL TimeZone = 'UTC';
            SET LOCAL extra_float_digits = 1;
            SET LOCAL bytea_output = 'hex';
            SET LOCAL statement_timeout = 0;
            SET LOCAL idle_in_transaction_session_timeout = 0;
            -- Rows that a policy hides would be missing without a word; so it is an error.
            SET LOCAL row_security = off;
            -- Which servers before 17 do not have.
            SELECT set_config(name, '0', true) FROM pg_catalog.pg_settings WHERE name = 'transaction_timeout';\
            """);
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Children that somebody let inherit from them are not locked. */
    void lock(Collection<String> tables, String mode) throws SQLException {
        execute("LOCK TABLE "
                + tables.stream().map(table -> "ONLY " + qualified(table)).collect(Collectors.joining(", "))
                + " IN " + mode + " MODE");
    }

    String qualified(String table) {
        return TableLayout.quoted(schema) + "." + TableLayout.quoted(table);
    }

    TableLayout layout(String table) throws SQLException {
        return TableLayout.read(connection, schema, table);
    }

    /** Reads all rows of a table into a stream, and tells what they were. */
    TableContent copyOut(TableLayout table, OutputStream destination, LongConsumer rowsSoFar)
            throws SQLException, IOException {
        var digest = new CopyDigest(destination, rowsSoFar);
        copyManager().copyOut(table.copyOut(), digest);
        return digest.content();
    }

    /** Hashes all rows that a COPY command writes. */
    TableContent hash(String copyOut, LongConsumer rowsSoFar) throws SQLException {
        var digest = new CopyDigest(OutputStream.nullOutputStream(), rowsSoFar);
        try {
            copyManager().copyOut(copyOut, digest);
        } catch (IOException impossible) {
            throw new IllegalStateException("what is only hashed is always taken", impossible);
        }
        return digest.content();
    }

    /** Where rows come from, as text of COPY. */
    @FunctionalInterface
    interface RowSource {
        TableContent writeTo(OutputStream destination) throws SQLException, IOException;
    }

    /** Inserts all rows of a source into a table, and tells what they were. */
    TableContent copyIn(TableLayout table, RowSource source) throws SQLException, IOException {
        CopyIn copy = copyManager().copyIn(table.copyIn());
        try {
            var stream = new PGCopyOutputStream(copy, CHUNK);
            TableContent content = source.writeTo(stream);
            stream.flush();
            long inserted = copy.endCopy();
            if (inserted != content.rows()) {
                throw new ProblemOccurredException(new Problem.CommandFailed(
                        "The table %s took %d of %d rows".formatted(table.name(), inserted, content.rows())));
            }
            return content;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private CopyManager copyManager() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    Connection connection() {
        return connection;
    }

    String schema() {
        return schema;
    }
}
