package io.narraforge.engine.operations;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.narraforge.contract.operations.Usage;
import io.narraforge.contract.operations.log.LoggedOperation;
import io.narraforge.contract.operations.log.Sighting;
import io.narraforge.engine.ClientName;
import io.narraforge.engine.operations.SeenOperations.Bounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenOperationsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:04:29.123Z");
    private static final ClientName WEB = new ClientName("web", "1.2");
    private static final Bounds HUNDRED = new Bounds(100, 1 << 20);

    @Test
    void anOperationIsCountedForEachClientWithItsTimes() {
        var seen = new SeenOperations(HUNDRED);
        SentOperation worlds = operation("Worlds", "Query.worlds");
        seen.count(worlds, WEB, NOW);
        seen.count(worlds, WEB, NOW.plusSeconds(61));
        seen.count(worlds, WEB, NOW.minusSeconds(61));
        seen.count(worlds, ClientName.UNKNOWN, NOW);

        assertThat(seen.logged())
                .containsExactly(new LoggedOperation(
                        worlds.key().document(),
                        "Worlds",
                        worlds.usage(),
                        List.of(
                                new Sighting("", "", 1, at("02:04:29"), at("02:04:29")),
                                new Sighting("web", "1.2", 3, at("02:04:29"), at("02:05:30")))));
    }

    @Test
    void whatWasLoggedBeforeIsCountedOn() {
        var before = new SeenOperations(HUNDRED);
        before.count(operation("Worlds", "Query.worlds"), WEB, NOW);
        before.count(operation("Jobs", "Query.jobs"), WEB, NOW);
        var seen = new SeenOperations(HUNDRED);
        seen.add(before.logged(), NOW);
        seen.count(operation("Worlds", "Query.worlds"), WEB, NOW.plusSeconds(3));

        assertThat(seen.logged()).hasSize(2);
        assertThat(onlySighting(seen, "Worlds"))
                .isEqualTo(new Sighting("web", "1.2", 2, at("02:04:29"), at("02:04:32")));
        assertThat(onlySighting(seen, "Jobs").count()).isEqualTo(1);
    }

    @Test
    void theSameTextAsksForWhatThePresentContractSays() {
        var before = new SeenOperations(HUNDRED);
        before.count(operation("Worlds", "Query.worlds", "World.rules"), WEB, NOW);
        var seen = new SeenOperations(HUNDRED);
        seen.add(before.logged(), NOW);
        seen.count(operation("Worlds", "Query.worlds"), WEB, NOW);

        assertThat(seen.logged())
                .singleElement()
                .satisfies(each -> assertThat(each.usage().coordinates()).containsExactly("Query.worlds"));
        assertThat(onlySighting(seen, "Worlds").count()).isEqualTo(2);
    }

    @Test
    void aFloodOfOperationsThatAreSentOnceLeavesThoseThatAreSentMore() {
        var seen = new SeenOperations(HUNDRED);
        sendOften(seen, NOW);
        for (int i = 0; i < 10_000; i++) {
            seen.count(operation("Flood" + i, "Query.worlds"), WEB, NOW.plusSeconds(i));
        }

        assertThat(names(seen)).hasSizeBetween(90, 100).contains("Often0", "Often39", "Flood9999", "Flood9960");
    }

    @Test
    void aFloodOfClientsLeavesThoseThatAreThereOften() {
        var seen = new SeenOperations(HUNDRED);
        sendOften(seen, NOW);
        for (int i = 0; i < 10_000; i++) {
            seen.count(operation("Often0", "Query.often"), new ClientName("flood", "" + i), NOW.plusSeconds(i));
        }

        assertThat(names(seen)).hasSize(40);
        assertThat(seen.logged().stream()
                        .mapToInt(each -> each.sightings().size())
                        .sum())
                .isBetween(90, 100);
        assertThat(seen.logged())
                .allMatch(each -> each.sightings().stream()
                        .anyMatch(sighting -> sighting.client().equals("web")));
    }

    @Test
    void whatNobodySentForAYearGoesBeforeWhatWasSentAFewTimesToday() {
        var seen = new SeenOperations(HUNDRED);
        sendOften(seen, NOW.minus(Duration.ofDays(400)));
        for (int i = 0; i < 200; i++) {
            seen.count(operation("Release" + i % 70, "Query.worlds"), WEB, NOW);
            seen.count(operation("Release" + i % 70, "Query.worlds"), WEB, NOW);
        }

        assertThat(names(seen))
                .contains(IntStream.range(0, 70).mapToObj(i -> "Release" + i).toArray(String[]::new));
    }

    @Test
    void longOperationsAreKeptWhileThereIsRoomForTheirNames() {
        var seen = new SeenOperations(new Bounds(1_000, 100_000));
        sendOften(seen, NOW);
        String[] hundred =
                IntStream.range(0, 100).mapToObj(i -> "SomeType.someField" + i).toArray(String[]::new);
        for (int i = 0; i < 1_000; i++) {
            seen.count(operation("Flood" + i, hundred), WEB, NOW.plusSeconds(i));
        }

        assertThat(names(seen)).contains("Often0", "Often39", "Flood999").hasSizeBetween(60, 90);
    }

    @Test
    void manyThreadsLoseNoCount() throws Exception {
        var seen = new SeenOperations(HUNDRED);
        SentOperation worlds = operation("Worlds", "Query.worlds");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var running = new ArrayList<Future<?>>();
            for (int thread = 0; thread < 8; thread++) {
                running.add(threads.submit(() -> IntStream.range(0, 10_000).forEach(i -> {
                    seen.count(i % 2 == 0 ? worlds : operation("Worlds", "Query.worlds"), WEB, NOW);
                    seen.logged();
                })));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }

        assertThat(onlySighting(seen, "Worlds").count()).isEqualTo(80_000);
    }

    @Test
    void namesOfAnyLengthAreBoundedAndStayApart() {
        String text = "query " + "a".repeat(5_000) + " { a } query " + "a".repeat(5_001) + " { a }";
        var document = Parser.parse(text);
        List<String> names = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .map(each -> SentOperation.of(text, each, operation("").usage())
                        .key()
                        .name())
                .toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.length() == 217);
    }

    /** The hash is the one of {@code printf '{ a # ż\n}' | sha256sum}. */
    @Test
    void aDocumentHasTheHashOfItsBytes() {
        var document = Parser.parse("{ a }");
        var only = document.getDefinitionsOfType(OperationDefinition.class).getFirst();

        assertThat(SentOperation.of("{ a # ż\n}", only, operation("").usage()).key())
                .isEqualTo(
                        new SentOperation.Key("9b9215f621e725df7d072ccd18def2c35683785f63d932686ed2c3b66f7cf0c1", ""));
    }

    private static void sendOften(SeenOperations seen, Instant when) {
        for (int i = 0; i < 40; i++) {
            for (int times = 0; times < 3; times++) {
                seen.count(operation("Often" + i, "Query.often"), WEB, when);
            }
        }
    }

    private static SentOperation operation(String name, String... coordinates) {
        var usage = new Usage(
                new TreeSet<>(List.of(coordinates)), Collections.emptySortedSet(), Collections.emptySortedSet());
        return new SentOperation(new SentOperation.Key("0".repeat(64), name), usage);
    }

    private static List<String> names(SeenOperations seen) {
        return seen.logged().stream().map(LoggedOperation::operation).toList();
    }

    private static Sighting onlySighting(SeenOperations seen, String name) {
        List<Sighting> found = seen.logged().stream()
                .filter(each -> each.operation().equals(name))
                .flatMap(each -> each.sightings().stream())
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-22T" + time + "Z");
    }
}
