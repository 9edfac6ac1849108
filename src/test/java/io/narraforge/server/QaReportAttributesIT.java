package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SQL computes of a QA report, on real rows: the band of its scores and the categories of its errors. */
@Timeout(60)
class QaReportAttributesIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final long SEED = Long.getLong("narra.test.seed", 20_250_131L);
    private static final Rows ROWS = ENGINE.rows();

    private String job = "";

    @BeforeEach
    void insertJob() {
        job = ROWS.job();
    }

    @AfterEach
    void deleteRows() {
        ROWS.deleteAll();
    }

    @ParameterizedTest
    @CsvSource({"0.95, EXCELLENT, GOOD", "0.85, GOOD, ACCEPTABLE", "0.7, ACCEPTABLE, POOR", "0.5, POOR, FAILING"})
    void aBandStartsExactlyAtItsBound(double bound, String from, String below) {
        assertThat(bandOf(bound, bound, bound)).isEqualTo(from);
        assertThat(bandOf(Math.nextDown(bound), bound, bound)).isEqualTo(below);
        assertThat(bandOf(bound, bound, Math.nextDown(bound))).isEqualTo(below);
    }

    @ParameterizedTest
    @CsvSource({
        // As floats, these sums miss the bound by the last digit.
        "0.9, 0.95, 1, EXCELLENT",
        "0.85, 0.8, 0.9, GOOD",
        "0.1, 1, 1, ACCEPTABLE",
        "0.1, 0.7, 0.7, POOR",
        "0, 0.5, 1, POOR",
        "0, 0, 0, FAILING",
        "1, 1, 1, EXCELLENT",
        "4.9e-324, 1, 0.5, POOR",
        "-0.0, 0.7, 0.7, FAILING",
        "0.3333333333333333, 0.3333333333333333, 0.8333333333333334, POOR",
        "0.3333333333333333, 0.3333333333333333, 0.8333333333333333, FAILING"
    })
    void theBandIsThatOfTheMean(double logic, double psychology, double timeline, String band) {
        assertThat(bandOf(logic, psychology, timeline)).isEqualTo(band);
        assertThat(bandOf(timeline, logic, psychology)).isEqualTo(band);
    }

    /** As a client would do it who reads the three decimals of the answer. */
    @Test
    void theBandIsThatOfTheDecimalsReadBeAsTheyMayCloseToABound() {
        var random = new Random(SEED);
        Map<String, String> bandByReport = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            double[] scores = scoresAround(random);
            bandByReport.put(insert(scores[0], scores[1], scores[2]), bandOfDecimals(scores));
        }

        Reply reply =
                ENGINE.run("{ qaReports(first: 1000) { nodes { id band } } }").withoutErrors();
        List<String> ids = reply.texts("qaReports.nodes.*.id");
        List<String> bands = reply.texts("qaReports.nodes.*.band");
        assertThat(bandByReport).hasSize(500).containsKeys(ids.toArray(String[]::new));
        for (int i = 0; i < ids.size(); i++) {
            assertThat(bands.get(i)).as("report %s, seed %d", ids.get(i), SEED).isEqualTo(bandByReport.get(ids.get(i)));
        }
        assertThat(bands).contains("EXCELLENT", "GOOD", "ACCEPTABLE", "POOR", "FAILING");
    }

    /** Their mean is a bound, or misses it by some of the smallest steps there are. */
    private static double[] scoresAround(Random random) {
        double bound = List.of(0.95, 0.85, 0.7, 0.5).get(random.nextInt(4));
        double spread = random.nextInt(6) / 100.0;
        double last = bound + spread;
        for (int steps = random.nextInt(4); steps > 0; steps--) {
            last = Math.nextDown(last);
        }
        return new double[] {bound, bound - spread, Math.min(1, last)};
    }

    private static String bandOfDecimals(double... scores) {
        BigDecimal sum = Arrays.stream(scores)
                .mapToObj(score -> new BigDecimal(Double.toString(score)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Map.of("EXCELLENT", "2.85", "GOOD", "2.55", "ACCEPTABLE", "2.1", "POOR", "1.5", "FAILING", "0")
                .entrySet()
                .stream()
                .filter(band -> sum.compareTo(new BigDecimal(band.getValue())) >= 0)
                .max(Comparator.comparing(band -> new BigDecimal(band.getValue())))
                .orElseThrow()
                .getKey();
    }

    @Test
    void theBandKnowsNoErrorsAndNoLowestScore() {
        String report = ROWS.qaReport(
                job,
                "logic_score",
                0.2,
                "psychology_score",
                1,
                "timeline_score",
                1,
                "critical_errors",
                "[\"Logic: x\"]",
                "passed",
                false);

        assertThat(ENGINE.run("{ qaReport(id: \"%s\") { band passed } }".formatted(report))
                        .withoutErrors()
                        .data())
                .isEqualTo("{'qaReport':{'band':'ACCEPTABLE','passed':false}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "[]                                                       | []",
                "['Logic: the key was lost']                              | ['Logic']",
                "['Timeline: a', 'Logic: b', 'Timeline: c', 'Logic: d']   | ['Timeline','Logic']",
                "['Zeit: a', 'Äther: b', 'Aber: c']                       | ['Zeit','Äther','Aber']",
                "['Oś czasu: koronacja: dwa razy: tak']                   | ['Oś czasu']",
                "['nobody knows why', 'Logic: b', 'neither: this']        | ['Logic','neither']",
                "['no category']                                          | []",
                "['Logic:no space', 'at 12:30 it stops', 'Logic:']        | []",
                "['Logic: ']                                              | ['Logic']",
                "[': nothing before', '   : only spaces', '']             | []",
                "['  Logic  : x', 'Logic: y']                             | ['Logic']",
                "['Logic: x', 'logic: y', 'LOGIC: z']                     | ['Logic','logic','LOGIC']",
                "['\u0141\u00f3d\u017a: x', 'Lo\u0301dz: y', 'L\u00f3dz: z'] | ['Łódź','Lo\u0301dz','Lódz']",
                "['\\\\ % _ {0}: x', '😀: y']                             | ['\\\\ % _ {0}','😀']"
            })
    void categoriesAreWhatStandsBeforeTheFirstSeparator(String errors, String categories) {
        String report = ROWS.qaReport(job, "critical_errors", errors.replace('\'', '"'));

        String answer = "{'qaReport':{'errorCategories':%s}}".formatted(categories);
        String selected = "{ qaReport(id: \"%s\") { errorCategories } }".formatted(report);
        assertThat(ENGINE.run(selected).withoutErrors().data().replace(", ", ","))
                .isEqualTo(answer);
    }

    @Test
    void computedFieldsAreReadWithTheirRowWhereverItIsFound() {
        String report = ROWS.qaReport(job, "critical_errors", "[\"Logic: x\", \"Style: y\"]");
        String fields = "{ band errorCategories }";

        Reply node = ENGINE.run("{ node(id: \"%s\") { ... on QaReport %s } }".formatted(report, fields));
        assertThat(node.withoutErrors().text("node.band")).isEqualTo("ACCEPTABLE");
        assertThat(node.data()).contains("Logic").contains("Style");
        assertThat(node.statements()).hasSize(2);
        // A relation beside them takes the other way through the answer: field by field.
        Reply nested = ENGINE.run("{ jobs { nodes { qaReports { nodes { band errorCategories job { id } } } } } }");
        assertThat(nested.withoutErrors().data())
                .isEqualTo(("{'jobs':{'nodes':[{'qaReports':{'nodes':[{'band':'ACCEPTABLE',"
                                + "'errorCategories':['Logic','Style'],'job':{'id':'%s'}}]}}]}}")
                        .formatted(job));
    }

    @Test
    void reportsAreFilteredByWhatIsComputed() {
        insert(0.95, 0.95, 0.95);
        ROWS.qaReport(job, "critical_errors", "[\"Logic: x\", \"Style: y\"]");
        ROWS.qaReport(job, "logic_score", 0, "critical_errors", "[\"Logic: x\", \"Style\"]");

        assertThat(bandsWhere("{band: {in: [EXCELLENT, POOR]}}")).containsExactly("EXCELLENT", "POOR");
        assertThat(bandsWhere("{band: {ne: EXCELLENT}}")).containsExactly("ACCEPTABLE", "POOR");
        assertThat(bandsWhere("{errorCategories: {has: \"Style\"}}")).containsExactly("ACCEPTABLE");
        assertThat(bandsWhere("{errorCategories: {hasAny: [\"Style\", \"Logic\"]}}"))
                .containsExactly("ACCEPTABLE", "POOR");
        assertThat(bandsWhere("{errorCategories: {length: {eq: 0}}}")).containsExactly("EXCELLENT");
        assertThat(bandsWhere("{errorCategories: {every: {startsWith: \"L\"}}}"))
                .containsExactly("EXCELLENT", "POOR");
    }

    private static List<String> bandsWhere(String where) {
        return ENGINE.run("{ qaReports(where: %s) { nodes { band } } }".formatted(where))
                .withoutErrors()
                .texts("qaReports.nodes.*.band");
    }

    @Test
    void reportsComeByTheNameOfTheirBandInPagesOfBothDirections() {
        List.of(0.99, 0.2, 0.6, 0.75, 0.9, 0.99)
                .forEach(score ->
                        ROWS.qaReport(job, "logic_score", score, "psychology_score", score, "timeline_score", score));

        Reply first = reportsByBand("first: 4, after: $cursor", null);
        assertThat(first.texts("qaReports.nodes.*.band"))
                .containsExactly("ACCEPTABLE", "EXCELLENT", "EXCELLENT", "FAILING");
        Reply second = reportsByBand("first: 4, after: $cursor", first.text("qaReports.pageInfo.endCursor"));
        assertThat(second.texts("qaReports.nodes.*.band")).containsExactly("GOOD", "POOR");
        Reply back = reportsByBand("last: 2, before: $cursor", second.text("qaReports.pageInfo.startCursor"));
        assertThat(back.texts("qaReports.nodes.*.band")).containsExactly("EXCELLENT", "FAILING");
    }

    private static Reply reportsByBand(String window, @Nullable String cursor) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("cursor", cursor);
        return ENGINE.run(
                        "query($cursor: String) { qaReports(orderBy: [{field: BAND}], " + window
                                + ") { nodes { band } pageInfo { startCursor endCursor } } }",
                        variables)
                .withoutErrors();
    }

    private String bandOf(double logic, double psychology, double timeline) {
        String report = insert(logic, psychology, timeline);
        return ENGINE.run("{ qaReport(id: \"%s\") { band } }".formatted(report))
                .withoutErrors()
                .text("qaReport.band");
    }

    private String insert(double logic, double psychology, double timeline) {
        return ROWS.qaReport(job, "logic_score", logic, "psychology_score", psychology, "timeline_score", timeline);
    }
}
