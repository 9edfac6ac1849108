package io.narraforge.migration.backup;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The keys between tables, and the way to insert rows that refer to each other in a circle. */
final class ForeignKeys {
    private static final String KEYS = """
        SELECT conname, referring.relname, referred.relname, condeferrable
        FROM pg_catalog.pg_constraint
        JOIN pg_catalog.pg_class AS referring ON referring.oid = conrelid
        JOIN pg_catalog.pg_class AS referred ON referred.oid = confrelid
        WHERE contype = 'f'
            AND referring.relnamespace = pg_catalog.to_regnamespace(?)
            AND referred.relnamespace = referring.relnamespace
        ORDER BY 2, 1\
        """;

    private final CopySession session;
    private final InsertOrder order;

    private ForeignKeys(CopySession session, InsertOrder order) {
        this.session = session;
        this.order = order;
    }

    static ForeignKeys among(Collection<String> tables, CopySession session) throws SQLException {
        return new ForeignKeys(session, InsertOrder.of(tables, read(session)));
    }

    private static List<ForeignKey> read(CopySession session) throws SQLException {
        var keys = new ArrayList<ForeignKey>();
        try (PreparedStatement statement = session.connection().prepareStatement(KEYS)) {
            statement.setString(1, TableLayout.quoted(session.schema()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(new ForeignKey(
                            rows.getString(1), rows.getString(2), rows.getString(3), rows.getBoolean(4)));
                }
            }
        }
        return keys;
    }

    /** Parents first. */
    List<String> tablesInOrder() {
        return order.tables();
    }

    /** From now on the keys that no order can satisfy are checked at the end. */
    void defer() throws SQLException {
        for (ForeignKey key : order.broken()) {
            if (!key.isDeferrable()) {
                alter(key, "DEFERRABLE");
            }
            session.execute("SET CONSTRAINTS " + session.qualified(key.name()) + " DEFERRED");
        }
    }

    /** Checks them, and leaves them as they were. */
    void check() throws SQLException {
        for (ForeignKey key : order.broken()) {
            session.execute("SET CONSTRAINTS " + session.qualified(key.name()) + " IMMEDIATE");
            if (!key.isDeferrable()) {
                alter(key, "NOT DEFERRABLE");
            }
        }
    }

    private void alter(ForeignKey key, String property) throws SQLException {
        session.execute("ALTER TABLE %s ALTER CONSTRAINT %s %s"
                .formatted(session.qualified(key.table()), TableLayout.quoted(key.name()), property));
    }
}
