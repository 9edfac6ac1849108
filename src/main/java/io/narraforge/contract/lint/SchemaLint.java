package io.narraforge.contract.lint;

import io.narraforge.contract.schema.Element;
import io.narraforge.contract.schema.OutputField;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.model.Misfit;
import java.util.Comparator;
import java.util.List;

/** Judges a schema by the conventions of the contract. */
public final class SchemaLint {
    private static final Comparator<SchemaFinding> BY_PLACE = Comparator.comparing(
                    (SchemaFinding finding) -> finding.place().file())
            .thenComparing(finding -> finding.place().line(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(SchemaFinding::coordinate)
            .thenComparing(SchemaFinding::code)
            .thenComparing(SchemaFinding::message);

    private SchemaLint() {}

    /**
     * What breaks a rule, by file and line.
     *
     * @param misfits where the schema and the tables disagree, when they were compared
     */
    public static List<SchemaFinding> check(Schema schema, List<Misfit> misfits) {
        var subject = new Subject(schema);
        Names.check(subject);
        Ids.check(subject);
        Connections.check(subject);
        Inputs.check(subject);
        Promises.check(subject);
        misfits.forEach(misfit -> subject.add(
                codeOf(misfit), misfit.coordinate(), standingAt(misfit.coordinate(), schema), misfit.what()));
        return subject.findings().stream().sorted(BY_PLACE).toList();
    }

    private static LintCode codeOf(Misfit misfit) {
        return switch (misfit.kind()) {
            case PROMISE_WITHOUT_CONSTRAINT -> LintCode.NON_NULL_UNBACKED;
            case CONSTRAINT_WITHOUT_PROMISE -> LintCode.NON_NULL_MISSING;
            case NO_SOURCE -> LintCode.SOURCE_MISSING;
        };
    }

    /** The nearest thing there is: the field, the type, or the schema itself for what only a feature names. */
    private static Element standingAt(String coordinate, Schema schema) {
        String[] names = coordinate.split("\\.", 2);
        SchemaType type = schema.types().get(names[0]);
        if (type == null) {
            return schema.itself();
        }
        OutputField field = names.length == 2 && type instanceof Composite composite
                ? composite.fields().get(names[1])
                : null;
        return field == null ? type.element() : field.element();
    }
}
