package io.narraforge.runbook;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.function.Supplier;

/** What an operator finds: a database, and what has happened to it and to the project until then. */
record Situation(Supplier<TestDatabase> database, Preparation preparation) {
    private static final String ROWS = """
        INSERT INTO worlds (name) SELECT 'The long winter of the north, part ' || number FROM generate_series(1, 5) AS number;
        INSERT INTO characters (world_id, name) SELECT id, 'Ada' FROM worlds, generate_series(1, 2);
        INSERT INTO jobs (type, genre) VALUES ('novella', 'fantasy');
        """;

    /** Brings it about. */
    interface Preparation {
        void at(Desk desk) throws Exception;
    }

    /** In a database without a table. */
    static Situation ofNothing(Preparation preparation) {
        return new Situation(TestDatabases::empty, preparation);
    }

    /** At the newest version, without rows. */
    static Situation ofTables(Preparation preparation) {
        return new Situation(TestDatabases::migrated, preparation);
    }

    /** At the newest version, with some rows; two characters of a world have the same name. */
    static Situation ofRows(Preparation preparation) {
        return new Situation(TestDatabases::migrated, desk -> {
            desk.database().execute(ROWS);
            preparation.at(desk);
        });
    }
}
