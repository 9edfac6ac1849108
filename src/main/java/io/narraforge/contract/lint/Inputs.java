package io.narraforge.contract.lint;

import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.OutputField;
import io.narraforge.contract.schema.Schema.RootOperation;
import io.narraforge.contract.schema.SchemaType.InputType;
import io.narraforge.contract.schema.SchemaType.ObjectType;
import io.narraforge.contract.schema.TypeRef;
import io.narraforge.model.Conventions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about what clients give: inputs of mutations, filters, alternatives. */
final class Inputs {
    private static final String FILTER = "Filter";
    private static final String LIST_FILTER = "ListFilter";
    private static final List<String> QUANTIFIERS = List.of("some", "every", "none");

    /** What is said of an input whose fields are alternatives; one that has others beside them names what they are. */
    private static final Pattern ALTERNATIVES =
            Pattern.compile("\\bone of (these|them|its fields)\\b", Pattern.CASE_INSENSITIVE);

    private Inputs() {}

    static void check(Subject subject) {
        subject.root(RootOperation.MUTATION)
                .ifPresent(root -> root.fields().values().forEach(field -> mutation(subject, root.name(), field)));
        subject.types(InputType.class).forEach(type -> {
            filter(subject, type);
            alternatives(subject, type);
        });
    }

    private static void mutation(Subject subject, String root, OutputField field) {
        String coordinate = root + "." + field.name();
        Map<String, String> arguments = Shapes.arguments(field);
        boolean takesOneInput = arguments.keySet().equals(Set.of("input"))
                && String.valueOf(arguments.get("input")).matches("\\w+Input!");
        if (!takesOneInput) {
            subject.add(
                    LintCode.MUTATION_INPUT,
                    coordinate,
                    field.element(),
                    "The mutation takes " + (arguments.isEmpty() ? "no input" : arguments));
        }
        String payload = Conventions.payloadOf(field.name());
        boolean isPayload = field.type().nullable().equals(new TypeRef.Named(payload))
                && subject.find(payload, ObjectType.class).isPresent();
        if (!isPayload) {
            subject.add(
                    LintCode.MUTATION_PAYLOAD,
                    coordinate,
                    field.element(),
                    "The mutation gives %s instead of %s".formatted(field.type(), payload));
        }
    }

    private static void filter(Subject subject, InputType type) {
        if (!type.name().endsWith(FILTER)) {
            return;
        }
        Map<String, String> present = Shapes.fields(type);
        List<String> missing = type.name().endsWith(LIST_FILTER)
                ? Shapes.missing(quantifiers(type), present)
                : Shapes.missing(connectives(subject, type), present);
        if (!missing.isEmpty()) {
            subject.add(
                    LintCode.FILTER_TYPE, type.name(), type.element(), "It has no " + String.join(", no ", missing));
        }
    }

    /** The same filter for all, whichever of them has one. */
    private static Map<String, String> quantifiers(InputType type) {
        String items = QUANTIFIERS.stream()
                .map(type.fields()::get)
                .flatMap(field -> Optional.ofNullable(field).stream())
                .map(field -> field.type().innermost())
                .findFirst()
                .orElse(type.name().replace(LIST_FILTER, FILTER));
        var wanted = new LinkedHashMap<String, String>();
        QUANTIFIERS.forEach(each -> wanted.put(each, items));
        return wanted;
    }

    /** Needed where whole nodes are tested; well-formed wherever they are. */
    private static Map<String, String> connectives(Subject subject, InputType type) {
        String tested = type.name().substring(0, type.name().length() - FILTER.length());
        var wanted = new LinkedHashMap<String, String>();
        wanted.put("and", "[" + type.name() + "!]");
        wanted.put("or", "[" + type.name() + "!]");
        wanted.put("not", type.name());
        if (!subject.isNode(tested)) {
            wanted.keySet().retainAll(type.fields().keySet());
        }
        return wanted;
    }

    private static void alternatives(Subject subject, InputType type) {
        boolean isOneOf = type.element().isOneOf();
        String description = Optional.ofNullable(type.element().description()).orElse("");
        if (!isOneOf && ALTERNATIVES.matcher(description).find()) {
            subject.add(
                    LintCode.ONE_OF,
                    type.name(),
                    type.element(),
                    "Its description offers alternatives, the type does not");
        } else if (isOneOf && type.fields().size() < 2) {
            subject.add(LintCode.ONE_OF, type.name(), type.element(), "One field is no alternative");
        }
        if (isOneOf) {
            type.fields().values().stream()
                    .filter(field -> field.isNonNull() || field.defaultValue() != null)
                    .forEach(field -> always(subject, type, field));
        }
    }

    private static void always(Subject subject, InputType type, InputValue field) {
        subject.add(
                LintCode.ONE_OF,
                type.name() + "." + field.name(),
                field.element(),
                "An alternative that is always given is none");
    }
}
