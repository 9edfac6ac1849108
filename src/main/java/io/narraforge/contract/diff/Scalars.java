package io.narraforge.contract.diff;

import io.narraforge.contract.diff.Findings.At;
import io.narraforge.contract.schema.SchemaType.ScalarType;
import io.narraforge.problem.Excerpt;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what the values of a scalar are, as far as a schema can say it: by an address. */
final class Scalars {
    private final Findings findings;

    Scalars(Findings findings) {
        this.findings = findings;
    }

    void compare(ScalarType published, ScalarType proposed) {
        String before = published.element().specifiedBy();
        String after = proposed.element().specifiedBy();
        if (Objects.equals(before, after)) {
            return;
        }
        var at = new At(proposed.name(), proposed.element().place());
        if (before == null) {
            String message = "The scalar %s is specified by %s.".formatted(at.coordinate(), excerpt(after));
            findings.add(ChangeCode.SPECIFIED_BY_ADDED, Criticality.DANGEROUS, at, message);
        } else if (after == null) {
            String message = "The scalar %s is no longer specified by %s.".formatted(at.coordinate(), excerpt(before));
            findings.add(ChangeCode.SPECIFIED_BY_REMOVED, Criticality.DANGEROUS, at, message);
        } else {
            String message = "The scalar %s is specified by %s instead of %s."
                    .formatted(at.coordinate(), excerpt(after), excerpt(before));
            findings.add(ChangeCode.SPECIFIED_BY_CHANGED, Criticality.DANGEROUS, at, message);
        }
    }

    private static String excerpt(@Nullable String url) {
        return url == null ? "nothing" : Excerpt.of(url);
    }
}
