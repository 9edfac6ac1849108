package io.narraforge.contract.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.contract.diff.Approval;
import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode.Section;
import io.narraforge.contract.diff.Criticality;
import io.narraforge.contract.diff.OperationUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report as JSON for other programs. A reader may rely on what is there for as long as the version stays. */
final class JsonReport {
    private static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonReport() {}

    private record Envelope(int version, Summary summary, List<Entry> changes) {}

    private record Summary(
            long breaking,
            long unused,
            long dangerous,
            long safe,
            long deprecations,
            long hiddenDescriptions,
            long approved,
            long approvals) {}

    private record Entry(
            String code,
            Criticality criticality,
            String coordinate,
            String message,
            String file,
            @Nullable Integer line,
            List<OperationUse> operations,
            boolean unused,
            @Nullable Approved approval,
            @Nullable String entryToAdd) {
        static Entry of(Change change, ChangeReport report) {
            return new Entry(
                    change.code().name(),
                    change.criticality(),
                    change.coordinate(),
                    change.message(),
                    change.place().file(),
                    change.place().line(),
                    change.operations(),
                    change.isUnused(),
                    Approved.of(change.approval()),
                    report.entryFor(change)
                            .map(each -> String.join("\n", each.yaml()))
                            .orElse(null));
        }
    }

    private record Approved(String who, String why, String expires) {
        static @Nullable Approved of(@Nullable Approval approval) {
            return approval == null
                    ? null
                    : new Approved(
                            approval.who(), approval.why(), approval.expires().toString());
        }
    }

    static String write(ChangeReport report) {
        var summary = new Summary(
                report.count(Criticality.BREAKING),
                report.unused(),
                report.count(Criticality.DANGEROUS),
                report.count(Criticality.SAFE),
                report.in(Section.DEPRECATIONS).size(),
                report.hidden(),
                report.approved(Criticality.BREAKING) + report.approved(Criticality.DANGEROUS),
                report.in(Section.APPROVALS).size());
        List<Entry> entries =
                report.changes().stream().map(each -> Entry.of(each, report)).toList();
        try {
            return JSON.writeValueAsString(new Envelope(VERSION, summary, entries));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
