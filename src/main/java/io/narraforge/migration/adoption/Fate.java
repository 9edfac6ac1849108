package io.narraforge.migration.adoption;

/** What becomes of a value that does not simply stay. */
public enum Fate {
    /** Refused by V2. */
    V2,
    /** Refused by V5. */
    V5,
    /** A JSON null, replaced by an empty document and remembered. */
    JSON_NULL,
    /** A document that names a key twice, of which the last value stays. */
    DUPLICATE_KEYS,
    /** An old spelling of the status queued, replaced and remembered. */
    QUEUED,
    /** The checksum of a world, which stays and is remembered as one that nobody can judge. */
    LEGACY_CHECKSUM;

    public boolean isRefusal() {
        return this == V2 || this == V5;
    }
}
