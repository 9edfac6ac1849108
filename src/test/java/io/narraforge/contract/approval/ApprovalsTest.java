package io.narraforge.contract.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.diff.Approval;
import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.ChangeCode.Section;
import io.narraforge.contract.diff.Criticality;
import io.narraforge.contract.schema.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ApprovalsTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 10);
    private static final String HEAD = "approvals:\n";
    private static final String RULES = """
          - code: FIELD_REMOVED
            coordinate: World.rules
            who: Ada
            why: nobody reads it
            expires: 2027-01-10
        """;

    private static Change change(ChangeCode code, Criticality criticality, String coordinate) {
        var place = new Place("new.graphqls", 3);
        return new Change(code, criticality, coordinate, "What.", place, place, List.of(), false, null);
    }

    private static Change removal(String coordinate) {
        return change(ChangeCode.FIELD_REMOVED, Criticality.BREAKING, coordinate);
    }

    private static Approvals read(String text) {
        return Approvals.read("a.yaml", text, TODAY);
    }

    private static List<String> findings(List<Change> changes) {
        return changes.stream()
                .filter(each -> each.code().section() == Section.APPROVALS)
                .map(each -> each.place() + ": " + each.code() + " " + each.coordinate() + ": " + each.message())
                .toList();
    }

    @Test
    void entryApprovesEveryChangeOfItsCodeAtItsCoordinateThroughItsLastDay() {
        var dropped = change(ChangeCode.UNION_MEMBER_REMOVED, Criticality.BREAKING, "Thing");
        var changes = List.of(removal("World.rules"), removal("World.laws"), dropped, dropped);
        String union = RULES.replace("FIELD", "UNION_MEMBER").replace("World.rules", "Thing");

        List<Change> judged = read(HEAD + RULES + union).judge(changes);

        var approval = new Approval("Ada", "nobody reads it", TODAY, new Place("a.yaml", 2));
        var ofUnion = new Approval("Ada", "nobody reads it", TODAY, new Place("a.yaml", 7));
        assertThat(judged)
                .containsExactlyInAnyOrder(
                        removal("World.rules").approvedBy(approval),
                        removal("World.laws"),
                        dropped.approvedBy(ofUnion),
                        dropped.approvedBy(ofUnion));
    }

    @Test
    void dangerousChangesAreApprovedAndSafeOnesNeedNone() {
        String added = RULES.replace("FIELD_REMOVED", "ARGUMENT_ADDED");

        List<Change> dangerous = read(HEAD + added)
                .judge(List.of(change(ChangeCode.ARGUMENT_ADDED, Criticality.DANGEROUS, "World.rules")));
        List<Change> safe =
                read(HEAD + added).judge(List.of(change(ChangeCode.ARGUMENT_ADDED, Criticality.SAFE, "World.rules")));

        assertThat(dangerous).hasSize(1).allMatch(each -> each.approval() != null);
        assertThat(safe).allMatch(each -> each.approval() == null);
        assertThat(findings(safe))
                .containsExactly("a.yaml:2: APPROVAL_UNUSED World.rules: The entry for ARGUMENT_ADDED of World.rules"
                        + " approves nothing: the change is safe; remove it.");
    }

    @Test
    void entryThatApprovesNothingIsAFindingThatSaysWhy() {
        List<Change> none = read(HEAD + RULES).judge(List.of());
        List<Change> other = read(HEAD + RULES)
                .judge(List.of(change(ChangeCode.FIELD_TYPE_CHANGED, Criticality.BREAKING, "World.rules")));

        assertThat(findings(none))
                .containsExactly("a.yaml:2: APPROVAL_UNUSED World.rules: The entry for FIELD_REMOVED of World.rules"
                        + " approves nothing: there is no such change, or no longer; remove it.");
        assertThat(findings(other))
                .containsExactly("a.yaml:2: APPROVAL_UNUSED World.rules: The entry for FIELD_REMOVED of World.rules"
                        + " approves nothing: what changes there is FIELD_TYPE_CHANGED; remove it.");
    }

    @Test
    void entryPastItsDayApprovesNoLongerAndWantsALaterOne() {
        Approvals approvals = read(HEAD + RULES.replace("01-10", "01-09"));
        List<Change> judged = approvals.judge(List.of(removal("World.rules")));

        assertThat(judged).contains(removal("World.rules"));
        assertThat(findings(judged))
                .containsExactly("a.yaml:2: APPROVAL_EXPIRED World.rules: The entry for FIELD_REMOVED of World.rules"
                        + " expired on 2027-01-09; take the change back, or have it approved until a later day.");
        assertThat(approvals.entryFor(removal("World.rules"))).isEmpty();
        assertThat(findings(approvals.judge(List.of())))
                .hasSize(1)
                .first()
                .asString()
                .contains("APPROVAL_UNUSED");
    }

    @Test
    void entryIsOfferedForWhatIsBreakingOrDangerousAndHasNone() {
        assertThat(read("approvals: []").entryFor(removal("World.rules")).map(EntryToAdd::yaml))
                .contains(List.of(
                        "  - code: FIELD_REMOVED",
                        "    coordinate: World.rules",
                        "    who:",
                        "    why:",
                        "    expires: 2027-04-10"));
        assertThat(read("approvals: []").entryFor(change(ChangeCode.FIELD_ADDED, Criticality.SAFE, "World.rules")))
                .isEmpty();
    }

    @Test
    void textMayBeWrittenAnyWayThatYamlAllows() {
        List<Change> judged = read("""
            # ours
            "approvals":
            - {why: 'a: b', who: "Ada\\tL.", expires: "2027-12-31", coordinate: 'Query.worlds(first:)', code: ARGUMENT_REMOVED}
            - who: no
              why: >
                one

                two
              expires: 2027-12-31
              code: ARGUMENT_ADDED
              coordinate: "@cost(weight:)"
            """)
                .judge(List.of(
                        change(ChangeCode.ARGUMENT_REMOVED, Criticality.BREAKING, "Query.worlds(first:)"),
                        change(ChangeCode.ARGUMENT_ADDED, Criticality.BREAKING, "@cost(weight:)")));

        LocalDate end = LocalDate.of(2027, 12, 31);
        assertThat(judged)
                .extracting(Change::approval)
                .containsExactlyInAnyOrder(
                        new Approval("Ada L.", "a: b", end, new Place("a.yaml", 3)),
                        new Approval("no", "one two", end, new Place("a.yaml", 4)));
    }

    @Test
    void listWithoutEntriesApprovesNothing() {
        assertThat(Stream.of("approvals: []", "approvals:", "approvals:\n# none\n"))
                .allSatisfy(text -> assertThat(read(text).judge(List.of(removal("World.rules"))))
                        .containsExactly(removal("World.rules")));
    }

    @Property(tries = 300)
    void whatIsOfferedApprovesOnceItIsFilledIn(@ForAll("changes") List<Change> changes) {
        var text = new ArrayList<>(List.of("approvals:"));
        Stream<EntryToAdd> offered = changes.stream().flatMap(each -> read("approvals:").entryFor(each).stream());
        offered.distinct().forEach(each -> text.addAll(each.yaml()));
        String filledIn = String.join("\n", text).replace("who:", "who: Ada").replace("why:", "why: it has to be");

        List<Change> judged = read(filledIn).judge(changes);

        assertThat(judged).hasSameSizeAs(changes).allMatch(each -> each.approval() != null);
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<String> name = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withChars('_', '0')
                .ofMinLength(1)
                .ofMaxLength(5)
                .map(each -> each.startsWith("0") ? "_" + each : each)
                .edgeCases(cases -> cases.add("null", "true", "no", "_0"));
        Arbitrary<String> coordinate = Combinators.combine(
                        name, name, name, Arbitraries.of("%s", "%s.%s", "%s.%s(%s:)", "@%s", "@%s(%s:)", "schema.%s"))
                .as((one, two, three, form) -> form.formatted(one, two, three));
        Arbitrary<ChangeCode> code = Arbitraries.of(ChangeCode.class).filter(each -> each.section() == Section.CHANGES);
        return Combinators.combine(code, Arbitraries.of(Criticality.BREAKING, Criticality.DANGEROUS), coordinate)
                .as(ApprovalsTest::change)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
