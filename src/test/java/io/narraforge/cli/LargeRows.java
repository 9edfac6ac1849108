package io.narraforge.cli;

import io.narraforge.database.TestDatabase;
import io.narraforge.migration.Migrator;

/** Artifacts of 10 kB each, in text that compresses by half. */
final class LargeRows {
    private LargeRows() {}

    /** At V1, which has no index that would take longer than the rows. */
    static void insert(TestDatabase database, int artifacts) {
        new Migrator(database.database().dataSource()).migrateTo("V1");
        database.execute("""
            INSERT INTO jobs (id, type, genre, constraints, status, created_at, updated_at)
            VALUES (gen_random_uuid(), 'novel', 'horror', '{}', 'queued', now(), now());
            INSERT INTO artifacts
            SELECT gen_random_uuid(), jobs.id, 'prose_segment', n,
                json_build_object('prose', (SELECT string_agg(md5(n || ' ' || k), ' ') FROM generate_series(1, 300) k)),
                md5(n::text), now()
            FROM jobs, generate_series(1, %d) n;
            """.formatted(artifacts));
    }
}
