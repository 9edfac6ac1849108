package io.narraforge.database;

import io.narraforge.problem.Problem.BrokenConstraint;
import io.narraforge.problem.Problem.BrokenConstraint.Rule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Which rule a write broke: the failure has the constraint's name, which may differ from one database to another, and the
 * catalog knows its columns and what its comment says to people.
 */
final class BrokenConstraints {
    // A unique index that belongs to no constraint is reported by its own name.
    private static final String COLUMNS = """
        SELECT coalesce(array_agg(attname::text ORDER BY place), '{}'), min(comment)
        FROM (
            SELECT unnest(conkey) AS attnum, generate_subscripts(conkey, 1) AS place, conrelid AS relid,
                obj_description(oid, 'pg_constraint') AS comment
            FROM pg_catalog.pg_constraint
            WHERE conname = ? AND conrelid = to_regclass(?)
            UNION ALL
            SELECT unnest(indkey), generate_subscripts(indkey, 1), indrelid, obj_description(indexrelid, 'pg_class')
            FROM pg_catalog.pg_index
            JOIN pg_catalog.pg_class ON pg_class.oid = indexrelid
            WHERE relname = ? AND indrelid = to_regclass(?)
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = indexrelid)) AS part
        JOIN pg_catalog.pg_attribute ON attrelid = relid AND pg_attribute.attnum = part.attnum
        """;

    private BrokenConstraints() {}

    /** Asks on the connection of the failed statement, whose transaction has to be usable still. */
    static Optional<BrokenConstraint> find(SQLException failure, Connection connection) {
        Rule rule = ruleOf(SqlStates.stateOf(failure));
        ServerErrorMessage message = failure instanceof PSQLException refusal ? refusal.getServerErrorMessage() : null;
        if (rule == null || message == null || message.getConstraint() == null || message.getTable() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(describe(rule, message, connection));
        } catch (SQLException unknown) {
            failure.addSuppressed(unknown);
            return Optional.empty();
        }
    }

    private static @Nullable Rule ruleOf(String state) {
        return switch (state) {
            case "23505" -> Rule.UNIQUE;
            case "23503" -> Rule.FOREIGN_KEY;
            case "23514" -> Rule.CHECK;
            default -> null;
        };
    }

    private static BrokenConstraint describe(Rule rule, ServerErrorMessage message, Connection connection)
            throws SQLException {
        String table = String.valueOf(message.getTable());
        String qualified = quoted(String.valueOf(message.getSchema())) + "." + quoted(table);
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, message.getConstraint());
            statement.setString(2, qualified);
            statement.setString(3, message.getConstraint());
            statement.setString(4, qualified);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                List<String> columns =
                        Arrays.asList((String[]) found.getArray(1).getArray());
                String comment = found.getString(2);
                return new BrokenConstraint(rule, table, columns, comment == null ? "" : comment);
            }
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
