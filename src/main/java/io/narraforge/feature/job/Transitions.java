package io.narraforge.feature.job;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import io.narraforge.engine.Statements;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jooq.impl.SQLDataType;

/** What may follow a status of a job, as the database's own function says it, and how clients are told. */
final class Transitions {
    private static final SqlStatement FROM =
            SqlText.of(select(function("job_transitions", SQLDataType.VARCHAR.array(), param("status", String.class))));

    private Transitions() {}

    /** The statuses that may follow; none when it is final. */
    static List<String> from(String status, Statements statements) {
        return statements
                .run(
                        FROM,
                        parameter -> status,
                        rows -> Arrays.asList((String[]) rows.getArray(1).getArray()))
                .getFirst();
    }

    /** A status as the contract spells it. */
    static String inTheContract(String status) {
        return status.toUpperCase(Locale.ROOT);
    }

    /** {@code COMPLETED, FAILED or CANCELLED}. */
    static String oneOf(List<String> statuses) {
        int last = statuses.size() - 1;
        return last == 0
                ? statuses.getFirst()
                : String.join(", ", statuses.subList(0, last)) + " or " + statuses.get(last);
    }
}
