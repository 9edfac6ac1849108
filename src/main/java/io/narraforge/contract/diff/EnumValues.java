package io.narraforge.contract.diff;

import io.narraforge.contract.diff.Findings.At;
import io.narraforge.contract.schema.Element;
import java.util.Map;

/** Compares the values of an enum, by whether clients could get them, give them, or both. */
final class EnumValues {
    private final Findings findings;
    private final String type;
    private final boolean isOutput;
    private final boolean isInput;

    EnumValues(Findings findings, String type) {
        this.findings = findings;
        this.type = type;
        this.isOutput = findings.reach().isOutput(type);
        this.isInput = findings.reach().isInput(type);
    }

    void compare(Map<String, Element> published, Map<String, Element> proposed) {
        Matching<Element> matching = Matching.of(published, proposed);
        // A value has no shape, so that only one removed and one added look like a new name.
        var renames = new Renames<>(matching, value -> type, Element::name);
        for (Element value : matching.removed()) {
            String message = "The value %s is removed, %s%s."
                    .formatted(at(value).coordinate(), positions(), renames.hint(value));
            boolean isSafe = !isOutput && !isInput;
            findings.add(
                    ChangeCode.ENUM_VALUE_REMOVED,
                    isSafe ? Criticality.SAFE : Criticality.BREAKING,
                    at(value),
                    message);
        }
        for (Element value : matching.added()) {
            String message = "The value %s is added, %s.".formatted(at(value).coordinate(), positions());
            findings.add(
                    ChangeCode.ENUM_VALUE_ADDED,
                    isOutput ? Criticality.DANGEROUS : Criticality.SAFE,
                    at(value),
                    message);
        }
        var elements = new Elements(findings);
        matching.kept()
                .forEach(each -> elements.compare(
                        each.published(), each.proposed(), at(each.proposed()).coordinate()));
    }

    private At at(Element value) {
        return new At(type + "." + value.name(), value.place());
    }

    private String positions() {
        if (isOutput) {
            return isInput ? "which operations get and give" : "which operations get";
        }
        return isInput ? "which operations give" : "which no operation could come to";
    }
}
