package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What PostgreSQL makes of several hundred rows is what Java makes of them. */
@Timeout(60)
class AggregateOracleIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final List<Snapshot> SNAPSHOTS = new ArrayList<>();

    private record Snapshot(String genre, String stage, int tokens, BigDecimal cost) {}

    @BeforeAll
    static void insertRows() {
        var random = new Random(3);
        var jobByGenre = new TreeMap<String, String>();
        for (String genre : List.of("fantasy", "horror", "sci-fi")) {
            jobByGenre.put(genre, ENGINE.rows().job("genre", genre));
        }
        List<String> genres = List.copyOf(jobByGenre.keySet());
        for (int i = 0; i < 400; i++) {
            var snapshot = new Snapshot(
                    genres.get(random.nextInt(genres.size())),
                    "stage" + random.nextInt(4),
                    random.nextInt(5_000),
                    BigDecimal.valueOf(random.nextInt(1_000), random.nextInt(9)).min(BigDecimal.TEN));
            SNAPSHOTS.add(snapshot);
            ENGINE.rows()
                    .costSnapshot(
                            String.valueOf(jobByGenre.get(snapshot.genre)),
                            "stage",
                            snapshot.stage,
                            "tokens_used",
                            snapshot.tokens,
                            "cost_usd",
                            snapshot.cost.toPlainString());
        }
    }

    private static BigDecimal sum(List<Snapshot> snapshots) {
        return snapshots.stream().map(Snapshot::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String expected(List<Snapshot> snapshots) {
        IntSummaryStatistics tokens =
                snapshots.stream().mapToInt(Snapshot::tokens).summaryStatistics();
        long costs = snapshots.stream()
                .map(snapshot -> snapshot.cost.stripTrailingZeros())
                .distinct()
                .count();
        return "%d %d %s %d %d %d"
                .formatted(
                        snapshots.size(),
                        costs,
                        sum(snapshots).stripTrailingZeros().toPlainString(),
                        tokens.getSum(),
                        tokens.getMin(),
                        tokens.getMax());
    }

    private static String actual(Reply reply, String place) {
        return String.join(
                " ",
                reply.text(place + ".count"),
                reply.text(place + ".countDistinct.costUsd"),
                new BigDecimal(reply.text(place + ".sum.costUsd"))
                        .stripTrailingZeros()
                        .toPlainString(),
                reply.text(place + ".sum.tokensUsed"),
                reply.text(place + ".min.tokensUsed"),
                reply.text(place + ".max.tokensUsed"));
    }

    private static final String WANTED =
            "{ count countDistinct { costUsd } sum { costUsd tokensUsed } avg { tokensUsed } min { tokensUsed }"
                    + " max { tokensUsed } }";

    @Test
    void allRowsComeToWhatJavaMakesOfThem() {
        Reply reply = ENGINE.run("{ costSnapshotsAggregate " + WANTED + " }").withoutErrors();

        assertThat(actual(reply, "costSnapshotsAggregate")).isEqualTo(expected(SNAPSHOTS));
        double mean = SNAPSHOTS.stream().mapToInt(Snapshot::tokens).average().orElseThrow();
        assertThat(new BigDecimal(reply.text("costSnapshotsAggregate.avg.tokensUsed"))
                        .round(MathContext.DECIMAL32)
                        .doubleValue())
                .isEqualTo(new BigDecimal(mean).round(MathContext.DECIMAL32).doubleValue());
    }

    @Test
    void theRowsOfEachParentComeToWhatJavaMakesOfThem() {
        Reply reply = ENGINE.run("{ jobs { nodes { genre costSnapshotsAggregate " + WANTED + " } } }")
                .withoutErrors();

        List<String> genres = reply.texts("jobs.nodes.*.genre");
        assertThat(genres).hasSize(3);
        for (int i = 0; i < genres.size(); i++) {
            String genre = genres.get(i);
            assertThat(actual(reply, "jobs.nodes." + i + ".costSnapshotsAggregate"))
                    .isEqualTo(expected(SNAPSHOTS.stream()
                            .filter(snapshot -> snapshot.genre.equals(genre))
                            .toList()));
        }
    }

    @Test
    void groupsByAFieldAndALinkedFieldComeToWhatJavaMakesOfThem() {
        Reply reply = ENGINE.run("{ costSnapshotsGrouped(by: [{field: STAGE}, {job: GENRE}]) "
                        + WANTED.replaceFirst("\\{", "{ keys ") + " }")
                .withoutErrors();

        Map<List<String>, List<Snapshot>> groups =
                SNAPSHOTS.stream().collect(Collectors.groupingBy(snapshot -> List.of(snapshot.stage, snapshot.genre)));
        assertThat(reply.texts("costSnapshotsGrouped.*.count")).hasSize(groups.size());
        for (int i = 0; i < groups.size(); i++) {
            String place = "costSnapshotsGrouped." + i;
            List<String> keys = reply.texts(place + ".keys.*");
            assertThat(actual(reply, place)).as("%s", keys).isEqualTo(expected(groups.getOrDefault(keys, List.of())));
        }
    }
}
