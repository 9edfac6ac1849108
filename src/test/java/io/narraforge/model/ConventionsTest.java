package io.narraforge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConventionsTest {

    @Example
    void aTypeIsThePluralOfItsTable() {
        assertThat(Conventions.tableOf("World")).isEqualTo("worlds");
        assertThat(Conventions.tableOf("QaReport")).isEqualTo("qa_reports");
    }

    @Example
    void aFieldIsItsColumnInCamelCase() {
        assertThat(Conventions.columnOf("id")).isEqualTo("id");
        assertThat(Conventions.columnOf("criticalErrorsJson")).isEqualTo("critical_errors_json");
        assertThat(Conventions.fieldOf("id")).isEqualTo("id");
        assertThat(Conventions.fieldOf("critical_errors_json")).isEqualTo("criticalErrorsJson");
    }

    @Example
    void anOrderFieldIsTheFieldInUpperCase() {
        assertThat(Conventions.enumValueOf("createdAt")).isEqualTo("CREATED_AT");
        assertThat(Conventions.enumValueOf("id")).isEqualTo("ID");
    }

    @Example
    void whatIsDerivedFromATypeHasItsName() {
        assertThat(Conventions.rootFieldOf("QaReport")).isEqualTo("qaReport");
        assertThat(Conventions.connectionOf("World")).isEqualTo("WorldConnection");
        assertThat(Conventions.edgeOf("World")).isEqualTo("WorldEdge");
        assertThat(Conventions.orderOf("World")).isEqualTo("WorldOrder");
        assertThat(Conventions.orderFieldOf("World")).isEqualTo("WorldOrderField");
        assertThat(Conventions.aggregateOf("World", AggregateFunction.COUNT_DISTINCT))
                .isEqualTo("WorldCountDistinct");
        assertThat(Conventions.havingOf("World", AggregateFunction.SUM)).isEqualTo("WorldSumHaving");
    }

    @Example
    void aFilterIsNamedLikeWhatItTestsInCamelCase() {
        assertThat(Conventions.filterOf("World")).isEqualTo("WorldFilter");
        assertThat(Conventions.filterOf("ID")).isEqualTo("IdFilter");
        assertThat(Conventions.filterOf("JSON")).isEqualTo("JsonFilter");
    }

    @Example
    void besideAConnectionStandFieldsWithItsName() {
        assertThat(Conventions.rootConnectionFieldOf("QaReport")).isEqualTo("qaReports");
        assertThat(Conventions.countOf("qaReports")).isEqualTo("qaReportsCount");
        assertThat(Conventions.aggregateBeside("qaReports")).isEqualTo("qaReportsAggregate");
        assertThat(Conventions.groupsBeside("qaReports")).isEqualTo("qaReportsGrouped");
    }

    @Example
    void anAggregatesValueNamesFunctionAndField() {
        assertThat(Conventions.aggregateValueOf(AggregateFunction.COUNT_DISTINCT, "costUsd"))
                .isEqualTo("COUNT_DISTINCT_COST_USD");
    }

    @Example
    void aConnectionIsKnownByTheEndOfItsNameUnlessThatIsAllOfIt() {
        assertThat(Conventions.isConnection("WorldConnection")).isTrue();
        assertThat(Conventions.isConnection("World")).isFalse();
        assertThat(Conventions.isConnection("ConnectionWorld")).isFalse();
        assertThat(Conventions.isConnection("Connection")).isFalse();
    }

    @Property
    void columnsComeBackFromTheirFields(@ForAll("columns") String column) {
        assertThat(Conventions.columnOf(Conventions.fieldOf(column))).isEqualTo(column);
    }

    @Property
    void fieldsComeBackFromTheirColumns(@ForAll("columns") String column) {
        String field = Conventions.fieldOf(column);

        assertThat(Conventions.fieldOf(Conventions.columnOf(field))).isEqualTo(field);
        assertThat(Conventions.enumValueOf(field)).isEqualToIgnoringCase(column);
    }

    @Property
    void nodeTypesComeBackFromTheirConnections(@ForAll("columns") String words) {
        String type = Conventions.fieldOf("x_" + words);

        assertThat(Conventions.isConnection(Conventions.connectionOf(type))).isTrue();
        assertThat(Conventions.nodeTypeOf(Conventions.connectionOf(type))).isEqualTo(type);
    }

    /** Words that start with a letter: a digit has no upper case to mark its start. */
    @Provide
    Arbitrary<String> columns() {
        Arbitrary<String> rest = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .ofMaxLength(6);
        Arbitrary<String> word = Arbitraries.chars().range('a', 'z').flatMap(first -> rest.map(more -> first + more));
        return word.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map((List<String> words) -> words.stream().collect(Collectors.joining("_")));
    }
}
