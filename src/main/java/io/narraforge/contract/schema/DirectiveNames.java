package io.narraforge.contract.schema;

import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.EnumType;
import io.narraforge.contract.schema.SchemaType.InputType;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The directives that a schema knows: those that it defines, and those that stand on something in it, defined or not. */
public final class DirectiveNames {
    private final Set<String> names = new TreeSet<>();

    private DirectiveNames() {}

    /** By name, without the sign. */
    public static Set<String> of(Schema schema) {
        var found = new DirectiveNames();
        found.add(schema.itself());
        schema.directives().forEach((name, rule) -> {
            found.names.add(name);
            found.add(rule.arguments());
        });
        schema.types().values().forEach(found::add);
        return found.names;
    }

    private void add(SchemaType type) {
        add(type.element());
        switch (type) {
            case Composite composite ->
                composite.fields().values().forEach(field -> {
                    add(field.element());
                    add(field.arguments());
                });
            case EnumType anEnum -> anEnum.values().values().forEach(this::add);
            case InputType input -> add(input.fields());
            default -> {}
        }
    }

    private void add(Map<String, InputValue> values) {
        values.values().forEach(each -> add(each.element()));
    }

    private void add(Element element) {
        element.ownDirectives().forEach(each -> names.add(each.getName()));
    }
}
