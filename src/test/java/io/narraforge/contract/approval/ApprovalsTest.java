package io.narraforge.contract.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.contract.diff.Approval;
import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.ChangeCode.Section;
import io.narraforge.contract.diff.Criticality;
import io.narraforge.contract.schema.Place;
import io.narraforge.problem.ProblemOccurredException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @TempDir
    private Path folder;

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

    /** In the text, | is a line end and _ the keys that the case is not about. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        ``~a.yaml:1:1: is empty; it says approvals: [] when nothing is approved
        # nothing|~a.yaml:2:1: is empty; it says approvals: [] when nothing is approved
        ---|~a.yaml:2:1: the file begins with approvals: and a list below it
        - 1~a.yaml:1:1: the file begins with approvals: and a list below it
        {}~a.yaml:1:2: the file begins with approvals: and a list below it
        ? [a]|: b~a.yaml:1:3: the file begins with approvals: and a list below it
        aprovals: []~a.yaml:1:1: there is no key aprovals; did you mean approvals?
        version: 1~a.yaml:1:1: there is no key version
        approvals: []|approvals: []~a.yaml:2:1: approvals stands here twice
        approvals: []|---|approvals: []~a.yaml:2:1: a second document begins here; all approvals are in one list
        approvals: none~a.yaml:1:12: approvals is a list; each entry begins with a dash (-)
        approvals: {a: b}~a.yaml:1:12: approvals is a list; each entry begins with a dash (-)
        approvals:|- FIELD_REMOVED~a.yaml:2:3: an entry has the keys code, coordinate, who, why, expires
        approvals:|- code: FIELD_REMOVED|  coordinate: A.b~a.yaml:2:3: the entry lacks who, why, expires
        approvals:|- {}~a.yaml:2:3: the entry lacks code, coordinate, who, why, expires
        approvals:|- _|  when: now~a.yaml:7:3: an entry has the keys code, coordinate, who, why, expires, not when
        approvals:|- _|  expire: now~a.yaml:7:3: an entry has the keys code, coordinate, who, why, expires, not expire; did you mean expires?
        approvals:|- _|  who: Bob~a.yaml:7:3: who stands in this entry twice
        approvals:|- code: [a]~a.yaml:2:9: code is a text
        approvals:|- _|- _~a.yaml:7:3: FIELD_REMOVED of A.b stands in this list twice; first at a.yaml:2
        approvals:|  - code: "a~a.yaml:2:13: not YAML: found unexpected end of stream
        approvals: [~a.yaml:1:13: not YAML: expected the node content, but found '<stream end>'
        approvals: @a~a.yaml:1:12: not YAML: found character '@' that cannot start any token. (Do not use @ for indentation)
        approvals: &a []~a.yaml:1:12: an anchor (&) can't stand here
        approvals: *a~a.yaml:1:12: an alias (*) can't stand here; write out what it stands for
        approvals: !!set {}~a.yaml:1:12: a tag (!) can't stand here
        approvals:|- code: !!str x~a.yaml:2:9: a tag (!) can't stand here
        """)
    void whatIsNotAsItShouldBeIsOneLineWithItsPlace(String text, String refusal) {
        String entry = RULES.strip().substring(2).replace("World.rules", "A.b").replaceAll("\n +", "\n  ");

        assertRefused(text.replace("_|", entry + "\n").replaceAll("_$", entry).replace('|', '\n'), refusal);
    }

    private static void assertRefused(String text, String refusal) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ProblemOccurredException.class)
                .hasMessage(refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        code: FIELD_REMOVED~code: FIELD_REMOVD~a.yaml:2:11: no change has the code FIELD_REMOVD; did you mean FIELD_REMOVED?
        code: FIELD_REMOVED~code: field_removed~a.yaml:2:11: no change has the code field_removed; did you mean FIELD_REMOVED?
        code: FIELD_REMOVED~code: APPROVAL_UNUSED~a.yaml:2:11: no change has the code APPROVAL_UNUSED
        code: FIELD_REMOVED~code: nonsense~a.yaml:2:11: no change has the code nonsense
        who: Ada~who:~a.yaml:4:9: who is empty
        why: nobody reads it~why: '  '~a.yaml:5:10: why is empty
        coordinate: World.rules~coordinate: ""~a.yaml:3:17: coordinate is empty
        2027-01-10~10.1.2027~a.yaml:6:14: expires is 10.1.2027; use a date such as 2027-01-31
        2027-01-10~2027-02-29~a.yaml:6:14: expires is 2027-02-29; use a date such as 2027-01-31
        2027-01-10~2027-01-10T00:00:00Z~a.yaml:6:14: expires is 2027-01-10T00:00:00Z; use a date such as 2027-01-31
        """)
    void whatAnEntrySaysHasToBeUsable(String right, String wrong, String refusal) {
        assertRefused(HEAD + RULES.replace(right, wrong), refusal);
    }

    @Test
    void noTextMakesTheReaderWorkLongOrDeep() {
        String laughs = "a: &a [x,x]\n" + "b: &b [*a,*a,*a,*a]\n".repeat(20) + "approvals: *b";

        assertRefused(laughs, "a.yaml:1:1: there is no key a");
        assertRefused("[".repeat(900_000), "a.yaml:1:1: the file begins with approvals: and a list below it");
        assertRefused(
                "approvals: " + "[".repeat(900_000),
                "a.yaml:1:13: an entry has the keys code, coordinate, who, why, expires");
        assertRefused("x".repeat(1_000_000), "a.yaml:1:1: the file begins with approvals: and a list below it");
        assertRefused("approvals:\n- \u0000", "a.yaml:2: not YAML: it has no U+0000");
    }

    @Test
    void fileOfTheUsualNameIsTakenWhereThereIsOne() throws Exception {
        assertThat(ApprovalsFile.find(folder, null, TODAY).judge(List.of())).isEmpty();
        assertThat(ApprovalsFile.find(folder, null, TODAY).file()).isEqualTo("schema-approvals.yaml");

        Files.writeString(folder.resolve(ApprovalsFile.NAME), "\uFEFF" + HEAD + RULES);

        assertThat(findings(ApprovalsFile.find(folder, null, TODAY).judge(List.of())))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("schema-approvals.yaml:2: ");
    }

    @Test
    void fileThatIsNamedHasToBeThereAndReadable() throws Exception {
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xE4});
        Files.write(folder.resolve("large.yaml"), new byte[1024 * 1024 + 1]);

        assertThat(List.of(
                        "gone.yaml: there is no such file",
                        ".: is no file",
                        "\0: is no path",
                        "latin.yaml: is not UTF-8",
                        "large.yaml: has more than 1 MiB, which is no list of approvals"))
                .allSatisfy(refusal -> assertThatThrownBy(
                                () -> ApprovalsFile.find(folder, refusal.split(": ", 2)[0], TODAY))
                        .isInstanceOf(ProblemOccurredException.class)
                        .hasMessage(refusal));
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
