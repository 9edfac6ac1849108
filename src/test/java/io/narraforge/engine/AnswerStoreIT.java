package io.narraforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.database.Transaction;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of answers that are too old to be given again. */
@Timeout(30)
class AnswerStoreIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    /** More than one statement forgets; one of them is held by a request that names its mutation so again. */
    @Test
    void allOldAnswersAreForgottenButThoseInUse() {
        DATABASE.execute("""
            INSERT INTO mutation_answers (idempotency_key, request_hash, answer, created_at)
            SELECT 'old ' || n, 'hash', '{}', now() - interval '24 hours 1 second' FROM generate_series(1, 2500) n
            UNION ALL
            SELECT 'young ' || n, 'hash', '{}', now() - interval '23 hours 59 minutes' FROM generate_series(1, 2) n
            """);
        Transaction request = DATABASE.database().begin();
        request.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("SELECT FROM mutation_answers WHERE idempotency_key = 'old 7' FOR UPDATE");
            }
        });

        new AnswerStore().forgetOld(DATABASE.database());

        request.rollback();
        assertThat(DATABASE.queryTexts("SELECT idempotency_key FROM mutation_answers ORDER BY 1"))
                .containsExactly("old 7", "young 1", "young 2");
    }
}
