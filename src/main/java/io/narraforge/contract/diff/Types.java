package io.narraforge.contract.diff;

import static io.narraforge.contract.diff.Criticality.BREAKING;
import static io.narraforge.contract.diff.Criticality.DANGEROUS;
import static io.narraforge.contract.diff.Criticality.SAFE;

import io.narraforge.contract.diff.Findings.At;
import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.EnumType;
import io.narraforge.contract.schema.SchemaType.InputType;
import io.narraforge.contract.schema.SchemaType.ScalarType;
import io.narraforge.contract.schema.SchemaType.UnionType;
import java.util.Map;

/** Compares the types of two schemas. What is in a type that only one of them has is not listed again. */
final class Types {
    private final Findings findings;

    Types(Findings findings) {
        this.findings = findings;
    }

    void compare() {
        Matching<SchemaType> matching =
                Matching.of(findings.published().types(), findings.proposed().types());
        var renames = new Renames<>(matching, TypeShape::of, SchemaType::name);
        matching.removed().forEach(each -> removed(each, renames.hint(each)));
        matching.added().forEach(each -> {
            String message = "The %s %s is added.".formatted(each.keyword(), each.name());
            findings.add(ChangeCode.TYPE_ADDED, SAFE, at(each), message);
        });
        matching.kept().forEach(each -> compare(each.published(), each.proposed()));
    }

    private static At at(SchemaType type) {
        return new At(type.name(), type.element().place());
    }

    private void removed(SchemaType type, String hint) {
        boolean isReachable = findings.reach().contains(type.name());
        String message = "The %s %s is removed%s%s."
                .formatted(type.keyword(), type.name(), isReachable ? "" : ", which no operation could come to", hint);
        findings.add(ChangeCode.TYPE_REMOVED, isReachable ? BREAKING : SAFE, at(type), message);
    }

    private void compare(SchemaType published, SchemaType proposed) {
        String name = proposed.name();
        new Elements(findings).compare(published.element(), proposed.element(), name);
        switch (published) {
            case Composite before
            when proposed instanceof Composite after && isOfOneKind(before, after) -> {
                new Interfaces(findings, name).compare(before.interfaces(), after.interfaces());
                new Fields(findings, name).compare(before, after);
            }
            case UnionType before
            when proposed instanceof UnionType after -> compareMembers(before.members(), after.members(), name);
            case EnumType before
            when proposed instanceof EnumType after ->
                new EnumValues(findings, name).compare(before.values(), after.values());
            case InputType before when proposed instanceof InputType after -> compareInputs(before, after);
            case ScalarType before
            when proposed instanceof ScalarType after -> new Scalars(findings).compare(before, after);
            default ->
                findings.add(
                        ChangeCode.TYPE_KIND_CHANGED,
                        BREAKING,
                        at(proposed),
                        "%s is of the kind %s instead of %s.".formatted(name, proposed.keyword(), published.keyword()));
        }
    }

    private static boolean isOfOneKind(Composite published, Composite proposed) {
        return published.keyword().equals(proposed.keyword());
    }

    private void compareMembers(Map<String, Place> published, Map<String, Place> proposed, String union) {
        published.forEach((member, place) -> {
            if (!proposed.containsKey(member)) {
                String message = "%s is no longer a member of the union %s.".formatted(member, union);
                findings.add(ChangeCode.UNION_MEMBER_REMOVED, BREAKING, new At(union, member, place), message);
            }
        });
        proposed.forEach((member, place) -> {
            if (!published.containsKey(member)) {
                String message = "%s is a member of the union %s now.".formatted(member, union);
                findings.add(ChangeCode.UNION_MEMBER_ADDED, DANGEROUS, new At(union, member, place), message);
            }
        });
    }

    private void compareInputs(InputType published, InputType proposed) {
        String name = proposed.name();
        if (!published.element().isOneOf() && proposed.element().isOneOf()) {
            String message = "The input %s takes exactly one of its fields now (@oneOf).".formatted(name);
            findings.add(ChangeCode.ONE_OF_ADDED, BREAKING, at(proposed), message);
        } else if (published.element().isOneOf() && !proposed.element().isOneOf()) {
            String message = "The input %s no longer takes exactly one of its fields (@oneOf).".formatted(name);
            findings.add(ChangeCode.ONE_OF_REMOVED, DANGEROUS, at(proposed), message);
        }
        new InputValues(findings, InputRules.INPUT_FIELD, field -> name + "." + field)
                .compare(published.fields(), proposed.fields());
    }
}
