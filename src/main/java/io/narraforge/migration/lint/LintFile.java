package io.narraforge.migration.lint;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A migration or its undo.
 *
 * @param name as findings name it
 * @param inTransaction what its Flyway script configuration says of it, {@code V9__x.sql.conf}; empty without one
 */
public record LintFile(String name, Role role, Version version, String text, Optional<Boolean> inTransaction) {
    private static final String SEPARATOR = "__";
    private static final String SUFFIX = ".sql";
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** Which way it leads. */
    public enum Role {
        MIGRATION('V'),
        UNDO('U');

        private final char prefix;

        Role(char prefix) {
            this.prefix = prefix;
        }
    }

    /** Reads role and version from a file's name, {@code V9__x.sql}; empty where it is no migration's. */
    public static Optional<LintFile> find(
            String fileName, String shownName, String text, Optional<Boolean> inTransaction) {
        int end = fileName.indexOf(SEPARATOR);
        if (end < 1 || !fileName.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        for (Role role : Role.values()) {
            if (fileName.charAt(0) == role.prefix) {
                return Version.find(fileName.substring(1, end))
                        .map(version -> new LintFile(shownName, role, version, text, inTransaction));
            }
        }
        return Optional.empty();
    }

    /** As Flyway sums a migration up: CRC-32 of its lines, without what ends them. Comments count. */
    public int checksum() {
        var checksum = new CRC32();
        String bare = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        bare.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) checksum.getValue();
    }
}
