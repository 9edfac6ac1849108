package io.narraforge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AggregateFunctionTest {
    private static List<String> fieldsOf(AggregateFunction function) {
        return function.fieldsOf(ExampleTables.model().entity("Book"))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void numbersAreSummedAndAveraged() {
        assertThat(fieldsOf(AggregateFunction.SUM)).containsExactly("pages", "score", "price");
        assertThat(fieldsOf(AggregateFunction.AVG)).containsExactly("pages", "score", "price");
    }

    @Test
    void numbersAndTimesHaveALeastAndAGreatest() {
        assertThat(fieldsOf(AggregateFunction.MIN)).containsExactly("pages", "score", "price", "createdAt", "soldAt");
        assertThat(fieldsOf(AggregateFunction.MAX)).containsExactly("pages", "score", "price", "createdAt", "soldAt");
    }

    @Test
    void allButIdAndJsonCanBeDifferent() {
        assertThat(fieldsOf(AggregateFunction.COUNT_DISTINCT))
                .contains("authorId", "mood", "printed", "soldAt")
                .doesNotContain("id", "tags", "notes", "notesJson", "author");
    }

    @Test
    void sumsAreWideEnoughForTheirParts() {
        assertThat(AggregateFunction.SUM.resultOf(ValueKind.INT)).isEqualTo(ValueKind.LONG);
        assertThat(AggregateFunction.SUM.resultOf(ValueKind.LONG)).isEqualTo(ValueKind.DECIMAL);
        assertThat(AggregateFunction.SUM.resultOf(ValueKind.DECIMAL)).isEqualTo(ValueKind.DECIMAL);
        assertThat(AggregateFunction.SUM.resultOf(ValueKind.FLOAT)).isEqualTo(ValueKind.FLOAT);
    }

    @Test
    void averagesAreExactButForFloats() {
        assertThat(AggregateFunction.AVG.resultOf(ValueKind.INT)).isEqualTo(ValueKind.DECIMAL);
        assertThat(AggregateFunction.AVG.resultOf(ValueKind.LONG)).isEqualTo(ValueKind.DECIMAL);
        assertThat(AggregateFunction.AVG.resultOf(ValueKind.FLOAT)).isEqualTo(ValueKind.FLOAT);
    }

    @Test
    void theLeastAndTheGreatestAreValuesOfTheField() {
        assertThat(AggregateFunction.MIN.resultOf(ValueKind.INT)).isEqualTo(ValueKind.INT);
        assertThat(AggregateFunction.MAX.resultOf(ValueKind.DATE_TIME)).isEqualTo(ValueKind.DATE_TIME);
        assertThat(AggregateFunction.COUNT_DISTINCT.resultOf(ValueKind.TEXT)).isEqualTo(ValueKind.INT);
    }
}
