package io.narraforge.demo;

import static io.narraforge.generated.Tables.ARTIFACTS;

import io.narraforge.demo.ArtifactContent.ArtifactType;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The rows of artifacts in the order a pipeline stores them: the foundations, the cast, then prose and its checks by
 * turns. Versions count the contents of a type in a job; every fifth job repeats 1, as the legacy service did. The
 * checksum is left to the database.
 */
record ArtifactRows(DemoPlan plan, Jobs jobs) implements DemoRows {
    private static final List<ArtifactType> FOUNDATIONS = List.of(
            ArtifactType.WORLD_SPEC,
            ArtifactType.NARRATIVE_BLUEPRINT,
            ArtifactType.PLOT_OUTLINE,
            ArtifactType.STYLE_GUIDE);
    private static final int LEGACY_ONE_IN = 5;

    @Override
    public Table<?> table() {
        return ARTIFACTS;
    }

    @Override
    public List<Field<?>> columns() {
        return List.of(
                ARTIFACTS.ID,
                ARTIFACTS.JOB_ID,
                ARTIFACTS.TYPE,
                ARTIFACTS.VERSION,
                ARTIFACTS.DATA,
                ARTIFACTS.CREATED_AT);
    }

    @Override
    public int count() {
        return plan.artifactsByJob().sum();
    }

    @Override
    public void writeTo(RowSink sink) {
        int row = 0;
        for (int jobRow = 0; jobRow < plan.jobs(); jobRow++) {
            write(jobs.job(jobRow), row, sink);
            row += plan.artifactsByJob().at(jobRow);
        }
    }

    private void write(Job job, int firstRow, RowSink sink) {
        int artifacts = plan.artifactsByJob().at(job.row());
        int cast = Math.min(job.order().type().characters, Math.max(1, artifacts / 4));
        var written = new EnumMap<ArtifactType, Integer>(ArtifactType.class);
        for (int ordinal = 0; ordinal < artifacts; ordinal++) {
            ArtifactType type = typeAt(ordinal, cast);
            int content = written.merge(type, 1, Integer::sum);
            var draw = new Draw("artifacts", firstRow + ordinal);
            sink.row(
                    Draw.id("artifacts", firstRow + ordinal),
                    job.id(),
                    type.name().toLowerCase(Locale.ROOT),
                    job.row() % LEGACY_ONE_IN == 0 ? 1 : content,
                    new ArtifactContent(job, draw, plan.textSize()).of(type, content),
                    Moments.instant(job.moment(ordinal, artifacts)));
        }
    }

    private static ArtifactType typeAt(int ordinal, int cast) {
        if (ordinal < FOUNDATIONS.size()) {
            return FOUNDATIONS.get(ordinal);
        }
        int later = ordinal - FOUNDATIONS.size();
        if (later < cast) {
            return ArtifactType.CHARACTER_SPEC;
        }
        return (later - cast) % 3 == 1 ? ArtifactType.QA_REPORT : ArtifactType.PROSE_SEGMENT;
    }
}
