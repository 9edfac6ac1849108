package io.narraforge.migration;

import io.narraforge.database.Query;
import io.narraforge.migration.catalog.Catalog;
import io.narraforge.migration.catalog.ObjectKind;
import io.narraforge.migration.catalog.ObjectName;
import io.narraforge.migration.history.HistorySchema;
import io.narraforge.migration.history.Revision;
import io.narraforge.migration.history.Revisions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What our migrations made in a schema, told apart from what else is there. Where the history does not know it, all that
 * is there counts as ours.
 *
 * @param version that the schema is at; empty before V1
 * @param ours as it is now
 * @param others what else is in the schema
 * @param isKnown whether the history says what is ours
 */
record OurSchema(Optional<String> version, Catalog ours, Set<ObjectName> others, boolean isKnown) {

    private static final String VERSION = """
        SELECT 'V' || version FROM flyway_schema_history
        WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1\
        """;

    static OurSchema read(Connection session) throws SQLException {
        Optional<String> version = version(session);
        Optional<Set<ObjectName>> known = version.isEmpty()
                ? Optional.of(Set.of())
                : recorded(session, version.get()).map(revision -> names(revision.objects()));
        Catalog all = Catalog.read(session);
        return new OurSchema(
                version,
                all.within(known.orElseGet(all::names)),
                known.map(ours -> without(all.names(), ours)).orElse(Set.of()),
                known.isPresent());
    }

    /** The newest revision, if it led to the version that the schema is at. */
    static Optional<Revision> recorded(Connection session, String version) throws SQLException {
        if (!HistorySchema.isReadable(session)) {
            return Optional.empty();
        }
        return Revisions.newest(session).filter(revision -> revision.leadsTo().equals(Optional.of(version)));
    }

    static Optional<String> version(Connection session) throws SQLException {
        if (Query.of("SELECT to_regclass('flyway_schema_history') IS NULL").isTrue(session)) {
            return Optional.empty();
        }
        return Query.of(VERSION).first(session, row -> row.getString(1));
    }

    /** Its tables, by their names alone. */
    List<String> tables() {
        return ours.names().stream()
                .filter(name -> name.kind() == ObjectKind.TABLE)
                .map(ObjectName::name)
                .toList();
    }

    /** Before a change. */
    Revisions.State state() {
        return new Revisions.State(ours.fingerprint(), texts(ours.names()), texts(others));
    }

    /** After a change that began at this state: what is new in the schema is ours. */
    static Revisions.State after(Connection session, Revisions.State before) throws SQLException {
        Catalog all = Catalog.read(session);
        Set<ObjectName> ours = without(all.names(), names(before.others()));
        return new Revisions.State(all.within(ours).fingerprint(), texts(ours), before.others());
    }

    private static Set<ObjectName> without(Set<ObjectName> all, Set<ObjectName> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Set<ObjectName> names(Collection<String> texts) {
        return texts.stream().map(OurSchema::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static ObjectName name(String text) {
        String[] words = text.split(" ", 2);
        return new ObjectName(ObjectKind.valueOf(words[0]), words[1]);
    }

    /** As revisions keep them. */
    static List<String> texts(Set<ObjectName> names) {
        return names.stream().map(name -> name.kind() + " " + name.name()).toList();
    }
}
