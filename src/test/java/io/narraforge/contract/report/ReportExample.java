package io.narraforge.contract.report;

import static io.narraforge.contract.diff.Criticality.BREAKING;
import static io.narraforge.contract.diff.Criticality.DANGEROUS;
import static io.narraforge.contract.diff.Criticality.SAFE;

import io.narraforge.contract.approval.Approvals;
import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.Criticality;
import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.schema.Place;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** A comparison with one of everything that a report can tell. */
final class ReportExample {
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 10);
    private static final Place GONE = new Place("git:origin/main:api/world.graphqls", 12);

    /** No repository is around it, so it is the top itself. */
    private static final RepositoryPaths PATHS = RepositoryPaths.around(Path.of("/nowhere/at/all"));

    private static final List<OperationUse> USES = List.of(
            new OperationUse("Rules", "app/rules.graphql", 4, null, null),
            new OperationUse("Feed", "android.json", null, "android 3.1", "2026-12-31"),
            new OperationUse("Feed", null, null, "ios", "2027-01-09"));

    private static final List<Change> CHANGES = List.of(
            change(ChangeCode.FIELD_REMOVED, BREAKING, "World.rules", "The field World.rules is removed.", USES, false),
            change(ChangeCode.FIELD_REMOVED, BREAKING, "World.age", "The field World.age is removed.", List.of(), true),
            change(
                    ChangeCode.ARGUMENT_REMOVED,
                    BREAKING,
                    "Query.worlds(first:)",
                    "The argument Query.worlds(first:) is removed.",
                    USES.subList(0, 1),
                    false),
            change(ChangeCode.UNION_MEMBER_REMOVED, BREAKING, "Thing", "World is gone."),
            change(ChangeCode.UNION_MEMBER_REMOVED, BREAKING, "Thing", "Job is gone."),
            change(ChangeCode.ENUM_VALUE_ADDED, DANGEROUS, "Genre.HORROR", "The value Genre.HORROR is added."),
            change(
                    ChangeCode.APPLIED_DIRECTIVE_ADDED,
                    DANGEROUS,
                    "World",
                    "World has @auth(of: \"100%, <b>|`*_$#1\\\") now."),
            change(ChangeCode.TYPE_ADDED, SAFE, "Lore", "The type Lore is added."),
            change(ChangeCode.DEPRECATION_ADDED, SAFE, "World.laws", "World.laws is deprecated: use @rules"),
            change(ChangeCode.DESCRIPTION_CHANGED, SAFE, "World", "World is described in other words."));

    private static final String ENTRIES = """
        approvals:
          - code: ARGUMENT_REMOVED
            coordinate: "Query.worlds(first:)"
            who: Ada & Bob
            why: "it was <never> read, see #7: \\uD83D\\uDE80 ]]>"
            expires: 2027-01-31
          - code: FIELD_REMOVED
            coordinate: World.gone
            who: Ada
            why: nobody read it
            expires: 2027-01-31
        """;

    private ReportExample() {}

    private static Change change(
            ChangeCode code,
            Criticality criticality,
            String coordinate,
            String message,
            List<OperationUse> operations,
            boolean isUnused) {
        Place annotated = new Place("api/world.graphqls", 7);
        Place place = code.isOfWhatIsGone() ? GONE : annotated;
        return new Change(code, criticality, coordinate, message, place, annotated, operations, isUnused, null);
    }

    static Change change(ChangeCode code, Criticality criticality, String coordinate, String message) {
        return change(code, criticality, coordinate, message, List.of(), false);
    }

    /** With an approval, and an entry that approves nothing. */
    static ChangeReport report() {
        Approvals approvals = Approvals.read("schema-approvals.yaml", ENTRIES, TODAY);
        return ChangeReport.withoutDescriptions(
                approvals.judge(CHANGES), new ReportTerms(FailOn.BREAKING, false, approvals, PATHS));
    }

    /** Of some changes without approvals. */
    static ChangeReport report(List<Change> changes) {
        return report(changes, FailOn.BREAKING);
    }

    static ChangeReport report(List<Change> changes, FailOn failOn) {
        Approvals approvals = Approvals.none("schema-approvals.yaml", TODAY);
        return ChangeReport.withDescriptions(changes, new ReportTerms(failOn, false, approvals, PATHS));
    }
}
