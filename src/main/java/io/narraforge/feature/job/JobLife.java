package io.narraforge.feature.job;

import graphql.schema.DataFetchingEnvironment;
import io.narraforge.engine.Columns;
import io.narraforge.engine.MutationInput;
import io.narraforge.engine.Row;
import io.narraforge.engine.RowWrites;
import io.narraforge.engine.Target;
import io.narraforge.engine.Wiring;
import io.narraforge.engine.Write;
import io.narraforge.engine.Writing;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.ValueKind;
import io.narraforge.plan.Place;
import io.narraforge.plan.ValueText;
import io.narraforge.plan.write.InputRow;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a job goes on from one status to the next. Which may follow which is for the database to say, and only for it. */
final class JobLife {
    private static final String ID = "id";
    private static final String ERROR = "error";
    private static final String PAYLOAD = "job";

    private final EntityModel jobs;
    private final Attribute status;

    JobLife(EntityModel jobs) {
        this.jobs = jobs;
        this.status = jobs.attribute("status");
    }

    void wire(Wiring wiring) {
        wiring.mutation("startJob", becoming("RUNNING"));
        wiring.mutation("completeJob", becoming("COMPLETED"));
        wiring.mutation("cancelJob", becoming("CANCELLED"));
        wiring.mutation("failJob", this::fail);
    }

    private Write becoming(String next) {
        return (environment, writing) -> change(environment, writing, changes(environment, next));
    }

    private Object fail(DataFetchingEnvironment environment, Writing writing) {
        String error = error(MutationInput.of(environment));
        return change(environment, writing, changes(environment, "FAILED").with(jobs.attribute("errorMessage"), error));
    }

    private static String error(MutationInput input) {
        Place place = input.place().at(ERROR);
        String error = ValueText.of(
                ValueKind.TEXT, Objects.requireNonNull(input.values().get(ERROR)), place);
        if (saysNothing(error)) {
            throw place.refuse("is empty; say why the job failed");
        }
        return error;
    }

    /** Java's own test for blanks leaves out those that forbid a line break. */
    private static boolean saysNothing(String error) {
        return error.codePoints().allMatch(point -> Character.isWhitespace(point) || Character.isSpaceChar(point));
    }

    private InputRow changes(DataFetchingEnvironment environment, String next) {
        Place place = MutationInput.of(environment).place();
        return new InputRow(Map.of(status, ValueText.of(ValueKind.ENUM, next, place)), place);
    }

    private Object change(DataFetchingEnvironment environment, Writing writing, InputRow changes) {
        MutationInput input = MutationInput.of(environment);
        String id = input.id(ID);
        var writes = new RowWrites(jobs, writing);
        List<Attribute> known = List.of(jobs.id(), jobs.rowVersion().orElseThrow(), status);
        Row before = new Target(jobs, input).find(writes.lock(List.of(id), known), id);
        try {
            requireChange(before, changes, writing);
            List<Attribute> selected = Columns.ofPayload(environment, PAYLOAD, jobs);
            return Map.of(
                    PAYLOAD,
                    writes.update(List.of(changes.with(jobs.id(), id)), selected)
                            .getFirst());
        } catch (ProblemOccurredException failed) {
            throw failed.problem() instanceof Problem.RefusedTransition refused
                    ? new ProblemOccurredException(
                            explained(refused, input.place().at(ID), id), failed)
                    : failed;
        }
    }

    /** To the database a job that stays what it is makes no transition; to who starts it a second time it does. */
    private void requireChange(Row before, InputRow changes, Writing writing) {
        String present = ValueText.of(ValueKind.ENUM, Objects.requireNonNull(before.value(status)), changes.place());
        if (present.equals(changes.values().get(status))) {
            List<String> allowed = Transitions.from(present, writing.statements());
            throw new ProblemOccurredException(new Problem.RefusedTransition(present, allowed));
        }
    }

    private static Problem explained(Problem.RefusedTransition refused, Place place, String id) {
        String from = Transitions.inTheContract(refused.from());
        List<String> allowed =
                refused.allowed().stream().map(Transitions::inTheContract).toList();
        String what =
                allowed.isEmpty() ? ", which is final" : "; from there it can become " + Transitions.oneOf(allowed);
        return new Problem.IllegalTransition(
                place.input(), from, allowed, place + " is \"" + id + "\", a job that is " + from + what);
    }
}
