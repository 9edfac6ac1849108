package io.narraforge.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaSdl;
import io.narraforge.contract.source.SchemaText;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/** What holds for any two schemas. */
class SchemaDiffInverseTest {
    private static final DiffTerms TERMS =
            new DiffTerms(LocalDate.of(2027, 1, 1), Set.of(), (code, coordinate, part) -> Optional.of(List.of()));

    private static List<Change> changes(Schema published, Schema proposed) {
        return SchemaDiff.compare(published, proposed, TERMS);
    }

    private static Schema schema(RandomSchema random, long order) {
        return SchemaText.read("random", random.sdl(order));
    }

    /** Else the properties below would say less than they seem to. */
    @Example
    void mutationsMakeEveryKindOfChange() {
        var missing = EnumSet.allOf(ChangeCode.class);
        missing.removeIf(each -> each.section() == ChangeCode.Section.APPROVALS);
        for (int i = 1; i <= 300; i++) {
            Schema published = schema(RandomSchema.of(i), 1);
            changes(published, schema(RandomSchema.of(i).mutated(i), 2)).forEach(each -> missing.remove(each.code()));
        }
        // Nothing but the binding of a mutation's root is decided by chance.
        assertThat(missing).containsExactly(ChangeCode.ROOT_OPERATION_CHANGED);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void backwardsTheSamePlacesHaveTheOppositeCodes(
            @ForAll @LongRange(min = 1, max = 1_000_000) long seed,
            @ForAll @LongRange(min = 1, max = 1_000_000) long mutation) {
        Schema published = schema(RandomSchema.of(seed), 1);
        Schema proposed = schema(RandomSchema.of(seed).mutated(mutation), 2);

        List<Change> forwards = changes(published, proposed);
        assertThat(changes(proposed, published).stream().map(each -> each.code() + " " + each.coordinate()))
                .containsExactlyInAnyOrderElementsOf(forwards.stream()
                        .map(each -> each.code().opposite() + " " + each.coordinate())
                        .toList());
        assertThat(forwards)
                .isSortedAccordingTo(Comparator.comparing(Change::criticality).thenComparing(Change::coordinate));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void orderOfDefinitionsAndMembersMeansNothing(
            @ForAll @LongRange(min = 1, max = 1_000_000) long seed, @ForAll long order) {
        RandomSchema random = RandomSchema.of(seed);

        assertThat(changes(schema(random, order), schema(random, ~order))).isEmpty();
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void orderChangesNoFindingEither(
            @ForAll @LongRange(min = 1, max = 1_000_000) long seed,
            @ForAll @LongRange(min = 1, max = 1_000_000) long mutation) {
        RandomSchema random = RandomSchema.of(seed);
        RandomSchema mutated = random.mutated(mutation);

        assertThat(changes(schema(random, 1), schema(mutated, 2)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("place", "annotated")
                .isEqualTo(changes(schema(random, 3), schema(mutated, 4)));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void whatIsPrintedIsReadAsTheSameSchema(
            @ForAll @LongRange(min = 1, max = 1_000_000) long seed, @ForAll long order) {
        Schema schema = schema(RandomSchema.of(seed), order);
        String printed = SchemaSdl.write(schema);
        Schema read = SchemaText.read("printed", printed);

        assertThat(changes(schema, read)).isEmpty();
        assertThat(SchemaSdl.write(read)).isEqualTo(printed);
    }
}
