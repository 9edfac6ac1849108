package io.narraforge.engine;

import io.narraforge.document.Misfit;
import io.narraforge.document.Shapes;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.Place;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;

/** Holds documents against the shape of their column, {@code World.history}; a column without one takes any JSON. */
public final class ShapeRule {
    private final Shapes shapes;

    public ShapeRule(Shapes shapes) {
        this.shapes = shapes;
    }

    void check(EntityModel entity, Attribute attribute, String json, Place place) {
        check(entity.typeName() + "." + attribute.name(), json, place);
    }

    /** Refuses, at the place, a document that is not of the shape with the name. */
    public void check(String shape, String json, Place place) {
        shapes.misfit(shape, json).ifPresent(misfit -> {
            throw refused(misfit, place);
        });
    }

    private static ProblemOccurredException refused(Misfit misfit, Place place) {
        String where = misfit.pointer().isEmpty() ? "" : " at " + misfit.pointer();
        return new ProblemOccurredException(new Problem.BadUserInput(
                new Problem.InputPlace(place.argument(), place.path(), misfit.pointer()),
                place + where + " " + misfit.reason()));
    }
}
