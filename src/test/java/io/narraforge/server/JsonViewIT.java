package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.engine.RawJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class JsonViewIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final String ODD_OBJECT = """
        {"zebra": 1, "a": {"bb": [1, [2, {"c": null}]], "": ""}, "huge": 123456789012345678901234567890.1234567890,
         "tiny": 1e-30, "power": 1e40, "zero": 1.0, "minus": -0.0, "text": "łódź \\u0142 😀 \\"q\\" \\\\ \\n \\u007f / <>",
         "ż": "klucz", "bool": [true, false], "extra": {"kept": "yes"}}\
        """;

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    @ParameterizedTest
    @CsvSource({
        "World, worlds, geography, geography, false",
        "World, worlds, historyJson, history, true",
        "Character, characters, trajectoryJson, trajectory, true",
        "Character, characters, relationshipsJson, relationships, true",
        "Timeline, timelines, nodesJson, nodes, true",
        "Job, jobs, constraints, constraints, false",
        "Artifact, artifacts, data, data, false"
    })
    void rawJsonIsByteForByteWhatTheDatabaseHolds(
            String type, String table, String field, String column, boolean list) {
        String json = list ? "[" + ODD_OBJECT + ", {\"year\": 1}]" : ODD_OBJECT;
        String id = insert(table, column, json);
        String stored =
                ENGINE.database().queryText("SELECT %s::text FROM %s WHERE id = '%s'".formatted(column, table, id));

        // Alone the row is answered in one step, with __typename inside an interface field by field.
        Reply plain = ENGINE.run("{ %s { nodes { %s } } }".formatted(table, field));
        Reply byInterface = ENGINE.run("{ node(id: \"%s\") { ... on %s { %s } } }".formatted(id, type, field));

        assertThat(bytes(plain, table + ".nodes.0." + field)).isEqualTo(stored);
        assertThat(bytes(byInterface, "node." + field)).isEqualTo(stored);
    }

    private static String bytes(Reply reply, String path) {
        return new String(
                ((RawJson) Objects.requireNonNull(reply.withoutErrors().at(path))).utf8(), StandardCharsets.UTF_8);
    }

    private static String insert(String table, String column, String json) {
        Rows rows = ENGINE.rows();
        return switch (table) {
            case "worlds" -> rows.world("W", column, json);
            case "characters" -> rows.character(rows.world("W"), "C", column, json);
            case "timelines" -> rows.timeline(rows.world("W"), column, json);
            case "jobs" -> rows.job(column, json);
            default -> rows.artifact(rows.job(), column, json);
        };
    }

    @Test
    void aTypedViewReadsItsKeysAndLeavesExtraOnesToTheRawField() {
        String world = ENGINE.rows()
                .world(
                        "W",
                        "history",
                        "[{\"year\": -12, \"event\": \"Powódź\", \"extra\": 1}, {\"event\": \"Koniec\"}, {}]");

        Reply reply = ENGINE.run("{ world(id: \"%s\") { history { year event } historyJson } }".formatted(world));

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'world':{'history':[{'year':-12,'event':'Powódź'},{'year':null,'event':'Koniec'},"
                        + "{'year':null,'event':null}],'historyJson':[{'year': -12, 'event': 'Powódź', 'extra': 1},"
                        + " {'event': 'Koniec'}, {}]}}");
        assertThat(reply.statements()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "year            | 12                     | 12",
                "year            | -2147483648            | -2147483648",
                "year            | 2147483648             | null",
                "year            | 1e400                  | null",
                "year            | 1.5                    | null",
                "year            | \"12\"                 | null",
                "year            | true                   | null",
                "year            | null                   | null",
                "event           | \"\"                   | ''",
                "event           | 5                      | null",
                "event           | [\"a\"]                | null",
                "event           | {\"a\": 1}             | null",
                "narrativeWeight | 0.25                   | 0.25",
                "narrativeWeight | 1                      | 1.0",
                "narrativeWeight | 1e400                  | null",
                "narrativeWeight | -1e400                 | null",
                "narrativeWeight | \"0.5\"                | null",
                "participants    | [\"Ewa\", \"Łucja\"]   | ['Ewa','Łucja']",
                "participants    | []                     | []",
                "participants    | [\"Ewa\", 5]           | null",
                "participants    | [\"Ewa\", null]        | null",
                "participants    | \"Ewa\"                | null",
                "tags            | {\"0\": \"a\"}         | null",
                "chapter         | 3                      | 3",
            })
    void aValueOfAnotherTypeReadsAsNullAndStaysInTheRawField(String field, String stored, String served) {
        String key = field.equals("narrativeWeight") ? "narrative_weight" : field;
        String world = ENGINE.rows().world("W");
        String timeline = ENGINE.rows().timeline(world, "nodes", "[{\"%s\": %s}]".formatted(key, stored));

        Reply reply =
                ENGINE.run("{ timeline(id: \"%s\") { events { value: %s } nodesJson } }".formatted(timeline, field));

        assertThat(reply.withoutErrors().data()).startsWith("{'timeline':{'events':[{'value':" + served + "}],");
        assertThat(bytes(reply, "timeline.nodesJson"))
                .isEqualTo(ENGINE.database().queryText("SELECT nodes::text FROM timelines"));
    }

    @Test
    void listsOfStringsAreServedTheSameWhateverStandsBeside() {
        String world = ENGINE.rows().world("W", "rules", "[\"Nikt \\\"nie\\\" wychodzi\", \"\", \"😀\\n\"]");
        String expected = "'rules':['Nikt \\'nie\\' wychodzi','','😀\\n'],'themes':[]";

        String columnsOnly = ENGINE.run("{ world(id: \"%s\") { rules themes } }".formatted(world))
                .withoutErrors()
                .data();
        String withConnection = ENGINE.run(
                        "{ world(id: \"%s\") { rules themes jobs { totalCount } } }".formatted(world))
                .withoutErrors()
                .data();

        assertThat(columnsOnly.replace(", ", ",")).isEqualTo("{'world':{" + expected + "}}");
        assertThat(withConnection).isEqualTo("{'world':{" + expected + ",'jobs':{'totalCount':0}}}");
    }

    @Test
    void scalarsKeepEveryDigit() {
        String job =
                ENGINE.rows().job("budget_usd", "999.12345678901234567890", "completed_at", "2025-01-31T10:00:00.1Z");
        ENGINE.rows().costSnapshot(job, "cost_usd", "0.00000000000000000001", "tokens_used", 2_147_483_647);
        ENGINE.rows().qaReport(job, "logic_score", "0.30000000000000004", "created_at", "2025-01-31T10:00:00+02:00");

        Reply reply =
                ENGINE.run("{ job(id: \"%s\") { budgetUsd completedAt costSnapshots { nodes { costUsd tokensUsed } }"
                                .formatted(job)
                        + " qaReports { nodes { logicScore createdAt } } } }");

        assertThat(reply.withoutErrors().text("job.budgetUsd")).isEqualTo("999.12345678901234567890");
        assertThat(reply.text("job.completedAt")).isEqualTo("2025-01-31T10:00:00.100000Z");
        assertThat(reply.at("job.costSnapshots.nodes.0.costUsd")).isEqualTo(new BigDecimal("0.00000000000000000001"));
        assertThat(reply.at("job.costSnapshots.nodes.0.tokensUsed")).isEqualTo(2_147_483_647);
        assertThat(reply.at("job.qaReports.nodes.0.logicScore")).isEqualTo(0.30000000000000004);
        assertThat(reply.text("job.qaReports.nodes.0.createdAt")).isEqualTo("2025-01-31T08:00:00.000000Z");
    }

    @Test
    void aDeeplyNestedValueIsServedRawAndTyped() {
        String deep = "[{\"event\": \"x\", \"deep\": %s1%s}]".formatted("[".repeat(500), "]".repeat(500));
        ENGINE.rows().world("W", "history", deep);

        Reply reply = ENGINE.run("{ worlds { nodes { history { event } historyJson } } }");

        assertThat(reply.withoutErrors().texts("worlds.nodes.*.history.0.event"))
                .isEqualTo(List.of("x"));
        assertThat(bytes(reply, "worlds.nodes.0.historyJson")).hasSizeGreaterThan(1_000);
    }
}
