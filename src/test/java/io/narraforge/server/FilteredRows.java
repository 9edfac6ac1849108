package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** Rows that every operator tells apart; worlds and characters are named by what the tests expect of them. */
final class FilteredRows {
    private FilteredRows() {}

    static void insertInto(Rows rows) {
        String lodz = rows.world(
                "Łódź",
                "rules",
                "[\"Never at night\", \"50%\"]",
                "themes",
                "[\"memory\", \"fog\"]",
                "geography",
                "{\"climate\": \"mglisty\", \"area\": 12.5, \"coast\": true, \"key_locations\": [\"Harbour\", 7],"
                        + " \"ruler\": null}",
                "history",
                "[{\"year\": -12, \"event\": \"Flood\"}, {\"year\": 3, \"event\": \"Fire\"}]");
        String lezaj = rows.world(
                "łężaj",
                "rules",
                "[]",
                "themes",
                "[\"fog\"]",
                "geography",
                "{\"climate\": 5, \"area\": \"wide\", \"key_locations\": \"none\"}",
                "history",
                "[{\"year\": \"unknown\", \"event\": \"Birth\"}, {\"year\": 7.5}]");
        rows.world("a_b%c\\d", "themes", "[]", "geography", "{}", "history", "[]");
        String zyto = rows.world("Żyto", "themes", "[\"bread\"]", "geography", "{\"area\": 1e400}", "history", "[]");

        rows.character(
                lodz,
                "Ada",
                "relationships",
                "[{\"character_id\": \"3F2B8A52-6F0E-4D1C-9A55-0C1D2E3F4A5B\", \"type\": \"ally\"}]",
                "constraints",
                "[\"cannot lie\"]");
        rows.character(lodz, "Bea", "trajectory", "[{\"stage\": \"start\", \"state\": \"lost\"}]");
        rows.character(lezaj, "Ada");
        rows.timeline(
                zyto,
                "nodes",
                "[{\"year\": 1, \"event\": \"x\", \"narrative_weight\": 0.5, \"participants\": [\"Ada\"]},"
                        + " {\"year\": 2, \"event\": \"y\", \"participants\": \"Ada\"}]");
        String novel = rows.job("type", "novel", "status", "running", "world_id", lodz, "budget_usd", "10.10");
        rows.job("inspiration", "rain", "completed_at", "2025-02-01T00:00:00.000001Z", "error_message", "ran out");
        rows.qaReport(novel, "passed", false, "logic_score", 0.5);
        rows.costSnapshot(novel, "tokens_used", 2_000_000_000, "cost_usd", "0.30");
    }

    /** What passes a filter, in the order of insertion, with blanks between; the page and its total agree on it. */
    static String namesOf(TestEngine engine, String connection, String field, String where) {
        String query = "{ %s(where: %s, orderBy: {field: CREATED_AT}) { nodes { %s } totalCount } }"
                .formatted(connection, where, field);
        Reply reply = engine.run(query).withoutErrors();
        var nodes = Pattern.compile("'%s':'?([^'}]*)'?}".formatted(field)).matcher(reply.data());
        List<String> names = nodes.results()
                .map(result -> result.group(1).replace("\\\\", "\\"))
                .toList();
        assertThat(reply.data()).contains("'totalCount':" + names.size() + "}");
        return String.join(" ", names);
    }
}
