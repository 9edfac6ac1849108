package io.narraforge.feature.qareport;

import static io.narraforge.generated.Tables.QA_REPORTS;
import static io.narraforge.model.Expression.column;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.arrayGet;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import io.narraforge.engine.Feature;
import io.narraforge.engine.Wiring;
import io.narraforge.model.Declarations;
import io.narraforge.model.Model;
import io.narraforge.model.WriteRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * In which band a report's scores are, and what kinds of errors it found: expressions over the report's own row. A
 * verdict has to follow from them.
 */
public final class QaReportFeature implements Feature {
    private static final List<String> BANDS = List.of("failing", "poor", "acceptable", "good", "excellent");

    /** Of each band but the first, which has none. */
    private static final List<String> LOWEST_MEANS = List.of("0.50", "0.70", "0.85", "0.95");

    @Override
    public Declarations declarations() {
        return Declarations.ofExpressions(Map.of(
                        "QaReport.band", QaReportFeature::band,
                        "QaReport.errorCategories", QaReportFeature::errorCategories))
                // The scores and the errors say it.
                .and(Declarations.ofWriteRules(WriteRules.filling("QaReport.passed")));
    }

    @Override
    public void wire(Wiring wiring, Model model) {
        wiring.rule("QaReport", new Verdict(model.entity("QaReport")));
        wiring.mutation("recordQaReport", wiring.creation("QaReport"));
    }

    private static Field<String> band(Table<?> report) {
        Field<BigDecimal> sum = decimal(column(report, QA_REPORTS.LOGIC_SCORE))
                .plus(decimal(column(report, QA_REPORTS.PSYCHOLOGY_SCORE)))
                .plus(decimal(column(report, QA_REPORTS.TIMELINE_SCORE)));
        Field<BigDecimal[]> bounds =
                array(LOWEST_MEANS.stream().map(QaReportFeature::threeTimes).toList());
        Field<Integer> boundsReached = field("width_bucket({0}, {1})", SQLDataType.INTEGER, sum, bounds);
        Field<String[]> bands = array(BANDS.stream().map(DSL::inline).toList());
        return arrayGet(bands, boundsReached.plus(inline(1)));
    }

    /** The number that a client reads. Through its text: the direct cast would round it to 15 digits. */
    private static Field<BigDecimal> decimal(Field<Double> score) {
        return score.cast(SQLDataType.VARCHAR).cast(SQLDataType.NUMERIC);
    }

    /** The mean against a bound is the sum against three times the bound: a third has no exact decimal. */
    private static Field<BigDecimal> threeTimes(String bound) {
        return inline(new BigDecimal(bound).multiply(BigDecimal.valueOf(3)));
    }

    /** An error is {@code Category: explanation}; one without the separator, or with nothing before it, has none. */
    private static Field<JSONB> errorCategories(Table<?> report) {
        return field(
                """
                coalesce((select jsonb_agg({1}.category order by {1}.place) \
                from (select btrim(split_part({2}.error, ': ', 1)) as category, min({2}.place) as place \
                from jsonb_array_elements_text({0}) with ordinality as {2} (error, place) \
                where strpos({2}.error, ': ') > 0 group by 1) as {1} \
                where {1}.category <> ''), cast('[]' as jsonb))\
                """,
                SQLDataType.JSONB,
                column(report, QA_REPORTS.CRITICAL_ERRORS),
                name(report.getName() + "_category"),
                name(report.getName() + "_error"));
    }
}
