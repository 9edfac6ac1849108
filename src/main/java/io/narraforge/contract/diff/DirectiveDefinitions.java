package io.narraforge.contract.diff;

import static io.narraforge.contract.diff.Criticality.BREAKING;
import static io.narraforge.contract.diff.Criticality.DANGEROUS;
import static io.narraforge.contract.diff.Criticality.SAFE;

import io.narraforge.contract.diff.Findings.At;
import io.narraforge.contract.schema.DirectiveRule;
import io.narraforge.contract.schema.Place;
import java.util.Map;
import java.util.TreeMap;

/** Compares what directives there are. One that operations could write is a promise to clients; others are the server's. */
final class DirectiveDefinitions {
    private final Findings findings;

    DirectiveDefinitions(Findings findings) {
        this.findings = findings;
    }

    void compare() {
        Matching<DirectiveRule> matching = Matching.of(
                findings.published().directives(), findings.proposed().directives());
        var renames = new Renames<>(matching, DirectiveDefinitions::shape, rule -> "@" + rule.name());
        for (DirectiveRule rule : matching.removed()) {
            String message = "The directive @%s is removed%s.".formatted(rule.name(), renames.hint(rule));
            findings.add(ChangeCode.DIRECTIVE_REMOVED, rule.isExecutable() ? BREAKING : DANGEROUS, at(rule), message);
        }
        for (DirectiveRule rule : matching.added()) {
            String message = "The directive @%s is added.".formatted(rule.name());
            findings.add(ChangeCode.DIRECTIVE_ADDED, SAFE, at(rule), message);
        }
        matching.kept().forEach(each -> compare(each.published(), each.proposed()));
    }

    private static Object shape(DirectiveRule rule) {
        var arguments = new TreeMap<String, Object>();
        rule.arguments().forEach((name, argument) -> arguments.put(name, InputValues.shape(argument)));
        return arguments + " " + rule.isRepeatable() + " " + new TreeMap<>(rule.locations()).keySet();
    }

    private static At at(DirectiveRule rule) {
        return new At("@" + rule.name(), rule.element().place());
    }

    private void compare(DirectiveRule published, DirectiveRule proposed) {
        String name = "@" + proposed.name();
        boolean wasExecutable = published.isExecutable();
        compareLocations(published.locations(), proposed.locations(), name);
        if (published.isRepeatable() && !proposed.isRepeatable()) {
            String message = "The directive %s is no longer repeatable.".formatted(name);
            Criticality criticality = wasExecutable ? BREAKING : DANGEROUS;
            findings.add(ChangeCode.DIRECTIVE_REPEATABLE_REMOVED, criticality, at(proposed), message);
        } else if (!published.isRepeatable() && proposed.isRepeatable()) {
            String message = "The directive %s is repeatable now.".formatted(name);
            Criticality criticality = wasExecutable ? SAFE : DANGEROUS;
            findings.add(ChangeCode.DIRECTIVE_REPEATABLE_ADDED, criticality, at(proposed), message);
        }
        InputRules rules =
                wasExecutable ? InputRules.ARGUMENT_OF_EXECUTABLE_DIRECTIVE : InputRules.ARGUMENT_OF_SCHEMA_DIRECTIVE;
        new InputValues(findings, rules, argument -> name + "(" + argument + ":)")
                .compare(published.arguments(), proposed.arguments());
        new Elements(findings).compare(published.element(), proposed.element(), name);
    }

    private void compareLocations(Map<String, Place> published, Map<String, Place> proposed, String name) {
        published.forEach((location, place) -> {
            if (!proposed.containsKey(location)) {
                String message = "The directive %s may no longer stand on %s.".formatted(name, location);
                Criticality criticality = DirectiveRule.isExecutable(location) ? BREAKING : DANGEROUS;
                findings.add(
                        ChangeCode.DIRECTIVE_LOCATION_REMOVED, criticality, new At(name, location, place), message);
            }
        });
        proposed.forEach((location, place) -> {
            if (!published.containsKey(location)) {
                String message = "The directive %s may stand on %s now.".formatted(name, location);
                Criticality criticality = DirectiveRule.isExecutable(location) ? SAFE : DANGEROUS;
                findings.add(ChangeCode.DIRECTIVE_LOCATION_ADDED, criticality, new At(name, location, place), message);
            }
        });
    }
}
