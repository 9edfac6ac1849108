package io.narraforge.demo;

import static io.narraforge.generated.Tables.QA_REPORTS;

import java.util.List;
import org.jooq.Field;
import org.jooq.Table;

/** The rows of QA reports. */
record QaReportRows(DemoPlan plan, Jobs jobs) implements DemoRows {

    @Override
    public Table<?> table() {
        return QA_REPORTS;
    }

    @Override
    public List<Field<?>> columns() {
        return List.of(
                QA_REPORTS.ID,
                QA_REPORTS.JOB_ID,
                QA_REPORTS.LOGIC_SCORE,
                QA_REPORTS.PSYCHOLOGY_SCORE,
                QA_REPORTS.TIMELINE_SCORE,
                QA_REPORTS.CRITICAL_ERRORS,
                QA_REPORTS.WARNINGS,
                QA_REPORTS.PASSED,
                QA_REPORTS.CREATED_AT);
    }

    @Override
    public int count() {
        return plan.qaReportsByJob().sum();
    }

    @Override
    public void writeTo(RowSink sink) {
        int row = 0;
        for (int jobRow = 0; jobRow < plan.jobs(); jobRow++) {
            Job job = jobs.job(jobRow);
            int reports = plan.qaReportsByJob().at(jobRow);
            for (int ordinal = 0; ordinal < reports; ordinal++) {
                var verdict = QaVerdict.of(new Narrator(job.world(), new Draw("qa_reports", row)));
                sink.row(
                        Draw.id("qa_reports", row),
                        job.id(),
                        verdict.logic(),
                        verdict.psychology(),
                        verdict.timeline(),
                        verdict.criticalErrors(),
                        verdict.warnings(),
                        verdict.passed(),
                        Moments.instant(job.moment(ordinal, reports)));
                row++;
            }
        }
    }
}
