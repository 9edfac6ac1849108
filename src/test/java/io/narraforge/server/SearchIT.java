package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SearchIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private String city = "";
    private String sea = "";
    private String story = "";

    @BeforeEach
    void insertRows() {
        ENGINE.rows().deleteAll();
        city = ENGINE.rows()
                .world(
                        "Mgłogród",
                        "rules",
                        "[\"Nikt nie wychodzi po zmroku\", \"Dzień/noc: sól z morza\"]",
                        "history",
                        "[{\"year\": -12, \"event\": \"Pierwsza powódź\"}, {\"year\": 3, \"event\": \"Druga powódź,"
                                + " gdy zawiódł falochron\"}]",
                        "geography",
                        "{\"climate\": \"mglisty\", \"continents\": [\"Wyspy Solne\", 7]}");
        sea = ENGINE.rows().world("Saltmere", "themes", "[\"pamięć\", \"falochron\"]");
        ENGINE.rows().character(city, "Kinga Wilk", "constraints", "[\"nie opuszcza Mgłogrodu\"]");
        ENGINE.rows()
                .character(sea, "Łucja Żuraw", "trajectory", "[{\"stage\": \"start\", \"state\": \"boi się wody\"}]");
        ENGINE.rows()
                .timeline(
                        city,
                        "nodes",
                        "[{\"year\": 1, \"event\": \"Kinga odchodzi\", \"tags\": [\"wilk\", \"mróz\"]}]");
        String job = ENGINE.rows().job();
        story = ENGINE.rows()
                .artifact(
                        job,
                        "type",
                        "world_spec",
                        "data",
                        "{\"world_name\": \"Mgłogród\", \"deep\": [[{\"a\": {\"b\": \"Ósma latarnia\"}}]]}");
    }

    private static Reply search(String text, Object... more) {
        return SearchQuery.run(ENGINE, text, more);
    }

    private static List<String> idsOf(String text, Object... more) {
        return search(text, more).withoutErrors().texts("search.nodes.*.node.id");
    }

    private static List<String> namesOf(String text) {
        return search(text, "types", List.of("WORLD", "CHARACTER"))
                .withoutErrors()
                .texts("search.nodes.*.node.name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mgłogród", "Mglogrod", "MGŁOGRÓD", "  mglogród ", "mgłogro\u0301d", "Mgło"})
    void caseAndAccentsMakeNoDifference(String text) {
        assertThat(namesOf(text)).startsWith("Mgłogród").contains("Kinga Wilk").doesNotContain("Saltmere");
    }

    @ParameterizedTest
    @CsvSource({"Mglogrud, Mgłogród", "Mgłogró, Mgłogród", "Saltmeer, Saltmere", "Kinga Wlik, Kinga Wilk"})
    void aNameIsFoundThroughATypingError(String text, String name) {
        assertThat(namesOf(text)).first().isEqualTo(name);
    }

    @Test
    void theNameItselfComesFirstThenTextsThenNamesThatAreOnlyLike() {
        ENGINE.rows().world("Mgłogród Dolny");
        ENGINE.rows().world("Mgłogrud");

        assertThat(namesOf("Mgłogród")).containsExactly("Mgłogród", "Mgłogród Dolny", "Kinga Wilk", "Mgłogrud");
        assertThat(search("Mgłogród").texts("search.nodes.*.score").stream().map(Double::valueOf))
                .isSortedAccordingTo((one, other) -> Double.compare(other, one))
                .allSatisfy(score -> assertThat(score).isBetween(0.0, 4.0));
    }

    @Test
    void allWordsMustOccurAndTheLastMayBeABeginning() {
        assertThat(idsOf("powodz falochron")).containsExactly(city);
        assertThat(idsOf("falochron powodz")).containsExactly(city);
        assertThat(idsOf("powodz falo")).containsExactly(city);
        assertThat(idsOf("pow falochron")).isEmpty();
        assertThat(idsOf("falochron")).containsExactlyInAnyOrder(city, sea);
    }

    @Test
    void wordsAreFoundOnBothSidesOfASlashAtAnyDepthAndNotInKeys() {
        assertThat(idsOf("noc sol")).containsExactly(city);
        assertThat(idsOf("osma latarnia")).containsExactly(story);
        assertThat(idsOf("deep")).isEmpty();
        assertThat(idsOf("climate")).isEmpty();
    }

    @Test
    void onlyTheTypesThatWereAskedForAreFound() {
        assertThat(search("kinga").withoutErrors().texts("search.nodes.*.type"))
                .containsExactly("CHARACTER", "TIMELINE");
        assertThat(search("kinga", "types", List.of("TIMELINE")).withoutErrors().texts("search.nodes.*.type"))
                .containsExactly("TIMELINE");
        assertThat(search("mglogrod", "types", List.of("ARTIFACT", "ARTIFACT"))
                        .withoutErrors()
                        .texts("search.nodes.*.node.type"))
                .containsExactly("world_spec");
        assertThat(idsOf("kinga", "types", List.of("ARTIFACT"))).isEmpty();
    }

    @Test
    void aFragmentTellsWhereItCameFromAndWhatMatched() {
        assertThat(fragmentOf("druga falo")).isEqualTo("history/1/event: [Druga] powódź, gdy zawiódł [falochron]");
        assertThat(fragmentOf("Mglogrod")).isEqualTo("name: [Mgłogród]");
        assertThat(fragmentOf("mroz")).isEqualTo("events/0/tags/1: [mróz]");
        assertThat(fragmentOf("osma")).isEqualTo("data/deep/0/0/a/b: [Ósma] latarnia");
        assertThat(fragmentOf("Saltmeer")).isEqualTo("name: [Saltmere]");
    }

    private static String fragmentOf(String text) {
        Reply reply = search(text, "first", 1).withoutErrors();
        List<String> texts = reply.texts("search.nodes.0.fragment.*.text");
        List<String> matches = reply.texts("search.nodes.0.fragment.*.match");
        String marked = IntStream.range(0, texts.size())
                .mapToObj(i -> matches.get(i).equals("true") ? "[" + texts.get(i) + "]" : texts.get(i))
                .collect(Collectors.joining());
        return String.join("/", reply.texts("search.nodes.0.path.*")) + ": " + marked;
    }

    @Test
    void aSearchIsOneStatementAndOneForEachTypeAndOneForTheFragments() {
        assertThat(search("kinga").withoutErrors().statements()).hasSize(4);
        assertThat(ENGINE.run("{ search(text: \"kinga\") { nodes { score } } }")
                        .withoutErrors()
                        .statements())
                .hasSize(1);
    }

    /** Few enough to be ranked by their texts, and too many for that. */
    @ParameterizedTest
    @CsvSource({"30, 1", "30, 7", "30, 16", "30, 40", "130, 1", "130, 50", "130, 131", "130, 1000"})
    void pagesOfAnySizeMakeUpTheWhole(int rows, int size) {
        for (int i = 0; i < rows; i++) {
            ENGINE.rows().timeline(city, "nodes", "[{\"event\": \"%s\"}]".formatted("latarnia ".repeat(1 + i % 3)));
        }
        ENGINE.rows().world("Latarnia");
        ENGINE.rows().character(city, "Latarnik Jan");
        List<String> whole = idsOf("latarnia", "first", 1000);

        assertThat(whole).hasSize(rows + 3).doesNotHaveDuplicates();
        assertThat(idsOfAllPages("latarnia", size)).isEqualTo(whole);
    }

    private static List<String> idsOfAllPages(String text, int size) {
        var ids = new ArrayList<String>();
        Object after = null;
        do {
            Reply page = after == null ? search(text, "first", size) : search(text, "first", size, "after", after);
            ids.addAll(page.withoutErrors().texts("search.nodes.*.node.id"));
            assertThat(page.at("search.pageInfo.hasPreviousPage")).isEqualTo(after != null);
            after = Boolean.TRUE.equals(page.at("search.pageInfo.hasNextPage"))
                    ? page.text("search.pageInfo.endCursor")
                    : null;
        } while (after != null);
        return ids;
    }

    @Test
    void aPageGoesOnBehindARowThatIsGone() {
        List<String> whole = idsOf("falochron");
        String cursor = search("falochron", "first", 1).text("search.edges.0.cursor");
        ENGINE.rows().delete("worlds", whole.getFirst());

        assertThat(idsOf("falochron", "after", cursor)).containsExactly(whole.get(1));
    }

    @Test
    void operatorsBetweenWordsAreNoWords() {
        assertThat(idsOf("falochron & !powodz"))
                .isEqualTo(idsOf("falochron powodz"))
                .isNotEmpty();
        assertThat(idsOf("(falochron) | <-> gdy:*")).containsExactly(city);
    }

    @Test
    void everyRowCanBeWrittenHoweverLongItsTextIs() {
        String words = IntStream.range(0, 200_000).mapToObj(i -> "słowo" + i).collect(Collectors.joining(" "));
        String longest = ENGINE.rows().timeline(city, "nodes", "[{\"event\": \"%s\"}]".formatted(words));
        String wordless =
                ENGINE.rows().timeline(city, "nodes", "[{\"event\": \"%s ogonek\"}]".formatted("x".repeat(5000)));
        String distinct = IntStream.range(0x4e00, 0x4e00 + 20_000)
                .mapToObj(i -> Character.toString(i) + " ")
                .collect(Collectors.joining());
        ENGINE.rows().timeline(city, "nodes", "[{\"event\": \"%s\"}]".formatted(distinct.repeat(3)));

        assertThat(idsOf("slowo17")).contains(longest);
        assertThat(idsOf("słowo199999")).doesNotContain(longest);
        assertThat(idsOf("ogonek")).containsExactly(wordless);
    }

    @Test
    void thePageIsServedByItsIndexesAlone() {
        String statement = search("Mgłogród").withoutErrors().statements().stream()
                .filter(sql -> sql.startsWith("with"))
                .findFirst()
                .orElseThrow();

        assertThat(planWithoutScans(statement, "Mgłogród"))
                .contains(
                        "Bitmap Index Scan on worlds_search_idx",
                        "Bitmap Index Scan on characters_search_idx",
                        "Bitmap Index Scan on timelines_search_idx",
                        "Bitmap Index Scan on artifacts_search_idx")
                .doesNotContain("Seq Scan");
        // With few rows any index would do, and rows that VACUUM has not seen are in no tree yet.
        ENGINE.database().execute("""
            INSERT INTO worlds (name) SELECT md5(n::text) FROM generate_series(1, 3000) AS n;
            INSERT INTO characters (world_id, name) SELECT id, name FROM worlds
            """);
        ENGINE.database().execute("VACUUM ANALYZE worlds, characters");
        for (String table : List.of("worlds", "characters")) {
            assertThat(planWithoutScans("SELECT id FROM %s WHERE ? <%% search_fold(name)".formatted(table), "mglogrod"))
                    .contains("Bitmap Index Scan on " + table + "_search_name_idx");
        }
    }

    private static String planWithoutScans(String statement, String text) {
        return ENGINE.database().database().run(session -> {
            session.setAutoCommit(false);
            try (Statement setting = session.createStatement();
                    PreparedStatement explain = session.prepareStatement("EXPLAIN " + statement)) {
                setting.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off");
                for (int i = 1; i <= explain.getParameterMetaData().getParameterCount(); i++) {
                    explain.setString(i, text);
                }
                var plan = new StringBuilder();
                try (ResultSet lines = explain.executeQuery()) {
                    while (lines.next()) {
                        plan.append(lines.getString(1)).append('\n');
                    }
                }
                return plan.toString();
            } finally {
                session.rollback();
            }
        });
    }
}
