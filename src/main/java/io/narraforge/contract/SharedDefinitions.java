package io.narraforge.contract;

import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.Model;
import io.narraforge.model.ValueKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all entities use: pages, orders, and a filter for each scalar and vocabulary. */
final class SharedDefinitions {
    private static final String PAGES_AND_ORDERS = """
        "Which part of a connection a page is."
        type PageInfo {
          "Whether nodes follow the page."
          hasNextPage: Boolean!
          "Whether nodes come before the page."
          hasPreviousPage: Boolean!
          "The cursor of the page's first node; null when the page is empty."
          startCursor: String
          "The cursor of the page's last node; null when the page is empty."
          endCursor: String
        }

        "Which way values run."
        enum OrderDirection {
          "From the smallest to the largest."
          ASC
          "From the largest to the smallest."
          DESC
        }

        "Where nodes without a value stand."
        enum NullsOrder {
          "Before all others."
          FIRST
          "After all others."
          LAST
        }

        "What a value inside JSON is taken as; one of another type counts as absent."
        enum JsonValueType {
          "Text."
          STRING
          "A number, with all its digits."
          NUMBER
          "True or false."
          BOOLEAN
        }

        "A span of time to group by; all nodes of one span are one group."
        enum TimeBucket {
          "From one full hour to the next."
          HOUR
          "From midnight to midnight."
          DAY
          "From Monday to Sunday."
          WEEK
          "From the first of a month to its last."
          MONTH
        }

        """;

    private static final List<ValueKind> NUMBERS_AND_TIMES =
            List.of(ValueKind.INT, ValueKind.LONG, ValueKind.DECIMAL, ValueKind.FLOAT, ValueKind.DATE_TIME);

    private SharedDefinitions() {}

    static String of(Model model) {
        String comparable = NUMBERS_AND_TIMES.stream()
                .map(kind -> comparison(kind.scalar()).text())
                .collect(Collectors.joining());
        String vocabularies = vocabularies(model)
                .map(name -> withNull(membership(name)).text())
                .collect(Collectors.joining());
        return PAGES_AND_ORDERS
                + withNull(membership("ID")).text()
                + string().text()
                + comparable
                + withNull(equality("Boolean")).text()
                + vocabularies
                + strings().text()
                + JsonDefinitions.TEXT;
    }

    private static Stream<String> vocabularies(Model model) {
        return model.entities().stream()
                .flatMap(entity -> entity.columns().map(Map.Entry::getValue))
                .filter(attribute -> attribute.kind() == ValueKind.ENUM)
                .map(Attribute::typeName)
                .distinct();
    }

    private static Definition equality(String type) {
        return Definition.input(
                        Conventions.filterOf(type),
                        "Tests a value of the type `%s`; all tests given have to hold.".formatted(type))
                .with("eq: " + type, "Equal to this.")
                .with("ne: " + type, "Not equal to this; a null never passes.");
    }

    private static Definition membership(String type) {
        return equality(type)
                .with("in: [" + type + "!]", "Equal to one of these.")
                .with("notIn: [" + type + "!]", "Equal to none of these; a null never passes.");
    }

    private static Definition comparable(String type) {
        return membership(type)
                .with("gt: " + type, "Greater than this.")
                .with("gte: " + type, "Greater than this, or equal.")
                .with("lt: " + type, "Less than this.")
                .with("lte: " + type, "Less than this, or equal.");
    }

    private static Definition comparison(String type) {
        return withNull(comparable(type));
    }

    private static Definition withNull(Definition filter) {
        return filter.with("isNull: Boolean", "Whether there is no value.");
    }

    /** Text is equal byte by byte; what is greater is decided under the contract's collation. */
    private static Definition string() {
        return withNull(comparable("String")
                .with("contains: String", "Has this somewhere; every character stands for itself.")
                .with("startsWith: String", "Starts with this; every character stands for itself.")
                .with("endsWith: String", "Ends with this; every character stands for itself.")
                .with(
                        "like: String",
                        "Matches this pattern as a whole: `%` is any text, `_` any character, `\\\\` before either"
                                + " takes it as it is.")
                .with("ignoreCase: Boolean", "All the other tests of this filter ignore case."));
    }

    private static Definition strings() {
        return Definition.input(
                        Conventions.listFilterOf("String"), "Tests a list of strings; all tests given have to hold.")
                .with("has: String", "This is an element.")
                .with("hasAny: [String!]", "At least one of these is an element.")
                .with("hasEvery: [String!]", "Each of these is an element.")
                .with("some: StringFilter", "At least one element passes.")
                .with("every: StringFilter", "Every element passes; so it is when there is none.")
                .with("none: StringFilter", "No element passes.")
                .with("length: IntFilter", "Tests how many elements there are.");
    }
}
