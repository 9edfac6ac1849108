package io.narraforge.engine;

import io.narraforge.model.EntityModel;
import io.narraforge.plan.Place;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.Map;

/** The row that a mutation is to change: it has to exist, at the version that the client has seen where it says one. */
public final class Target {
    private static final String IF_VERSION = "ifVersion";

    private final EntityModel entity;
    private final MutationInput input;

    public Target(EntityModel entity, MutationInput input) {
        this.entity = entity;
        this.input = input;
    }

    /**
     * The row, as it was found and locked.
     *
     * @param locked what was found of the row, with its version where it has one
     */
    public Row find(Map<String, Row> locked, String id) {
        Row row = locked.get(id);
        if (row == null) {
            Place place = input.place().at("id");
            throw new ProblemOccurredException(new Problem.NotFound(
                    place.input(), place + " is \"" + id + "\", and there is no " + entity.typeName() + " with it"));
        }
        input.find(IF_VERSION, Integer.class).ifPresent(version -> requireVersion(row, version));
        return row;
    }

    private void requireVersion(Row row, int expected) {
        int current =
                Integer.parseInt(String.valueOf(row.value(entity.rowVersion().orElseThrow())));
        if (current != expected) {
            Place place = input.place().at(IF_VERSION);
            throw new ProblemOccurredException(new Problem.VersionConflict(
                    place.input(),
                    current,
                    place + " is " + expected + ", and the " + entity.typeName() + " is at version " + current
                            + "; read it again, and repeat the change if it is still wanted"));
        }
    }
}
