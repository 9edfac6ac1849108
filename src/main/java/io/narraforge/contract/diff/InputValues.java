package io.narraforge.contract.diff;

import io.narraforge.contract.diff.Findings.At;
import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.Literal;
import io.narraforge.problem.Excerpt;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Compares what clients give: arguments of fields and of directives, and the fields of inputs. */
final class InputValues {
    private final Findings findings;
    private final Elements elements;
    private final InputRules rules;
    private final UnaryOperator<String> coordinate;

    /** @param coordinate of a name */
    InputValues(Findings findings, InputRules rules, UnaryOperator<String> coordinate) {
        this.findings = findings;
        this.elements = new Elements(findings);
        this.rules = rules;
        this.coordinate = coordinate;
    }

    void compare(Map<String, InputValue> published, Map<String, InputValue> proposed) {
        Matching<InputValue> matching = Matching.of(published, proposed);
        var renames = new Renames<>(matching, InputValues::shape, InputValue::name);
        matching.removed().forEach(each -> removed(each, renames));
        matching.added().forEach(this::added);
        matching.kept().forEach(each -> compare(each.published(), each.proposed()));
    }

    static Object shape(InputValue value) {
        return value.type() + (value.defaultValue() == null ? "" : " = " + Literal.of(value.defaultValue()));
    }

    private At at(InputValue value) {
        return new At(coordinate.apply(value.name()), value.element().place());
    }

    private void removed(InputValue value, Renames<InputValue> renames) {
        At at = at(value);
        String message = "The %s %s is removed%s.".formatted(rules.noun(), at.coordinate(), renames.hint(value));
        findings.add(rules.code("REMOVED"), rules.removed(), at, message);
    }

    private void added(InputValue value) {
        At at = at(value);
        String message = "The %s %s is added as %s, %s."
                .formatted(
                        rules.noun(),
                        at.coordinate(),
                        shape(value),
                        value.isRequired() ? "which is required" : "optional");
        findings.add(rules.code("ADDED"), rules.added(value), at, message);
    }

    private void compare(InputValue published, InputValue proposed) {
        At at = at(proposed);
        if (!published.type().equals(proposed.type())) {
            findings.add(
                    rules.code("TYPE_CHANGED"),
                    rules.typeChanged(published.type(), proposed.type()),
                    at,
                    "The %s %s takes %s instead of %s."
                            .formatted(rules.noun(), at.coordinate(), proposed.type(), published.type()));
        }
        compareDefaults(published, proposed, at);
        elements.compare(published.element(), proposed.element(), at.coordinate());
    }

    private void compareDefaults(InputValue published, InputValue proposed, At at) {
        var before = published.defaultValue();
        var after = proposed.defaultValue();
        String what = "The " + rules.noun() + " " + at.coordinate();
        if (before == null && after != null) {
            String message = "%s has the default %s now.".formatted(what, Excerpt.of(Literal.of(after)));
            findings.add(rules.code("DEFAULT_ADDED"), Criticality.DANGEROUS, at, message);
        } else if (before != null && after == null) {
            String message = "%s no longer has the default %s%s."
                    .formatted(
                            what,
                            Excerpt.of(Literal.of(before)),
                            proposed.isNonNull() ? ", so that it has to be given" : "");
            findings.add(rules.code("DEFAULT_REMOVED"), rules.defaultRemoved(proposed), at, message);
        } else if (before != null && after != null && !isSame(published, proposed)) {
            String message = "%s has the default %s instead of %s."
                    .formatted(what, Excerpt.of(Literal.of(after)), Excerpt.of(Literal.of(before)));
            findings.add(rules.code("DEFAULT_CHANGED"), Criticality.DANGEROUS, at, message);
        }
    }

    private boolean isSame(InputValue published, InputValue proposed) {
        var before = published.defaultValue();
        var after = proposed.defaultValue();
        return before != null
                && after != null
                && new ValueForm(findings.published())
                        .of(before, published.type())
                        .equals(new ValueForm(findings.proposed()).of(after, proposed.type()));
    }
}
