package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.adoption.Workshop;
import io.narraforge.migration.catalog.Catalog;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes its databases on the server of the tests; each is gone when its work is done. */
final class TestWorkshop implements Workshop {
    /** For all tests: the schema of V1 is the same in each of their databases, and reading it takes a migration. */
    static final Workshop SHARED = new TestWorkshop();

    private @Nullable Catalog v1;

    private TestWorkshop() {}

    @Override
    public synchronized Catalog v1() {
        if (v1 == null) {
            v1 = in(database -> {
                VersionedDatabase.empty(database).migrateTo("1");
                return database.database().run(Catalog::read);
            });
        }
        return v1;
    }

    @Override
    public <T extends @Nullable Object> T inEmptyDatabase(Function<Database, T> work) {
        return in(database -> work.apply(database.database()));
    }

    private static <T extends @Nullable Object> T in(Function<TestDatabase, T> work) {
        TestDatabase database = TestDatabases.empty();
        database.create();
        try {
            return work.apply(database);
        } finally {
            database.drop();
        }
    }
}
