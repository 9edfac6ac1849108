package io.narraforge.migration;

import io.narraforge.migration.backup.SchemaState;
import io.narraforge.migration.catalog.Catalog;
import io.narraforge.migration.catalog.ObjectKind;
import io.narraforge.migration.catalog.ObjectName;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a database is ours: what its history says that our migrations made, or, where an older build has kept none, what
 * a scratch database at the same version shows. Whatever else is there is not looked at.
 */
public final class AppliedSchema implements SchemaState.Reader {
    private final ConnectionSettings connection;

    /** The settings are those of the database. */
    public AppliedSchema(ConnectionSettings connection) {
        this.connection = connection;
    }

    @Override
    public SchemaState read(Connection session) throws SQLException {
        OurSchema schema = OurSchema.read(session);
        String version = schema.version()
                .orElseThrow(() -> new ProblemOccurredException(new Problem.DatabaseNotReady(
                        "The database has no version of our schema; make it with: ./narra db migrate")));
        Catalog ours = schema.isKnown() ? schema.ours() : schema.ours().within(namesAt(version));
        return new SchemaState(version, ours.fingerprint(), tables(ours));
    }

    private Set<ObjectName> namesAt(String version) {
        return VersionedScratch.catalogAt(version, connection, event -> {}).names();
    }

    private static Set<String> tables(Catalog catalog) {
        return catalog.names().stream()
                .filter(object -> object.kind() == ObjectKind.TABLE)
                .map(ObjectName::name)
                .collect(Collectors.toSet());
    }
}
