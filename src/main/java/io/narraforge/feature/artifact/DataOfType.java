package io.narraforge.feature.artifact;

import io.narraforge.engine.RowRule;
import io.narraforge.engine.ShapeRule;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.write.InputRow;
import java.util.Objects;

/** The data of an artifact has what its type needs; a type that is not known may hold any object. */
final class DataOfType implements RowRule {
    private final Attribute type;
    private final Attribute data;

    DataOfType(EntityModel artifacts) {
        this.type = artifacts.attribute("type");
        this.data = artifacts.attribute("data");
    }

    @Override
    public void check(InputRow row, ShapeRule shapes) {
        // The contract requires both.
        String json = Objects.requireNonNull(row.values().get(data));
        shapes.check(
                "Artifact.data." + row.values().get(type), json, row.place().at(data.name()));
    }
}
