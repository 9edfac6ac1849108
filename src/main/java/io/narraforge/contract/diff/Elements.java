package io.narraforge.contract.diff;

import io.narraforge.contract.diff.Findings.At;
import io.narraforge.contract.schema.Element;
import io.narraforge.problem.Excerpt;
import org.jspecify.annotations.Nullable;

/** Compares what everything has that a schema defines: its description, its deprecation, the directives on it. */
final class Elements {
    private final Findings findings;

    Elements(Findings findings) {
        this.findings = findings;
    }

    void compare(Element published, Element proposed, String coordinate) {
        var at = new At(coordinate, proposed.place());
        compareDescriptions(published.description(), proposed.description(), at);
        compareDeprecations(published.deprecation(), proposed.deprecation(), at);
        new AppliedDirectives(findings, at).compare(published.ownDirectives(), proposed.ownDirectives());
    }

    private void compareDescriptions(@Nullable String before, @Nullable String after, At at) {
        String what = at.coordinate();
        if (before == null && after != null) {
            String message = what + " is described: " + Excerpt.of(after);
            findings.add(ChangeCode.DESCRIPTION_ADDED, Criticality.SAFE, at, message);
        } else if (before != null && after == null) {
            String message = what + " is no longer described: " + Excerpt.of(before);
            findings.add(ChangeCode.DESCRIPTION_REMOVED, Criticality.SAFE, at, message);
        } else if (before != null && !before.equals(after)) {
            String message = what + " is described in other words.";
            findings.add(ChangeCode.DESCRIPTION_CHANGED, Criticality.SAFE, at, message);
        }
    }

    private void compareDeprecations(@Nullable String before, @Nullable String after, At at) {
        String what = at.coordinate();
        if (before == null && after != null) {
            String message = "%s is deprecated: %s".formatted(what, Excerpt.of(after));
            findings.add(ChangeCode.DEPRECATION_ADDED, Criticality.SAFE, at, message);
        } else if (before != null && after == null) {
            String message = "%s is no longer deprecated; it was: %s".formatted(what, Excerpt.of(before));
            findings.add(ChangeCode.DEPRECATION_REMOVED, Criticality.SAFE, at, message);
        } else if (before != null && after != null && !before.equals(after)) {
            String message = "%s is deprecated with another reason: %s; it was: %s"
                    .formatted(what, Excerpt.of(after), Excerpt.of(before));
            findings.add(ChangeCode.DEPRECATION_REASON_CHANGED, Criticality.SAFE, at, message);
        }
    }
}
