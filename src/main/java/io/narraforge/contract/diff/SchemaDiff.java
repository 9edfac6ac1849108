package io.narraforge.contract.diff;

import io.narraforge.contract.schema.Schema;
import java.util.List;

/**
 * Compares two schemas by what they mean to clients, in time that grows with their size. The order of definitions, and
 * whether they are extensions, means nothing.
 */
public final class SchemaDiff {
    private SchemaDiff() {}

    /** Every change from the schema that clients know to the one that they are to get, the worst first. */
    public static List<Change> compare(Schema published, Schema proposed, DiffTerms terms) {
        var findings = new Findings(published, proposed, terms);
        new Elements(findings).compare(published.itself(), proposed.itself(), "schema");
        new Roots(findings).compare();
        new Types(findings).compare();
        new DirectiveDefinitions(findings).compare();
        return findings.inOrder();
    }
}
