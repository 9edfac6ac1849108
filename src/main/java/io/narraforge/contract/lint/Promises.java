package io.narraforge.contract.lint;

import io.narraforge.contract.lint.Part.Kind;
import io.narraforge.contract.schema.Sunset;
import io.narraforge.contract.schema.TypeRef;
import io.narraforge.model.Conventions;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules about what clients are promised: values that are never null, and how long what is deprecated stays. */
final class Promises {
    private static final String COUNT = "totalCount";
    private static final String EDGE = "Edge";

    private Promises() {}

    static void check(Subject subject) {
        Set<String> read = ofStatements(subject);
        subject.parts()
                .filter(part -> part.kind() == Kind.FIELD && part.type() instanceof TypeRef.NonNull)
                .forEach(part -> nonNull(subject, part, read));
        subject.parts().filter(part -> part.element().deprecation() != null).forEach(part -> deprecated(subject, part));
    }

    /** The types that are read by a statement of their own wherever a field gives them. */
    private static Set<String> ofStatements(Subject subject) {
        Set<String> nodes = subject.schema().types().keySet().stream()
                .filter(subject::isNode)
                .collect(Collectors.toSet());
        Set<String> read = subject.schema().types().keySet().stream()
                .filter(subject::isConnection)
                .collect(Collectors.toSet());
        read.addAll(nodes);
        nodes.forEach(node -> {
            read.add(Conventions.aggregateOf(node));
            read.add(Conventions.groupOf(node));
        });
        return read;
    }

    private static void nonNull(Subject subject, Part part, Set<String> read) {
        if (subject.isRoot(part.owner())) {
            subject.add(LintCode.NULLABLE_ROOT, part.coordinate(), part.element(), "A field of a root is never null");
        } else if (hasStatement(subject, part, read)) {
            subject.add(
                    LintCode.NULLABLE_STATEMENT,
                    part.coordinate(),
                    part.element(),
                    "A field with a statement of its own is never null");
        }
    }

    /** What pages, their edges and payloads are made of was read with them; but a count is not. */
    private static boolean hasStatement(Subject subject, Part part, Set<String> read) {
        if (subject.isConnection(part.owner())) {
            return part.name().startsWith(COUNT);
        }
        boolean isPartOfPage = part.owner().endsWith(EDGE) || Subject.isPayload(part.owner());
        return !isPartOfPage && part.type() != null && read.contains(part.type().innermost());
    }

    private static void deprecated(Subject subject, Part part) {
        if (Sunset.in(part.element().deprecation()).isEmpty()) {
            subject.add(
                    LintCode.DEPRECATION_SUNSET,
                    part.coordinate(),
                    part.element(),
                    "Its deprecation names no day of removal");
        }
        if (part.isRequired()) {
            subject.add(
                    LintCode.DEPRECATION_REQUIRED,
                    part.coordinate(),
                    part.element(),
                    "It is deprecated, and clients have to give it");
        }
    }
}
