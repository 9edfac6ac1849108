package io.narraforge.plan.write;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.Place;

/** What an input has to be beyond the types of its columns, as far as that is known without the database. */
public interface InputRule {

    /** Refuses, at the place, a document that does not fit its column; tells where in the document. */
    void check(EntityModel entity, Attribute attribute, String json, Place place);

    /** Refuses a new row in which values contradict each other; each of them fits its column. */
    void checkTogether(EntityModel entity, InputRow row);
}
