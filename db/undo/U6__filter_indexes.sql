-- Back to V5. Nothing is lost.

SET LOCAL lock_timeout = '5s';

-- lint-ignore: M05 an undo is one transaction, in which CONCURRENTLY cannot run
DROP INDEX
    jobs_type_created_at_id_idx,
    jobs_genre_created_at_id_idx,
    artifacts_type_created_at_id_idx,
    cost_snapshots_stage_created_at_id_idx,
    cost_snapshots_model_created_at_id_idx,
    cost_snapshots_job_id_stage_idx,
    qa_reports_passed_created_at_id_idx,
    worlds_rules_idx,
    worlds_themes_idx,
    worlds_geography_idx,
    worlds_name_trgm_idx,
    worlds_lower_name_trgm_idx,
    characters_name_trgm_idx,
    characters_lower_name_trgm_idx;
