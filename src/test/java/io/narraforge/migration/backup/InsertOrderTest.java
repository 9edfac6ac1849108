package io.narraforge.migration.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InsertOrderTest {
    private static final ForeignKey CHARACTERS = key("characters", "worlds");
    private static final ForeignKey JOBS = key("jobs", "worlds");
    private static final ForeignKey ARTIFACTS = key("artifacts", "jobs");

    private static ForeignKey key(String table, String referenced) {
        return new ForeignKey(table + "_fkey", table, referenced, false);
    }

    @Test
    void parentsComeBeforeTheirChildren() {
        InsertOrder order = InsertOrder.of(
                List.of("artifacts", "characters", "jobs", "worlds"), List.of(CHARACTERS, JOBS, ARTIFACTS));

        assertThat(order.tables()).containsExactly("worlds", "characters", "jobs", "artifacts");
        assertThat(order.broken()).isEmpty();
    }

    @Test
    void aTableThatRefersToItselfBreaksNothing() {
        InsertOrder order = InsertOrder.of(List.of("places"), List.of(key("places", "places")));

        assertThat(order).isEqualTo(new InsertOrder(List.of("places"), List.of()));
    }

    @Test
    void aCircleIsBrokenWhereTheFewestKeysBreakAndWhatHangsOnItIsNot() {
        ForeignKey egg = key("eggs", "hens");
        ForeignKey hen = key("hens", "eggs");

        InsertOrder order =
                InsertOrder.of(List.of("baskets", "eggs", "hens"), List.of(key("baskets", "eggs"), egg, hen));

        assertThat(order.broken()).hasSize(1).isSubsetOf(egg, hen);
        assertThat(order.tables()).containsSubsequence("eggs", "baskets").hasSize(3);
    }

    @Test
    void aKeyToATableThatIsNotCopiedIsNoneOfOurs() {
        assertThat(InsertOrder.of(List.of("jobs"), List.of(JOBS)).broken()).isEmpty();
    }
}
