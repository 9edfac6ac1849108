package io.narraforge.migration.adoption;

/** What the migrations demand of a legacy column's values, and which of them they replace. */
sealed interface LegacyRule {

    /** The form that a JSON document must have, in V2's words, as an SQL literal; NULL where it is no document. */
    default String shape() {
        return "NULL";
    }

    /** SQL: what becomes of a value, an {@link Fate}; NULL where nothing does. */
    default String fate(String column) {
        return "NULL";
    }

    /** SQL: why, for a value of which something becomes. */
    default String reason(String column) {
        return "NULL";
    }

    record JobType() implements LegacyRule {
        @Override
        public String fate(String column) {
            return "CASE WHEN %s NOT IN ('short_story', 'novella', 'novel', 'saga') THEN 'V2' END".formatted(column);
        }

        @Override
        public String reason(String column) {
            return "'unknown type ' || to_json(%s)::text".formatted(column);
        }
    }

    record JobStatus() implements LegacyRule {
        @Override
        public String fate(String column) {
            return """
                CASE WHEN %1$s IN ('pending', 'created') THEN 'QUEUED'
                    WHEN %1$s NOT IN ('queued', 'running', 'completed', 'failed', 'cancelled') THEN 'V2' END\
                """.formatted(column);
        }

        @Override
        public String reason(String column) {
            return "'unknown status ' || to_json(%s)::text".formatted(column);
        }
    }

    /** A JSON document. */
    record Document(String form) implements LegacyRule {
        @Override
        public String shape() {
            return "'" + form + "'";
        }
    }

    /** V2 wants it finite, and V5 in the calendar that the API writes times in. */
    record Time() implements LegacyRule {
        @Override
        public String fate(String column) {
            return """
                CASE WHEN NOT isfinite(%1$s) THEN 'V2'
                    WHEN %1$s < '0001-01-01' OR %1$s >= '10000-01-01' THEN 'V5' END\
                """.formatted(column);
        }

        @Override
        public String reason(String column) {
            return "'time is ' || %s::text".formatted(column);
        }
    }

    record AtLeast(int lowest) implements LegacyRule {
        @Override
        public String fate(String column) {
            return "CASE WHEN %s < %d THEN 'V2' END".formatted(column, lowest);
        }

        @Override
        public String reason(String column) {
            return "%s || ' is below %d'".formatted(column, lowest);
        }
    }

    /** A float within 0 and this. */
    record UpTo(int highest) implements LegacyRule {
        @Override
        public String fate(String column) {
            // NaN sorts above every number, so BETWEEN refuses it too.
            return "CASE WHEN NOT %s BETWEEN 0 AND %d THEN 'V2' END".formatted(column, highest);
        }

        @Override
        public String reason(String column) {
            return "%s || ' is not within 0..%d'".formatted(column, highest);
        }
    }
}
