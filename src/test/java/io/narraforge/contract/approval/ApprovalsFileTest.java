package io.narraforge.contract.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.problem.ProblemOccurredException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which file is read, and what is said of one that cannot be. */
class ApprovalsFileTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 10);
    private static final String ENTRY = """
        - code: FIELD_REMOVED
          coordinate: World.rules
          who: Ada
          why: nobody reads it
          expires: 2027-01-10
        """;

    @TempDir
    private Path folder;

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
        String entry = ENTRY.strip().substring(2).replace("World.rules", "A.b");

        assertRefused(text.replace("_|", entry + "\n").replaceAll("_$", entry).replace('|', '\n'), refusal);
    }

    private static void assertRefused(String text, String refusal) {
        assertThatThrownBy(() -> Approvals.read("a.yaml", text, TODAY))
                .isInstanceOf(ProblemOccurredException.class)
                .hasMessage(refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        code: FIELD_REMOVED~code: FIELD_REMOVD~a.yaml:2:9: no change has the code FIELD_REMOVD; did you mean FIELD_REMOVED?
        code: FIELD_REMOVED~code: field_removed~a.yaml:2:9: no change has the code field_removed; did you mean FIELD_REMOVED?
        code: FIELD_REMOVED~code: APPROVAL_UNUSED~a.yaml:2:9: no change has the code APPROVAL_UNUSED
        code: FIELD_REMOVED~code: nonsense~a.yaml:2:9: no change has the code nonsense
        who: Ada~who:~a.yaml:4:7: who is empty
        why: nobody reads it~why: '  '~a.yaml:5:8: why is empty
        coordinate: World.rules~coordinate: ""~a.yaml:3:15: coordinate is empty
        2027-01-10~10.1.2027~a.yaml:6:12: expires is 10.1.2027; use a date such as 2027-01-31
        2027-01-10~2027-02-29~a.yaml:6:12: expires is 2027-02-29; use a date such as 2027-01-31
        2027-01-10~2027-01-10T00:00:00Z~a.yaml:6:12: expires is 2027-01-10T00:00:00Z; use a date such as 2027-01-31
        """)
    void whatAnEntrySaysHasToBeUsable(String right, String wrong, String refusal) {
        assertRefused("approvals:\n" + ENTRY.replace(right, wrong), refusal);
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

        Files.writeString(folder.resolve(ApprovalsFile.NAME), "\uFEFFapprovals:\n" + ENTRY);

        assertThat(ApprovalsFile.find(folder, null, TODAY).judge(List.of()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).hasToString("schema-approvals.yaml:2"));
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
}
