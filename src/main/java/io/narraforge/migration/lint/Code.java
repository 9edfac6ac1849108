package io.narraforge.migration.lint;

/** The rules; docs/migrations.md has the reasons. */
public enum Code {
    M00("a statement that the linter does not understand"),
    M01("an index on an existing table without CONCURRENTLY"),
    M02("CONCURRENTLY in a transactional file, or beside other statements"),
    M03("CONCURRENTLY under a short lock_timeout", Level.WARNING),
    M04("CREATE INDEX CONCURRENTLY IF NOT EXISTS"),
    M05("DROP INDEX or REINDEX without CONCURRENTLY"),
    M06("a foreign key without NOT VALID on an existing table"),
    M07("NOT VALID and VALIDATE in one transaction"),
    M08("a CHECK without NOT VALID on an existing table"),
    M09("SET NOT NULL without a validated CHECK (… IS NOT NULL)"),
    M10("a NOT NULL column added without a default"),
    M11("a column added with a volatile default"),
    M12("a stored generated, serial or identity column added", Level.WARNING),
    M13("a change that rewrites the table"),
    M14("a UNIQUE, PRIMARY KEY or EXCLUDE constraint added directly"),
    M15("a rename of something that code knows by its name"),
    M16("a drop of something that holds data"),
    M17("TRUNCATE, or UPDATE or DELETE without WHERE"),
    M18("DROP … CASCADE"),
    M19("a NOT NULL or constraint dropped that a ! of the contract stands on"),
    M20("a strong lock without lock_timeout", Level.WARNING),
    M21("a type that has a better one", Level.WARNING),
    M22("a foreign key without an index on its columns"),
    M23("a name over 63 bytes"),
    M24("BEGIN, COMMIT or their like"),
    M25("a non-transactional file that cannot be run twice", Level.WARNING),
    M26("VACUUM FULL or CLUSTER"),
    M27("an enum value used in the transaction that adds it"),
    M28("an applied migration edited or missing, or a new version below the head"),
    M29("a migration without an undo file"),
    IGNORE("a lint-ignore without a reason, or one that silences nothing");

    private final String finds;
    private final Level level;

    Code(String finds) {
        this(finds, Level.ERROR);
    }

    Code(String finds, Level level) {
        this.finds = finds;
        this.level = level;
    }

    /** What it finds, in a few words. */
    public String finds() {
        return finds;
    }

    public Level level() {
        return level;
    }

    /** Whether there is a finding at all may depend on fields that only a bound contract knows. */
    boolean isOfTheContract() {
        return this == M19;
    }

    /** Whether a comment in the file may silence it: what is said of a whole file has its own ways. */
    boolean canBeIgnored() {
        return this != M28 && this != M29 && this != IGNORE;
    }
}
