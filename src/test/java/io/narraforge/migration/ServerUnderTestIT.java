package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keeps a build that is to test with another PostgreSQL from testing with ours without a word. */
class ServerUnderTestIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    @Test
    void serverIsTheOneThatTheBuildBrings() {
        String folder = System.getProperty("narra.test.postgres", "test-postgres-17");

        assertThat(DATABASE.queryText("SELECT 'test-postgres-' || current_setting('server_version_num')::int / 10000"))
                .isEqualTo(folder);
    }
}
