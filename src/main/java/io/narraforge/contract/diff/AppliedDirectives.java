package io.narraforge.contract.diff;

import graphql.language.Argument;
import graphql.language.Directive;
import io.narraforge.contract.diff.Findings.At;
import io.narraforge.contract.schema.DirectiveRule;
import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.Literal;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.TypeRef;
import io.narraforge.problem.Excerpt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares the directives that stand on something, without regard to their order. Those that say who may ask for it decide
 * whether an operation gets an answer; which ones do, the terms say.
 */
final class AppliedDirectives {
    private static final TypeRef UNKNOWN = new TypeRef.Named("");

    private final Findings findings;
    private final At at;

    AppliedDirectives(Findings findings, At at) {
        this.findings = findings;
        this.at = at;
    }

    /** A directive's meaning: its name and the arguments by name. */
    private record Form(String name, Map<String, Object> arguments) {}

    void compare(List<Directive> published, List<Directive> proposed) {
        if (published.isEmpty() && proposed.isEmpty()) {
            return;
        }
        // First as they are written: a default that changed is told of once, where the directive is defined.
        List<Directive> goneAsWritten = without(published, proposed, before(false), after(false));
        List<Directive> addedAsWritten = without(proposed, published, after(false), before(false));
        Map<String, List<Directive>> gone = byName(without(goneAsWritten, addedAsWritten, before(true), after(true)));
        Map<String, List<Directive>> added = byName(without(addedAsWritten, goneAsWritten, after(true), before(true)));
        gone.forEach((name, before) -> {
            List<Directive> after = added.getOrDefault(name, List.of());
            for (int i = 0; i < before.size(); i++) {
                tell(before.get(i), i < after.size() ? after.get(i) : null);
            }
        });
        added.forEach((name, after) ->
                after.stream().skip(gone.getOrDefault(name, List.of()).size()).forEach(this::tellAdded));
    }

    private void tell(Directive before, @Nullable Directive after) {
        String was = Excerpt.of(Literal.of(before));
        if (after == null) {
            String message = "%s no longer has %s.".formatted(at.coordinate(), was);
            findings.add(ChangeCode.APPLIED_DIRECTIVE_REMOVED, criticality(before), at, message);
        } else {
            String message = "%s has %s instead of %s.".formatted(at.coordinate(), Excerpt.of(Literal.of(after)), was);
            findings.add(ChangeCode.APPLIED_DIRECTIVE_CHANGED, criticality(before), at, message);
        }
    }

    private void tellAdded(Directive directive) {
        String message = "%s has %s now.".formatted(at.coordinate(), Excerpt.of(Literal.of(directive)));
        findings.add(ChangeCode.APPLIED_DIRECTIVE_ADDED, criticality(directive), at, message);
    }

    private Criticality criticality(Directive directive) {
        return findings.terms().authorisation().contains(directive.getName())
                ? Criticality.BREAKING
                : Criticality.DANGEROUS;
    }

    /** What is left when each of the others has taken one of its like away. */
    private static List<Directive> without(
            List<Directive> all,
            List<Directive> others,
            Function<Directive, Form> form,
            Function<Directive, Form> formOfOther) {
        var counts = new HashMap<Form, Integer>();
        others.forEach(each -> counts.merge(formOfOther.apply(each), 1, Integer::sum));
        var left = new ArrayList<Directive>();
        for (Directive each : all) {
            Integer like = counts.computeIfPresent(form.apply(each), (same, count) -> count - 1);
            if (like == null || like < 0) {
                left.add(each);
            }
        }
        left.sort(Comparator.comparing(Literal::of));
        return left;
    }

    private Function<Directive, Form> before(boolean isWithDefaults) {
        return each -> form(each, findings.published(), isWithDefaults);
    }

    private Function<Directive, Form> after(boolean isWithDefaults) {
        return each -> form(each, findings.proposed(), isWithDefaults);
    }

    private static Form form(Directive directive, Schema schema, boolean isWithDefaults) {
        DirectiveRule rule = schema.directives().get(directive.getName());
        Map<String, InputValue> defined = rule == null ? Map.of() : rule.arguments();
        var arguments = new HashMap<String, Object>();
        var values = new ValueForm(schema);
        if (isWithDefaults) {
            defined.forEach((name, definition) -> {
                var byDefault = definition.defaultValue();
                if (byDefault != null) {
                    arguments.put(name, values.of(byDefault, definition.type()));
                }
            });
        }
        for (Argument each : directive.getArguments()) {
            InputValue definition = defined.get(each.getName());
            arguments.put(each.getName(), values.of(each.getValue(), definition == null ? UNKNOWN : definition.type()));
        }
        return new Form(directive.getName(), arguments);
    }

    private static Map<String, List<Directive>> byName(List<Directive> all) {
        var byName = new LinkedHashMap<String, List<Directive>>();
        all.forEach(each -> byName.computeIfAbsent(each.getName(), name -> new ArrayList<>())
                .add(each));
        return byName;
    }
}
