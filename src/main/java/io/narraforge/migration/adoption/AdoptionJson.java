package io.narraforge.migration.adoption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.migration.adoption.ColumnFindings.Value;
import io.narraforge.migration.catalog.CatalogDifference.Finding;
import io.narraforge.migration.history.Proof;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A report as JSON for other programs. A reader may rely on what is there for as long as the version stays. */
public final class AdoptionJson {
    private static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AdoptionJson() {}

    private record Envelope(
            int version,
            AdoptionReport.Outcome outcome,
            String sentence,
            @Nullable Variant variant,
            @Nullable String alembicVersion,
            Map<String, Long> rowCounts,
            List<String> refusedWhole,
            List<Refused> refused,
            List<Replaced> replaced,
            List<Finding> differences,
            List<String> bridge,
            List<String> remarks,
            @Nullable KeptProof proof,
            @Nullable Rehearsed rehearsal) {}

    private record Refused(String place, Fate by, long count, List<Value> values) {
        static Refused of(ColumnFindings column) {
            return new Refused(column.place(), column.fate(), column.count(), column.listed());
        }
    }

    private record Replaced(String place, Fate what, long count) {
        static Replaced of(ColumnFindings column) {
            return new Replaced(column.place(), column.fate(), column.count());
        }
    }

    private record KeptProof(
            long id,
            String adoptedAt,
            String role,
            String variant,
            String fingerprint,
            @Nullable String alembicVersion,
            Map<String, Long> rowCounts,
            Map<String, String> checksums,
            List<String> remarks) {
        static KeptProof of(Proof.Kept kept) {
            Proof proof = kept.proof();
            return new KeptProof(
                    kept.id(),
                    kept.adoptedAt().toString(),
                    kept.role(),
                    proof.variant(),
                    proof.fingerprint(),
                    proof.alembicVersion().orElse(null),
                    new TreeMap<>(proof.rowCounts()),
                    new TreeMap<>(proof.checksums()),
                    proof.remarks());
        }
    }

    private record Rehearsed(List<Compared> tables, List<Timed> versions, List<String> findings, List<String> remarks) {
        static Rehearsed of(Rehearsal rehearsal) {
            return new Rehearsed(
                    rehearsal.tables().stream().map(Compared::of).toList(),
                    rehearsal.versions().stream().map(Timed::of).toList(),
                    rehearsal.findings(),
                    rehearsal.remarks());
        }
    }

    private record Compared(
            String table, boolean isKept, Rehearsal.Content live, Rehearsal.@Nullable Content migrated) {
        static Compared of(Rehearsal.Table table) {
            return new Compared(
                    table.name(), table.isKept(), table.live(), table.migrated().orElse(null));
        }
    }

    private record Timed(String version, String description, long milliseconds) {
        static Timed of(Rehearsal.Version version) {
            return new Timed(
                    version.version(), version.description(), version.took().toMillis());
        }
    }

    public static String write(AdoptionReport report) {
        try {
            return JSON.writeValueAsString(envelope(report));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Envelope envelope(AdoptionReport report) {
        Optional<DataFindings> data = report.examination().flatMap(Examination::data);
        return new Envelope(
                VERSION,
                report.outcome(),
                report.sentence(),
                report.variant().orElse(null),
                report.examination()
                        .flatMap(examination -> examination.inspection().alembicVersion())
                        .orElse(null),
                data.map(DataFindings::sortedRowCounts).orElse(Map.of()),
                data.map(DataFindings::ofDatabase).orElse(List.of()),
                data.map(findings -> findings.refused().map(Refused::of).toList())
                        .orElse(List.of()),
                data.map(findings -> findings.replaced().map(Replaced::of).toList())
                        .orElse(List.of()),
                report.differences(),
                report.bridge().map(Bridge::statements).orElse(List.of()),
                report.remarks(),
                report.proof().map(KeptProof::of).orElse(null),
                report.rehearsal().map(Rehearsed::of).orElse(null));
    }
}
