package io.narraforge.migration.catalog;

/** Statements that change settings until the transaction ends. */
final class SessionSettings {
    /**
     * The schemas of extensions come behind the current one, because an extension may lie anywhere; temporary tables come
     * last, or they would hide ours.
     */
    private static final String PATH = """
        set_config('search_path', concat_ws(', ', quote_ident(current_schema()), (
            SELECT string_agg(DISTINCT quote_ident(nspname), ', ')
            FROM pg_catalog.pg_extension
            JOIN pg_catalog.pg_namespace ON pg_namespace.oid = extnamespace
            WHERE nspname NOT IN (current_schema(), 'pg_catalog')), 'pg_temp'), true)\
        """;

    /** Names without a schema are found in the current one, and those of extensions wherever they are. */
    static final String SEARCH_PATH = "SELECT " + PATH;

    /** What deparsed text depends on: which names need a schema, and how values are written. No row without a schema. */
    static final String OF_DEPARSED_TEXT = "SELECT " + PATH + """
        ,
            set_config('quote_all_identifiers', 'off', true),
            set_config('standard_conforming_strings', 'on', true),
            set_config('extra_float_digits', '1', true),
            set_config('TimeZone', 'UTC', true),
            set_config('DateStyle', 'ISO, YMD', true),
            set_config('IntervalStyle', 'postgres', true),
            set_config('bytea_output', 'hex', true)
        WHERE current_schema() IS NOT NULL
        """;

    private SessionSettings() {}
}
