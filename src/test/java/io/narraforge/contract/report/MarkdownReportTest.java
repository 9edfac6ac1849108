package io.narraforge.contract.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.Criticality;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
        a_b *c* [d](e) `f`~a\\_b \\*c\\* \\[d\\](e) \\`f\\`
        <b>|&amp;$x$~\\<b\\>\\|\\&amp;\\$x\\$
        back\\slash~back\\\\slash
        @auth #12~@&#8203;auth #&#8203;12
        """)
    void textFormatsNothingAndNamesNobody(String text, String markdown) {
        assertThat(MarkdownText.plain(text)).isEqualTo(markdown);
    }

    @Test
    void textStaysInItsLine() {
        assertThat(MarkdownText.plain("a\n\n# b")).isEqualTo("a #&#8203; b");
        assertThat(MarkdownText.code("a\r\nb")).isEqualTo("`a b`");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
        Query.worlds(first:)~`Query.worlds(first:)`
        a`b``c~```a`b``c```
        `a~`` `a ``
        """)
    void codeIsBetweenMoreBackticksThanItHas(String text, String markdown) {
        assertThat(MarkdownText.code(text)).isEqualTo(markdown);
    }

    private static List<Change> changes(Criticality criticality, int count, String message) {
        return IntStream.range(0, count)
                .mapToObj(each -> ReportExample.change(ChangeCode.FIELD_REMOVED, criticality, "A.f" + each, message))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 300, 500, 5_000})
    void commentEndsBeforeTheLimitAndSaysWhatItLeavesOut(int count) {
        String written = MarkdownReport.write(ReportExample.report(changes(Criticality.BREAKING, count, "Gone.")));

        assertThat(written).hasSizeLessThanOrEqualTo(MarkdownReport.MAX_LENGTH);
        int told = written.split("FIELD\\\\_REMOVED", -1).length - 1;
        int offered = written.split("- code: ", -1).length - 1;
        assertThat(told).isPositive();
        assertThat(written.contains("- …and %d more, which".formatted(count - told)))
                .isEqualTo(told < count);
        assertThat(written.contains("\n…and %d more;".formatted(count - offered)))
                .isEqualTo(offered < count);
        assertThat(written.split("<details>", -1)).hasSameSizeAs(written.split("</details>", -1));
        assertThat(written.split("```", -1).length % 2).isOne();
    }

    @Test
    void whatBreaksHasRoomBeforeWhatIsSafe() {
        List<Change> all = new ArrayList<>(changes(Criticality.SAFE, 5_000, "Gone."));
        all.addAll(changes(Criticality.BREAKING, 50, "Gone."));
        String written = MarkdownReport.write(ReportExample.report(all));

        assertThat(written).contains("### Breaking (50)").contains("A.f49").contains("<summary>Safe (5000)</summary>");
        assertThat(written.indexOf("more, which")).isGreaterThan(written.indexOf("Safe (5000)"));
    }

    @Test
    void oneChangeOfAnyLengthFits() {
        List<Change> all = changes(Criticality.BREAKING, 1, "x".repeat(100_000));

        assertThat(MarkdownReport.write(ReportExample.report(all)))
                .hasSizeLessThan(MarkdownReport.MAX_LENGTH)
                .contains("- …and 1 more, which");
    }
}
