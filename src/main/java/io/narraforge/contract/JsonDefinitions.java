package io.narraforge.contract;

/** The filters of JSON as it is stored; the same in every contract. */
final class JsonDefinitions {
    static final String TEXT = """
        "Tests stored JSON; all tests given have to hold. A value of another type than asked for counts as absent."
        input JsonFilter {
          "Contains this: each key with its value, each element, at any place of its list."
          contains: JSON
          "Is contained in this."
          containedBy: JSON
          "Is an object with this key, or a list with this string."
          hasKey: String
          "Is an object with one of these keys, or a list with one of these strings."
          hasAnyKey: [String!]
          "Is an object with all of these keys, or a list with all of these strings."
          hasEveryKey: [String!]
          "Whether there is no value. The JSON value null is one; see `isJsonNull`."
          isNull: Boolean
          "Whether the value is the JSON value null."
          isJsonNull: Boolean
          "Tests of values inside; each of them has to hold."
          path: [JsonPathFilter!]
          "Is a list with at least one element that passes."
          any: JsonElementFilter
          "Is a list of which every element passes; so it is when it has none."
          every: JsonElementFilter
          "Tests how many elements the list has."
          length: IntFilter
          "Tests the whole value by an SQL/JSON path."
          matches: JsonPathMatch
        }

        "Tests a value inside JSON: where it is, and exactly one test of it."
        input JsonPathFilter {
          "The way to the value: keys as they are stored, places of elements from 0; `[\\"zones\\", \\"0\\"]`."
          path: [String!]!
          "Is text that passes."
          string: StringFilter
          "Is a number that passes."
          number: DecimalFilter
          "Is true or false, and passes."
          boolean: BooleanFilter
          "Whether anything is there; the JSON value null is something."
          exists: Boolean
          "Whether the JSON value null is there."
          isJsonNull: Boolean
          "Contains this: each key with its value, each element, at any place of its list."
          contains: JSON
          "Is a list with at least one element that passes."
          any: JsonElementFilter
          "Is a list of which every element passes; so it is when it has none."
          every: JsonElementFilter
          "Is a list, and the number of its elements passes."
          length: IntFilter
        }

        "Tests an element of a list inside JSON: exactly one of these."
        input JsonElementFilter @oneOf {
          "Is text that passes."
          string: StringFilter
          "Is a number that passes."
          number: DecimalFilter
          "Is true or false, and passes."
          boolean: BooleanFilter
          "Contains this: each key with its value, each element, at any place of its list."
          contains: JSON
          "Tests of values inside the element; each of them has to hold."
          path: [JsonPathFilter!]
        }

        "An SQL/JSON path of PostgreSQL, such as `$.continents[*] ? (@.area > $least)`."
        input JsonPathMatch {
          "Holds when it is a predicate that is true, or when it selects anything but null and false."
          path: String!
          "An object: its value of `least` stands for `$least` in the path."
          variables: JSON
        }

        """;

    private JsonDefinitions() {}
}
