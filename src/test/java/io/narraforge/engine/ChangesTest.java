package io.narraforge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.contract.Contract;
import io.narraforge.database.ConnectionFunction;
import io.narraforge.database.Session;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.Place;
import io.narraforge.plan.write.InputReader;
import io.narraforge.plan.write.InputRow;
import io.narraforge.plan.write.InputRule;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.server.Domain;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final EntityModel WORLD =
            Domain.bind(Contract.ofBuild().types()).entity("World");

    private static Row world() {
        var values = new @Nullable Object[WORLD.attributes().size()];
        for (Attribute attribute : WORLD.attributes()) {
            String json = attribute.equals(WORLD.id()) ? "\"0191b7a2-5c3e-7d10-8f00-0123456789ab\"" : "{}";
            values[attribute.slot()] = new RawJson(json.getBytes(StandardCharsets.UTF_8));
        }
        return new Row(WORLD, values);
    }

    /** Is over as soon as two rows are patched. */
    private record EndingSession(AtomicInteger patched) implements Session {
        @Override
        public <T extends @Nullable Object> T run(ConnectionFunction<T> work) {
            throw new AssertionError("no statement is needed to patch");
        }

        @Override
        public void refuseIfOver() {
            if (patched.get() == 2) {
                throw new ProblemOccurredException(new Problem.TimedOut("too late"));
            }
        }
    }

    /** Lets everything pass. */
    private record CountingRule(AtomicInteger documents) implements InputRule {
        @Override
        public void check(EntityModel entity, Attribute attribute, String json, Place place) {
            documents.incrementAndGet();
        }

        @Override
        public void checkTogether(EntityModel entity, InputRow row) {}
    }

    @Test
    void noRowIsPatchedInATransactionThatIsOver() {
        var patched = new AtomicInteger();
        var counting = new CountingRule(patched);
        var changes = new Changes(
                WORLD,
                new InputReader(WORLD, JsonValues::write, counting),
                counting,
                Map.of("geographyMergePatch", Map.of("a", 1)),
                Place.of("updateWorlds(input:)").at("patch"));
        List<Row> rows = Collections.nCopies(5, world());

        assertThatThrownBy(() -> changes.ofEach(rows, new Statements(new EndingSession(patched), event -> {})))
                .isInstanceOfSatisfying(
                        ProblemOccurredException.class,
                        late -> assertThat(late.problem()).isEqualTo(new Problem.TimedOut("too late")));
        assertThat(patched).hasValue(2);
    }
}
