package io.narraforge.contract.operations;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.Criticality;
import io.narraforge.contract.diff.DiffTerms;
import io.narraforge.contract.diff.KnownOperations;
import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.diff.RandomSchema;
import io.narraforge.contract.diff.SchemaDiff;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SdlFile;
import io.narraforge.contract.source.SchemaText;
import io.narraforge.contract.source.SdlParser;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/** No operation becomes invalid without a breaking change that names it: graphql-java's own validation is the judge. */
class BrokenOperationsTest {
    private static final int OPERATIONS = 40;
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 1);

    /** What one pair of schemas says of its operations. */
    private record Tally(int valid, int broken, int named) {}

    private static List<DocumentError> errors(DocumentCheck check, SdlFile document) {
        return check.errors(new DocumentSet(List.of(document), null));
    }

    private static Tally compare(long seed, long mutation) {
        Schema published = SchemaText.read("old", RandomSchema.of(seed).sdl(1));
        Schema proposed =
                SchemaText.read("new", RandomSchema.of(seed).mutated(mutation).sdl(1));
        var before = new DocumentCheck(published);
        var after = new DocumentCheck(proposed);
        int valid = 0;
        int broken = 0;
        int named = 0;
        for (long i = 0; i < OPERATIONS; i++) {
            String text = RandomOperation.of(published, seed * OPERATIONS + i);
            SdlFile document = SdlParser.parseAny("walk", text);
            if (!errors(before, document).isEmpty()) {
                continue;
            }
            Usage usage = usage(published, document.document());
            if (usesANarrowedField(usage, published, proposed)) {
                continue;
            }
            valid++;
            List<Change> naming = naming(published, proposed, usage);
            named += naming.isEmpty() ? 0 : 1;
            List<DocumentError> errors = errors(after, document);
            if (!errors.isEmpty()) {
                broken++;
                assertThat(naming)
                        .as("seed %d, mutation %d: %s%n%s", seed, mutation, errors, text)
                        .isNotEmpty();
            }
        }
        return new Tally(valid, broken, named);
    }

    private static Usage usage(Schema schema, Document document) {
        return new UsageReader(schema)
                .read(
                        document,
                        document.getDefinitionsOfType(OperationDefinition.class).getFirst());
    }

    /**
     * By the table of verdicts, an interface or a union may give way to one of its members; who selects another one of them
     * there is refused then, and a random member does not even keep what its interface promises.
     */
    private static boolean usesANarrowedField(Usage usage, Schema published, Schema proposed) {
        return SchemaDiff.compare(published, proposed, new DiffTerms(TODAY, Set.of(), KnownOperations.NONE)).stream()
                .filter(each -> each.code() == ChangeCode.FIELD_TYPE_CHANGED && each.criticality() == Criticality.SAFE)
                .map(Change::coordinate)
                .filter(each -> usage.coordinates().contains(each))
                .anyMatch(each -> !innermost(published, each).equals(innermost(proposed, each)));
    }

    private static String innermost(Schema schema, String field) {
        String[] parts = field.split("\\.", -1);
        var type = (Composite) Objects.requireNonNull(schema.types().get(parts[0]));
        return Objects.requireNonNull(type.fields().get(parts[1])).type().innermost();
    }

    private static List<Change> naming(Schema published, Schema proposed, Usage usage) {
        var use = new OperationUse("Walk", null, null, null, null);
        var known = new Operations(published, List.of(new KnownOperation(use, usage)));
        var terms = new DiffTerms(TODAY, Set.of(), new BreakRules(published, proposed, known));
        return SchemaDiff.compare(published, proposed, terms).stream()
                .filter(each -> each.criticality() == Criticality.BREAKING)
                .filter(each -> each.operations().equals(List.of(use)))
                .toList();
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void whatBecomesInvalidIsNamedByABreakingChange(
            @ForAll @LongRange(min = 1, max = 1_000_000) long seed,
            @ForAll @LongRange(min = 1, max = 1_000_000) long mutation) {
        compare(seed, mutation);
    }

    /** Else the property would say less than it seems to: enough are valid, break, and most that are named do break. */
    @Example
    void operationsAreValidAndBreak() {
        int valid = 0;
        int broken = 0;
        int named = 0;
        for (int i = 1; i <= 40; i++) {
            Tally tally = compare(i, i);
            valid += tally.valid();
            broken += tally.broken();
            named += tally.named();
        }
        assertThat(valid).isGreaterThan(40 * OPERATIONS * 3 / 4);
        assertThat(broken).isGreaterThan(valid / 3);
        assertThat(broken).isGreaterThan(named * 4 / 5);
    }
}
