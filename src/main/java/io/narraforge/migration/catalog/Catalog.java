package io.narraforge.migration.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A schema as PostgreSQL deparses it, the same in every session and wherever extensions lie. Of rights, owners and
 * places on disk it knows nothing. Comparable between servers of one major version only.
 */
public final class Catalog {
    private final List<Part> parts;
    private final List<Need> needs;

    Catalog(List<Part> parts, List<Need> needs) {
        this.parts = List.copyOf(parts);
        this.needs = List.copyOf(needs);
    }

    /**
     * All of the session's current schema, but members of extensions, and Flyway's and Alembic's own tables. Leaves the
     * session and its transaction as they were.
     */
    public static Catalog read(Connection session) throws SQLException {
        return new CatalogReader(session).read();
    }

    /** The objects that stand by themselves. */
    public Set<ObjectName> names() {
        return parts.stream()
                .filter(part -> part.aspect() == Aspect.OBJECT)
                .map(Part::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** These objects, as far as they are there, and all that hangs on them. */
    public Catalog within(Set<ObjectName> ours) {
        return new Catalog(
                parts.stream().filter(part -> ours.contains(part.of())).toList(),
                needs.stream().filter(need -> ours.contains(need.of())).toList());
    }

    /** SHA-256, hex; blind to names of indexes and constraints, and to the order of columns. */
    public String fingerprint() {
        MessageDigest digest = sha256();
        parts.stream()
                .map(part -> "%s\u001f%s\u001f%s\u001f%s\u001f%s\u001e"
                        .formatted(
                                part.of().kind(),
                                part.of().name(),
                                part.aspect(),
                                part.key().identity(),
                                part.rule()))
                .sorted()
                .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform must have SHA-256.
            throw new IllegalStateException(impossible);
        }
    }

    /** What makes all of it from nothing. */
    public CreationStatements statements() {
        return new CreationOrder(parts, needs).statements();
    }

    List<Part> parts() {
        return parts;
    }

    List<Part> partsOf(ObjectName object) {
        return parts.stream().filter(part -> part.of().equals(object)).toList();
    }
}
