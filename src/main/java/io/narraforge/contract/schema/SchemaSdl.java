package io.narraforge.contract.schema;

import io.narraforge.contract.schema.Schema.Binding;
import io.narraforge.contract.schema.Schema.RootOperation;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.EnumType;
import io.narraforge.contract.schema.SchemaType.InputType;
import io.narraforge.contract.schema.SchemaType.ScalarType;
import io.narraforge.contract.schema.SchemaType.UnionType;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A schema as SDL in one form: directives, then types, both by name; members in their own order; extensions merged into
 * what they extend. Read again, it is the same schema.
 */
public final class SchemaSdl {
    private final StringBuilder out = new StringBuilder();

    private SchemaSdl() {}

    /** The text, every definition with an empty line behind it but the last. */
    public static String write(Schema schema) {
        var sdl = new SchemaSdl();
        sdl.writeItself(schema);
        schema.directives().values().stream()
                .sorted(Comparator.comparing(DirectiveRule::name))
                .forEach(sdl::writeDirective);
        schema.types().values().stream()
                .sorted(Comparator.comparing(SchemaType::name))
                .forEach(sdl::writeType);
        return sdl.out.toString().stripTrailing() + "\n";
    }

    private void writeItself(Schema schema) {
        Element itself = schema.itself();
        boolean saysMore = itself.description() != null || !itself.directives().isEmpty();
        if (!saysMore && hasUsualRoots(schema)) {
            return;
        }
        DescriptionSdl.write(out, itself.description(), "");
        out.append("schema").append(directives(itself)).append(" {\n");
        schema.roots()
                .forEach((operation, root) -> out.append("  %s: %s\n".formatted(operation.keyword(), root.type())));
        out.append("}\n\n");
    }

    /** Whether the names of the types alone say which are the roots. */
    private static boolean hasUsualRoots(Schema schema) {
        for (RootOperation operation : RootOperation.values()) {
            Binding root = schema.roots().get(operation);
            boolean isUsual = root == null
                    ? !(schema.types().get(operation.usualType()) instanceof SchemaType.ObjectType)
                    : root.type().equals(operation.usualType());
            if (!isUsual) {
                return false;
            }
        }
        return true;
    }

    private void writeDirective(DirectiveRule rule) {
        DescriptionSdl.write(out, rule.element().description(), "");
        out.append("directive @").append(rule.name());
        writeArguments(rule.arguments().values(), "");
        out.append(rule.isRepeatable() ? " repeatable" : "")
                .append(" on ")
                .append(String.join(" | ", rule.locations().keySet()))
                .append("\n\n");
    }

    private void writeType(SchemaType type) {
        DescriptionSdl.write(out, type.element().description(), "");
        out.append(type.keyword()).append(' ').append(type.name());
        switch (type) {
            case Composite composite -> writeFields(composite);
            case UnionType union -> out.append(directives(union.element())).append(list(" = ", union.members(), " | "));
            case EnumType anEnum -> writeValues(anEnum);
            case InputType input -> writeInputs(input);
            case ScalarType scalar -> out.append(directives(scalar.element()));
        }
        out.append("\n\n");
    }

    private void writeFields(Composite type) {
        out.append(list(" implements ", type.interfaces(), " & ")).append(directives(type.element()));
        // GraphQL knows no empty braces.
        if (type.fields().isEmpty()) {
            return;
        }
        out.append(" {\n");
        for (OutputField field : type.fields().values()) {
            DescriptionSdl.write(out, field.element().description(), "  ");
            out.append("  ").append(field.name());
            writeArguments(field.arguments().values(), "  ");
            out.append(": ")
                    .append(field.type())
                    .append(directives(field.element()))
                    .append('\n');
        }
        out.append('}');
    }

    private void writeValues(EnumType type) {
        out.append(directives(type.element()));
        if (type.values().isEmpty()) {
            return;
        }
        out.append(" {\n");
        for (Element value : type.values().values()) {
            DescriptionSdl.write(out, value.description(), "  ");
            out.append("  ").append(value.name()).append(directives(value)).append('\n');
        }
        out.append('}');
    }

    private void writeInputs(InputType type) {
        out.append(directives(type.element()));
        if (type.fields().isEmpty()) {
            return;
        }
        out.append(" {\n");
        type.fields().values().forEach(field -> writeInput(field, "  "));
        out.append('}');
    }

    private void writeInput(InputValue value, String indent) {
        DescriptionSdl.write(out, value.element().description(), indent);
        out.append(indent).append(value.name()).append(": ").append(value.type());
        if (value.defaultValue() != null) {
            out.append(" = ").append(Literal.of(value.defaultValue()));
        }
        out.append(directives(value.element())).append('\n');
    }

    private void writeArguments(Collection<InputValue> arguments, String indent) {
        if (!arguments.isEmpty()) {
            out.append("(\n");
            arguments.forEach(each -> writeInput(each, indent + "  "));
            out.append(indent).append(')');
        }
    }

    private static String list(String before, Map<String, Place> names, String between) {
        return names.isEmpty() ? "" : before + String.join(between, names.keySet());
    }

    private static String directives(Element element) {
        return element.directives().stream().map(each -> " " + Literal.of(each)).collect(Collectors.joining());
    }
}
