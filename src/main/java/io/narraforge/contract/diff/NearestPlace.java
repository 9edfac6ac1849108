package io.narraforge.contract.diff;

import io.narraforge.contract.schema.DirectiveRule;
import io.narraforge.contract.schema.OutputField;
import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;

/** Where in a schema somebody would look for what is no longer in it: where the closest thing around it stands. */
final class NearestPlace {
    private final Schema schema;

    NearestPlace(Schema schema) {
        this.schema = schema;
    }

    Place nearest(String coordinate) {
        String withoutArgument = coordinate.split("\\(", 2)[0];
        if (withoutArgument.startsWith("@")) {
            DirectiveRule directive = schema.directives().get(withoutArgument.substring(1));
            return directive == null
                    ? schema.itself().place()
                    : directive.element().place();
        }
        String[] names = withoutArgument.split("\\.", 2);
        SchemaType type = schema.types().get(names[0]);
        if (type == null) {
            return schema.itself().place();
        }
        boolean isOfArgument = !withoutArgument.equals(coordinate);
        OutputField field = isOfArgument && type instanceof Composite composite
                ? composite.fields().get(names[1])
                : null;
        return field == null ? type.element().place() : field.element().place();
    }
}
