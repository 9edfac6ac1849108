package io.narraforge.contract.diff;

import static io.narraforge.contract.diff.Criticality.BREAKING;
import static io.narraforge.contract.diff.Criticality.DANGEROUS;
import static io.narraforge.contract.diff.Criticality.SAFE;

import io.narraforge.contract.diff.Findings.At;
import io.narraforge.contract.schema.OutputField;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.InterfaceType;
import io.narraforge.contract.schema.Sunset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares the fields of an object or an interface. */
final class Fields {
    private final Findings findings;
    private final String type;

    Fields(Findings findings, String type) {
        this.findings = findings;
        this.type = type;
    }

    void compare(Composite published, Composite proposed) {
        Matching<OutputField> matching = Matching.of(published.fields(), proposed.fields());
        var renames = new Renames<>(matching, Fields::shape, OutputField::name);
        matching.removed().forEach(each -> removed(each, renames.hint(each)));
        matching.added().forEach(each -> added(each, proposed instanceof InterfaceType));
        matching.kept().forEach(each -> compare(each.published(), each.proposed()));
    }

    static Object shape(OutputField field) {
        return field.arguments().values().stream()
                .map(each -> each.name() + ": " + InputValues.shape(each))
                .sorted()
                .collect(Collectors.joining(", ", "(", "): " + field.type()));
    }

    private At at(OutputField field) {
        return new At(type + "." + field.name(), field.element().place());
    }

    private void removed(OutputField field, String hint) {
        At at = at(field);
        Optional<Sunset> past = Sunset.in(field.element().deprecation())
                .filter(sunset -> sunset.isPast(findings.terms().today()));
        String what = "The field %s is removed%s".formatted(at.coordinate(), hint);
        if (past.isEmpty()) {
            findings.add(ChangeCode.FIELD_REMOVED, BREAKING, at, what + ".");
            return;
        }
        Optional<List<OperationUse>> uses = findings.brokenBy(ChangeCode.FIELD_REMOVED, at);
        String known = uses.map(each -> each.isEmpty() ? "no known operation uses it" : "operations use it")
                .orElse("no operations are known that could show that nobody uses it");
        findings.add(
                ChangeCode.FIELD_REMOVED,
                uses.filter(List::isEmpty).isPresent() ? DANGEROUS : BREAKING,
                at,
                "%s; its sunset %s is past, and %s.".formatted(what, past.get().day(), known));
    }

    private void added(OutputField field, boolean isOfInterface) {
        At at = at(field);
        String what = "The field %s is added as %s".formatted(at.coordinate(), field.type());
        if (!isOfInterface) {
            findings.add(ChangeCode.FIELD_ADDED, SAFE, at, what + ".");
        } else if (allImplementersHad(field.name())) {
            findings.add(ChangeCode.FIELD_ADDED, SAFE, at, what + "; all that implement it had the field.");
        } else {
            String message = what + "; not all that implement it had the field.";
            findings.add(ChangeCode.FIELD_ADDED, DANGEROUS, at, message);
        }
    }

    private boolean allImplementersHad(String field) {
        return findings.publishedMembers().of(type).stream()
                .map(findings.published().types()::get)
                .allMatch(each -> each instanceof Composite composite
                        && composite.fields().containsKey(field));
    }

    private void compare(OutputField published, OutputField proposed) {
        At at = at(proposed);
        if (!published.type().equals(proposed.type())) {
            boolean isSafe = TypeChange.isSafeToGet(published.type(), proposed.type(), findings::isMemberOf);
            String message = "The field %s gives %s instead of %s."
                    .formatted(at.coordinate(), proposed.type(), published.type());
            findings.add(ChangeCode.FIELD_TYPE_CHANGED, isSafe ? SAFE : BREAKING, at, message);
        }
        new InputValues(findings, InputRules.ARGUMENT, name -> at.coordinate() + "(" + name + ":)")
                .compare(published.arguments(), proposed.arguments());
        new Elements(findings).compare(published.element(), proposed.element(), at.coordinate());
    }
}
