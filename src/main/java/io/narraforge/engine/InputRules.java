package io.narraforge.engine;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.Place;
import io.narraforge.plan.write.InputRow;
import io.narraforge.plan.write.InputRule;

/** All that inputs are held against before the database sees them: the shapes of columns, and the features' rules. */
record InputRules(ShapeRule shapes, Wiring wiring) implements InputRule {

    @Override
    public void check(EntityModel entity, Attribute attribute, String json, Place place) {
        shapes.check(entity, attribute, json, place);
    }

    @Override
    public void checkTogether(EntityModel entity, InputRow row) {
        wiring.ruleOf(entity.typeName()).check(row, shapes);
    }
}
