package io.narraforge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.doctor.PlanTree.IndexUse;
import org.junit.jupiter.api.Test;

class PlanTreeTest {
    @Test
    void indexesAreFoundHoweverDeepTheyAre() {
        PlanTree plan = PlanTree.parse("""
            [{"Plan": {"Node Type": "Aggregate", "Plans": [{"Node Type": "Bitmap Heap Scan", "Plans": [
                {"Node Type": "BitmapOr", "Plans": [
                    {"Node Type": "Bitmap Index Scan", "Index Name": "one", "Index Cond": "(pages = 1)"},
                    {"Node Type": "Bitmap Index Scan", "Index Name": "partial"}]}]}]}}]
            """);

        assertThat(plan.bitmapIndexScans())
                .containsExactly(new IndexUse("one", "(pages = 1)"), new IndexUse("partial", null));
        assertThat(plan.sorts()).isFalse();
    }

    @Test
    void anIncrementalSortReadsAGroupAndASortEverything() {
        assertThat(sorting("Incremental Sort").sorts()).isFalse();
        assertThat(sorting("Sort").sorts()).isTrue();
    }

    private static PlanTree sorting(String type) {
        return PlanTree.parse("""
            [{"Plan": {"Node Type": "Limit", "Plans": [{"Node Type": "%s", "Plans": [{"Node Type": "Index Scan"}]}]}}]
            """.formatted(type));
    }
}
