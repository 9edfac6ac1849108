package io.narraforge.migration.adoption;

/** What the legacy service left on different machines. */
public enum Variant {
    A("the schema as Alembic left it"),
    B("made by create_all: without indexes, foreign keys that do not cascade"),
    C("the schema as Alembic left it, without alembic_version"),
    D("nothing but an empty alembic_version"),
    E("one Alembic revision further, with tables of its own beside ours"),
    F("other tables under the same names");

    private final String meaning;

    Variant(String meaning) {
        this.meaning = meaning;
    }

    /** For a sentence, after its letter. */
    public String meaning() {
        return meaning;
    }
}
