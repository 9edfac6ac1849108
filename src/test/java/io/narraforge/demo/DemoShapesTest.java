package io.narraforge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class DemoShapesTest {
    private static final Set<String> NODE_KEYS = Set.of(
            "year",
            "event",
            "timestamp",
            "location",
            "participants",
            "description",
            "consequences",
            "narrative_weight",
            "tags",
            "chapter");

    private static final Map<String, Set<String>> ARTIFACT_KEYS = Map.of(
            "world_spec", Set.of("summary", "rules", "geography", "history", "themes"),
            "character_spec", Set.of("name", "role", "trajectory", "relationships", "constraints", "motivations"),
            "narrative_blueprint",
                    Set.of("genre", "length", "themes", "setting", "tone", "target_audience", "constraints"),
            "plot_outline", Set.of("structure", "summary", "acts", "scenes", "conflicts"),
            "prose_segment", Set.of("segment_id", "prose", "word_count", "sequence_number", "model_used"),
            "qa_report",
                    Set.of(
                            "logic_score",
                            "psychology_score",
                            "timeline_score",
                            "passed",
                            "critical_errors",
                            "warnings",
                            "explanation"),
            "style_guide", Set.of("voice", "tone", "sentence_length", "pov"));

    private static List<DemoRow> small(String table) {
        return DemoRowsFixture.rows(DemoPlan.small(), table);
    }

    @Test
    void worldsHaveTheirRulesThemesGeographyAndHistoryInOrder() {
        assertThat(small("worlds")).hasSize(40).allSatisfy(world -> {
            assertThat(world.strings("rules")).hasSizeBetween(3, 7).doesNotHaveDuplicates();
            assertThat(world.strings("themes")).hasSizeBetween(2, 4).doesNotHaveDuplicates();
            assertThat(world.object("geography")).containsOnlyKeys("continents", "key_locations", "climate");
            List<Map<String, Object>> history = world.objects("history");
            assertThat(history)
                    .hasSizeBetween(5, 10)
                    .allSatisfy(entry -> assertThat(entry.keySet()).isEqualTo(Set.of("year", "event")));
            assertThat(history.getFirst().get("year"))
                    .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                    .isNegative();
            assertThat(history.stream()
                            .map(entry -> (Integer) entry.get("year"))
                            .toList())
                    .isSorted();
        });
    }

    @Test
    void charactersHaveArcsBondsAndLimitsAndBothShapesOfRelationshipsOccur() {
        var shapes = new HashSet<Set<?>>();
        assertThat(small("characters")).hasSize(400).allSatisfy(character -> {
            assertThat(character.objects("trajectory"))
                    .hasSizeBetween(3, 5)
                    .allSatisfy(stage -> assertThat(stage.keySet()).isEqualTo(Set.of("stage", "state")));
            assertThat(character.strings("constraints")).hasSizeBetween(2, 4);
            assertThat(character.objects("relationships")).hasSizeBetween(2, 4);
            character.objects("relationships").forEach(bond -> shapes.add(bond.keySet()));
        });
        assertThat(shapes).isEqualTo(Set.of(Set.of("character_id", "type"), Set.of("character", "type", "dynamic")));
    }

    @Test
    void onlyANamesakeSharesANameWithinAWorld() {
        Map<String, List<String>> namesByWorld = DemoRowsFixture.rows(DemoPlan.ofWorlds(200), "characters").stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("world_id"), Collectors.mapping(row -> row.text("name"), Collectors.toList())));

        assertThat(namesByWorld.values())
                .allSatisfy(names ->
                        assertThat(names.size() - new HashSet<>(names).size()).isEqualTo(names.size() >= 30 ? 1 : 0));
        assertThat(namesByWorld.values().stream().mapToInt(List::size).max()).hasValue(300);
    }

    @Test
    void timelinesHaveFiveToFortyNodesInOrderOfTimeWithKnownKeys() {
        var usedKeys = new HashSet<String>();
        var lengths = new HashSet<Integer>();
        assertThat(small("timelines")).hasSize(80).allSatisfy(timeline -> {
            List<Map<String, Object>> nodes = timeline.objects("nodes");
            lengths.add(nodes.size());
            nodes.forEach(node -> usedKeys.addAll(node.keySet()));
            assertThat(nodes).hasSizeBetween(5, 40);
            assertThat(nodes.stream().map(node -> (Integer) node.get("year")).toList())
                    .isSorted();
            assertThat(nodes.stream().map(node -> node.get("event")).toList()).doesNotContainNull();
        });
        assertThat(usedKeys).isEqualTo(NODE_KEYS);
        assertThat(lengths).hasSizeGreaterThan(15).contains(5).anyMatch(length -> length > 36);
    }

    @Test
    void jobsKeepTheRulesOfTheirState() {
        assertThat(small("jobs")).hasSize(120).allSatisfy(job -> {
            boolean isFinal = Set.of("completed", "failed", "cancelled").contains(job.text("status"));
            assertThat(job.has("completed_at")).isEqualTo(isFinal);
            assertThat(job.has("error_message")).isEqualTo(job.text("status").equals("failed"));
            assertThat(job.instant("updated_at")).isAfter(job.instant("created_at"));
            assertThat(job.decimal("budget_usd")).isBetween(BigDecimal.ZERO, new BigDecimal(1000));
        });
        assertThat(small("jobs").stream().filter(job -> job.has("world_id")).count())
                .isBetween(90L, 115L);
        assertThat(small("jobs").stream().map(job -> job.text("genre")).collect(Collectors.toSet()))
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void timesHaveMicrosecondsAndSomeTie() {
        List<Instant> created =
                small("worlds").stream().map(row -> row.instant("created_at")).toList();

        assertThat(created).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(Set.copyOf(created)).hasSize(36);
        assertThat(created)
                .anyMatch(moment -> !moment.truncatedTo(ChronoUnit.MILLIS).equals(moment));
    }

    @Test
    void artifactsHaveTheDataOfTheirType() {
        var types = new HashMap<String, Integer>();
        assertThat(small("artifacts")).allSatisfy(artifact -> {
            types.merge(artifact.text("type"), 1, Integer::sum);
            assertThat(artifact.object("data").keySet())
                    .containsAll(ARTIFACT_KEYS.getOrDefault(artifact.text("type"), Set.of("?")));
            assertThat((Integer) artifact.value("version")).isPositive();
        });
        assertThat(types.keySet()).isEqualTo(ARTIFACT_KEYS.keySet());
    }

    @Test
    void artifactsOfTheLargeSetHaveTwoToEightKilobytes() {
        assertThat(DemoRowsFixture.rows(DemoPlan.ofWorlds(100), "artifacts"))
                .hasSize(2_000)
                .allSatisfy(artifact -> {
                    var text = new CopyText();
                    text.append(artifact.value("data"));
                    assertThat(text.take().getBytes(StandardCharsets.UTF_8).length)
                            .as("%s", artifact.text("type"))
                            .isBetween(2_000, 8_192);
                });
    }

    @Test
    void qaReportsPassByTheRuleAndCoverAllBands() {
        var bands = new HashSet<String>();
        assertThat(small("qa_reports")).allSatisfy(report -> {
            List<Double> scores = List.of(
                    report.decimal("logic_score").doubleValue(),
                    report.decimal("psychology_score").doubleValue(),
                    report.decimal("timeline_score").doubleValue());
            scores.forEach(score -> bands.add(band(score)));
            boolean passes = scores.stream().allMatch(score -> score >= 0.7)
                    && report.strings("critical_errors").isEmpty();
            assertThat(scores).allMatch(score -> score >= 0 && score <= 1);
            assertThat(report.value("passed")).isEqualTo(passes);
        });
        assertThat(bands).containsExactlyInAnyOrder("excellent", "good", "acceptable", "poor", "failing");
    }

    @Test
    void costSnapshotsAreWithinTheirChecksAndTokensFollowFromThePrice() {
        assertThat(small("cost_snapshots")).allSatisfy(snapshot -> {
            BigDecimal cost = snapshot.decimal("cost_usd");
            int tokens = (Integer) snapshot.value("tokens_used");
            assertThat(cost).isBetween(BigDecimal.ZERO, new BigDecimal(100));
            assertThat(tokens).isBetween(200, 60_000);
            assertThat(cost.doubleValue() / tokens * 1e6)
                    .as("dollars a million tokens")
                    .isBetween(0.29, 5.1);
        });
    }

    private static String band(double score) {
        if (score >= 0.95) {
            return "excellent";
        }
        if (score >= 0.85) {
            return "good";
        }
        if (score >= 0.7) {
            return "acceptable";
        }
        return score >= 0.5 ? "poor" : "failing";
    }
}
