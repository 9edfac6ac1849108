package io.narraforge.contract.diff;

import io.narraforge.contract.diff.Findings.At;
import io.narraforge.contract.schema.Schema.Binding;
import io.narraforge.contract.schema.Schema.RootOperation;

/** Compares which kinds of operation are served, and where they start. */
final class Roots {
    private final Findings findings;

    Roots(Findings findings) {
        this.findings = findings;
    }

    void compare() {
        for (RootOperation operation : RootOperation.values()) {
            Binding before = findings.published().roots().get(operation);
            Binding after = findings.proposed().roots().get(operation);
            if (before != null && after == null) {
                String message =
                        "No %s is served any more; its root was %s.".formatted(operation.keyword(), before.type());
                findings.add(ChangeCode.ROOT_OPERATION_REMOVED, Criticality.BREAKING, at(operation, before), message);
            } else if (before == null && after != null) {
                String message = "Each %s starts at %s; there was none.".formatted(operation.keyword(), after.type());
                findings.add(ChangeCode.ROOT_OPERATION_ADDED, Criticality.SAFE, at(operation, after), message);
            } else if (before != null && after != null && !before.type().equals(after.type())) {
                String message = "Each %s starts at %s instead of %s."
                        .formatted(operation.keyword(), after.type(), before.type());
                findings.add(ChangeCode.ROOT_OPERATION_CHANGED, Criticality.BREAKING, at(operation, after), message);
            }
        }
    }

    private static At at(RootOperation operation, Binding binding) {
        return new At("schema." + operation.keyword(), binding.place());
    }
}
