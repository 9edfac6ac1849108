package io.narraforge.migration;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the legacy service left on different machines, as scripts for an empty schema; by the letter of the variant. */
final class LegacyVariants {
    private static final String REFERENCE = Fixtures.read("legacy/alembic_af4b3ea397a4.sql");

    static final Map<String, String> SCRIPTS = scripts();

    private LegacyVariants() {}

    private static Map<String, String> scripts() {
        var scripts = new LinkedHashMap<String, String>();
        scripts.put("A", REFERENCE);
        scripts.put("A, other names", REFERENCE + """
            ALTER INDEX idx_jobs_status RENAME TO ix_jobs_status;
            ALTER TABLE worlds RENAME CONSTRAINT worlds_name_key TO uq_worlds_name;
            ALTER TABLE artifacts RENAME CONSTRAINT artifacts_job_id_fkey TO fk_artifacts_jobs;
            """);
        scripts.put("B", REFERENCE + """
            DROP TABLE alembic_version;
            DROP INDEX idx_jobs_status, idx_jobs_created_at, idx_artifacts_job_id, idx_characters_world_id,
                idx_timelines_world_id, idx_qa_reports_job_id, idx_cost_snapshots_job_id;
            ALTER TABLE artifacts DROP CONSTRAINT artifacts_job_id_fkey, ADD FOREIGN KEY (job_id) REFERENCES jobs;
            ALTER TABLE characters DROP CONSTRAINT characters_world_id_fkey, ADD FOREIGN KEY (world_id) REFERENCES worlds;
            """);
        scripts.put("C", REFERENCE + "DROP TABLE alembic_version");
        scripts.put("D", "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)");
        // The extension of this variant is in no distribution of PostgreSQL; what counts is that there is one.
        scripts.put("E", REFERENCE + """
            CREATE EXTENSION hstore;
            CREATE TABLE embeddings (id uuid PRIMARY KEY, job_id uuid NOT NULL REFERENCES jobs, embedding hstore NOT NULL);
            """);
        scripts.put("F", REFERENCE + """
            ALTER TABLE jobs ADD COLUMN budget_limit float NOT NULL;
            ALTER TABLE worlds ADD COLUMN job_id uuid NOT NULL REFERENCES jobs;
            """);
        return scripts;
    }
}
