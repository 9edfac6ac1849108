package io.narraforge.migration.preflight;

import io.narraforge.database.Query;
import io.narraforge.migration.preflight.Preflight.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the role may do what every change does. What a single migration needs beyond that, it says itself. */
final class RightsCheck {
    /** ALTER TABLE is for owners, and for members of the owning role that inherit its rights. */
    private static final String OF_OTHERS = """
        SELECT relname, pg_get_userbyid(relowner)
        FROM pg_class
        WHERE relnamespace = to_regnamespace(quote_ident(current_schema())) AND relname = ANY (?)
            AND relkind IN ('r', 'p') AND NOT pg_has_role(relowner, 'USAGE')
        ORDER BY relname\
        """;

    /** Whose rights the role has without being them: superusers have everybody's. */
    private static final String OWNERS = """
        SELECT DISTINCT quote_ident(pg_get_userbyid(relowner))
        FROM pg_class
        WHERE relnamespace = to_regnamespace(quote_ident(current_schema())) AND relname = ANY (?)
            AND relkind IN ('r', 'p') AND pg_has_role(relowner, 'USAGE')
            AND relowner <> to_regrole(quote_ident(current_user))
        ORDER BY 1\
        """;

    private static final String HISTORY_IS_COMPLETE = """
        SELECT count(*) = 4
        FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = 'narra_history' AND relname IN ('runs', 'revisions', 'proofs', 'backups')\
        """;

    private static final String HISTORY_MAY_BE_WRITTEN = """
        SELECT coalesce(bool_and(has_schema_privilege(pg_namespace.oid, 'USAGE')
            AND has_table_privilege(pg_class.oid, 'SELECT') AND has_table_privilege(pg_class.oid, 'INSERT')
            AND has_table_privilege(pg_class.oid, 'UPDATE')), true)
        FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = 'narra_history' AND relkind = 'r'\
        """;

    private final Connection session;
    private final Plan plan;
    private final String role;

    RightsCheck(Connection session, Plan plan) throws SQLException {
        this.session = session;
        this.plan = plan;
        this.role = Query.of("SELECT quote_ident(current_user)").one(session, row -> row.getString(1));
    }

    void addTo(List<PreflightFinding> findings) throws SQLException {
        addHistory(findings);
        addSchema(findings);
        addTables(findings);
    }

    private void addHistory(List<PreflightFinding> findings) throws SQLException {
        boolean isComplete = Query.of(HISTORY_IS_COMPLETE).isTrue(session);
        if (!isComplete) {
            addOwnersOfTheTables(findings);
        }
        if (!isComplete
                && !Query.of("SELECT has_database_privilege(current_database(), 'CREATE')")
                        .isTrue(session)) {
            String database = Query.of("SELECT quote_ident(current_database())").one(session, row -> row.getString(1));
            findings.add(PreflightFinding.refusal(
                    ("The role %1$s may not make the schema narra_history, where the history is kept; as the database's"
                                    + " owner: GRANT CREATE ON DATABASE %2$s TO %1$s")
                            .formatted(role, database)));
        } else if (!Query.of(HISTORY_MAY_BE_WRITTEN).isTrue(session)) {
            findings.add(PreflightFinding.refusal(
                    ("The role %1$s may not write the history; as its owner: GRANT USAGE ON SCHEMA narra_history TO"
                        + " %1$s; GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA narra_history TO %1$s")
                            .formatted(role)));
        }
    }

    /** What the role makes first is its own, and the tables' owner would be kept out of it. */
    private void addOwnersOfTheTables(List<PreflightFinding> findings) throws SQLException {
        List<String> owners = Query.of(
                        OWNERS, session.createArrayOf("text", plan.tables().toArray()))
                .rows(session, row -> row.getString(1));
        if (!owners.isEmpty()) {
            findings.add(PreflightFinding.warning(
                    "The history will belong to %1$s, and the tables belong to %2$s, who then may not run ./narra db and serve without the rights of %1$s; run this as %2$s to keep both together"
                            .formatted(role, String.join(", ", owners))));
        }
    }

    private void addSchema(List<PreflightFinding> findings) throws SQLException {
        if (Query.of("SELECT current_schema() IS NULL").isTrue(session)) {
            findings.add(PreflightFinding.refusal(
                    "No schema of the search_path exists, so there is none to work in; create one, or name one with"
                            + " currentSchema in DATABASE_URL"));
        } else if (!Query.of("SELECT has_schema_privilege(current_schema(), 'CREATE')")
                .isTrue(session)) {
            String schema = Query.of("SELECT quote_ident(current_schema())").one(session, row -> row.getString(1));
            findings.add(PreflightFinding.refusal(
                    "The role %1$s may not make tables in the schema %2$s; as its owner: GRANT CREATE ON SCHEMA %2$s TO %1$s"
                            .formatted(role, schema)));
        }
    }

    private void addTables(List<PreflightFinding> findings) throws SQLException {
        String ofOthers = Query.of(
                        OF_OTHERS, session.createArrayOf("text", plan.tables().toArray()))
                .rows(session, row -> row.getString(1) + " (of " + row.getString(2) + ")")
                .stream()
                .collect(Collectors.joining(", "));
        if (ofOthers.isEmpty()) {
            return;
        }
        String sentence =
                "The role %s does not own these tables, so it may not change them: %s; run this as their owner"
                        .formatted(role, ofOthers);
        findings.add(plan.tablesAreKnown() ? PreflightFinding.refusal(sentence) : PreflightFinding.warning(sentence));
    }
}
