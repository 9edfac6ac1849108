package io.narraforge.contract.lint;

import io.narraforge.contract.schema.SchemaType.InputType;
import java.util.List;
import java.util.regex.Pattern;

/** Rules about names and the words beside them. */
final class Names {
    private static final Pattern PASCAL_CASE = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern UPPER_CASE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
    private static final List<String> OF_INPUTS_ONLY = List.of("Input", "Filter");

    private Names() {}

    static void check(Subject subject) {
        subject.parts().forEach(part -> {
            described(subject, part);
            styled(subject, part);
        });
        subject.schema().types().values().forEach(type -> {
            boolean isInput = type instanceof InputType;
            if (isInput && !InputEndings.hasOne(type.name())) {
                subject.add(
                        LintCode.NAME_ENDING,
                        type.name(),
                        type.element(),
                        "The name does not say what the input is for");
            } else if (!isInput && OF_INPUTS_ONLY.stream().anyMatch(type.name()::endsWith)) {
                subject.add(LintCode.NAME_ENDING, type.name(), type.element(), "The name is that of an input");
            }
        });
    }

    private static void described(Subject subject, Part part) {
        String description = part.element().description();
        if (description == null || description.isBlank()) {
            subject.add(LintCode.DESCRIPTION_MISSING, part.coordinate(), part.element(), "It has no description");
        }
    }

    private static void styled(Subject subject, Part part) {
        String problem = switch (part.kind()) {
            case TYPE -> PASCAL_CASE.matcher(part.name()).matches() ? "" : "The name is not in PascalCase";
            case ENUM_VALUE -> UPPER_CASE.matcher(part.name()).matches() ? "" : "The name is not in UPPER_CASE";
            case FIELD, ARGUMENT, INPUT_FIELD, DIRECTIVE, DIRECTIVE_ARGUMENT ->
                CAMEL_CASE.matcher(part.name()).matches() ? "" : "The name is not in camelCase";
        };
        if (!problem.isEmpty()) {
            subject.add(LintCode.NAME_STYLE, part.coordinate(), part.element(), problem);
        }
    }
}
