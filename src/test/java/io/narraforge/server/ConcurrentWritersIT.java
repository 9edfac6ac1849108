package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Eight clients at a time at the same world: nothing that one wrote is lost to another. */
@Timeout(300)
class ConcurrentWritersIT {
    private static final int WRITERS = 8;
    private static final int UPDATES = 1_000;
    /** Most attempts meet a conflict, and are repeated after another look. */
    private static final int CHECKED_UPDATES = 40;

    private static final String READ = "query ($id: ID!) { node(id: $id) { ... on World { version geography } } }";
    private static final String UPDATE = """
        mutation ($id: ID!, $seen: Int, $geography: JSON!) {
          updateWorld(input: {id: $id, ifVersion: $seen, patch: {geography: $geography}}) { world { version geography } }
        }\
        """;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    private final Rows rows = new Rows(DATABASE);

    @AfterEach
    void deleteRows() {
        rows.deleteAll();
    }

    /** What a client has read: the version, and the count that it is to increase, which only {@code ifVersion} protects. */
    private record Seen(int version, int count) {
        static Seen in(ServedApi.Answer answer, String pointer) {
            return new Seen(
                    Integer.parseInt(answer.at(pointer + "/version")),
                    Integer.parseInt(answer.at(pointer + "/geography/count")));
        }
    }

    @Test
    void whoeverChecksTheVersionLosesNoUpdateOfAnother() throws Exception {
        String world = rows.world("Contested", "geography", "{\"count\": 0}");
        try (var api = new ServedApi(DATABASE)) {
            allAtOnce(() -> {
                for (int i = 0; i < CHECKED_UPDATES; i++) {
                    increase(api, world);
                }
                return List.of();
            });
            assertThat(read(api, world)).isEqualTo(new Seen(WRITERS * CHECKED_UPDATES + 1, WRITERS * CHECKED_UPDATES));
        }
    }

    private static void increase(ServedApi api, String world) {
        Seen seen = read(api, world);
        while (true) {
            ServedApi.Answer answer = update(api, world, Map.of("seen", seen.version()), seen.count() + 1);
            if (!answer.json().has("errors")) {
                assertThat(Seen.in(answer, "/data/updateWorld/world"))
                        .isEqualTo(new Seen(seen.version() + 1, seen.count() + 1));
                return;
            }
            assertThat(answer.onlyCode()).isEqualTo("VERSION_CONFLICT");
            assertThat(answer.onlyError().at("/extensions/currentVersion").asInt())
                    .isGreaterThan(seen.version());
            seen = read(api, world);
        }
    }

    @Test
    void noVersionIsSkippedAndNoneIsGivenTwice() throws Exception {
        String world = rows.world("Contested", "geography", "{\"count\": 0}");
        try (var api = new ServedApi(DATABASE)) {
            List<Integer> versions = allAtOnce(() -> IntStream.range(0, UPDATES)
                    .mapToObj(i -> update(api, world, Map.of(), i).withoutErrors())
                    .map(answer -> Integer.parseInt(answer.at("/data/updateWorld/world/version")))
                    .toList());

            assertThat(read(api, world).version()).isEqualTo(WRITERS * UPDATES + 1);
            assertThat(versions.stream().sorted())
                    .containsExactlyElementsOf(IntStream.rangeClosed(2, WRITERS * UPDATES + 1)
                            .boxed()
                            .toList());
        }
    }

    private static Seen read(ServedApi api, String world) {
        return Seen.in(api.post(READ, Map.of("id", world)).withoutErrors(), "/data/node");
    }

    private static ServedApi.Answer update(ServedApi api, String world, Map<String, Integer> seen, int count) {
        var variables = new HashMap<String, Object>(seen);
        variables.put("id", world);
        variables.put(
                "geography", Map.of("count", count, "by", Thread.currentThread().getName()));
        return api.post(UPDATE, variables);
    }

    private static <T> List<T> allAtOnce(Callable<List<T>> writer) throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<List<T>>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                running.add(writers.submit(writer));
            }
            List<T> results = new ArrayList<>();
            for (Future<List<T>> each : running) {
                results.addAll(each.get());
            }
            return results;
        }
    }
}
