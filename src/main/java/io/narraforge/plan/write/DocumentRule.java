package io.narraforge.plan.write;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.Place;

/** What a JSON document has to look like to be written. */
@FunctionalInterface
public interface DocumentRule {

    /** Refuses, at the place, a document that does not fit its column; tells where in the document. */
    void check(EntityModel entity, Attribute attribute, String json, Place place);

    /** Refuses a new row in which a document and other values contradict each other; each of them fits its column. */
    default void checkTogether(EntityModel entity, InputRow row) {}
}
