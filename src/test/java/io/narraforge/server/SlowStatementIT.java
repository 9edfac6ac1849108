package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.Contract;
import io.narraforge.database.Database;
import io.narraforge.engine.GraphQlRequest;
import io.narraforge.engine.ModelEngine;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import io.narraforge.telemetry.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A question that the database needs too long for costs its own field only, and nothing after it. */
@Timeout(60)
class SlowStatementIT {
    private static final PoolSettings IMPATIENT =
            new PoolSettings(1, Duration.ofSeconds(5), Optional.of(Duration.ofMillis(900)));

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());

    /** In the place of the table stands a view that sleeps before its first row. */
    @BeforeAll
    static void makeTimelinesSlow() {
        String world = ENGINE.rows().world("Mgłogród");
        ENGINE.rows().character(world, "Łucja");
        ENGINE.rows().timeline(world);
        ENGINE.database().execute("""
            ALTER TABLE timelines RENAME TO quick_timelines;
            CREATE VIEW timelines AS SELECT quick_timelines.* FROM quick_timelines, pg_sleep(30);
            """);
    }

    @AfterAll
    static void makeTimelinesQuickAgain() {
        ENGINE.database().execute("DROP VIEW timelines; ALTER TABLE quick_timelines RENAME TO timelines;");
    }

    @Test
    void theFieldIsATimeoutItsSiblingsHaveTheirValuesAndTheNextRequestIsServed() {
        try (Database database =
                        Database.open(new DatabaseSettings(ENGINE.database().connection(), IMPATIENT));
                ModelEngine engine = Domain.engine(Contract.ofBuild().types(), database, this::remember)) {
            Reply slow = run(
                    engine, "{ worlds { nodes { name timelines { nodes { id } } characters { nodes { name } } } } }");

            assertThat(slow.onlyError().code()).isEqualTo("TIMEOUT");
            assertThat(slow.onlyError().path()).isEqualTo(List.of("worlds", "nodes", 0, "timelines"));
            assertThat(slow.onlyError().message())
                    .contains("it may take 900 ms at most; narrow it, or ask for less at a time");
            assertThat(slow.data())
                    .isEqualTo("{'worlds':{'nodes':[{'name':'Mgłogród','timelines':null,"
                            + "'characters':{'nodes':[{'name':'Łucja'}]}}]}}");
            assertThat(run(engine, "{ worlds { nodes { name } } }")
                            .withoutErrors()
                            .data())
                    .isEqualTo("{'worlds':{'nodes':[{'name':'Mgłogród'}]}}");
            assertThat(failures).as("called our own fault").isEmpty();
        }
    }

    private static Reply run(ModelEngine engine, String query) {
        var answer = engine.execute(new GraphQlRequest(query, null, Map.of(), "request-1", false));
        return new Reply(answer, List.of(), List.of());
    }

    private void remember(Event event) {
        if (event instanceof Event.RequestFailed(var requestId, var cause)) {
            failures.add(cause);
        }
    }
}
