package io.narraforge.migration;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random JSON texts that jsonb accepts, drawn to the places where two writers of numbers, keys or escapes disagree. */
public final class JsonDocuments {
    private static final BigInteger TWO = BigInteger.TWO;
    private static final int DIGITS_OF_A_DOUBLE = 53;

    private JsonDocuments() {}

    /** Any value, objects and lists often. */
    public static Arbitrary<String> any() {
        return documents(4);
    }

    private static Arbitrary<String> documents(int depth) {
        Arbitrary<String> words = Arbitraries.of("true", "false", "null");
        Arbitrary<String> leaf = Arbitraries.oneOf(numbers(), numbers(), texts(), texts(), words);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> documents(depth - 1));
        return Arbitraries.oneOf(leaf, leaf, arrays(inner), arrays(inner), objects(inner), objects(inner));
    }

    private static Arbitrary<String> arrays(Arbitrary<String> elements) {
        return Combinators.combine(elements.list().ofMaxSize(4), Arbitraries.of(",", " , ", ",\n"))
                .as((values, separator) -> "[" + String.join(separator, values) + "]");
    }

    private static Arbitrary<String> objects(Arbitrary<String> values) {
        // Few short keys, so that some are equal and others differ above U+FFFF or by what follows.
        Arbitrary<String> keys = Arbitraries.oneOf(
                texts(),
                Arbitraries.of("\"a\"", "\"aa\"", "\"\\u0061\"", "\"Z\"", "\"ź\"", "\"😀\"", "\"a😀\"", "\"a\uFFFF\""),
                Arbitraries.of("\"\uE000\"", "\"\uFFFF\"", "\"\uD7FF\"", "\"a\uE000\"", "\"\\ud83d\\ude00\""));
        Arbitrary<String> members = Combinators.combine(keys, values).as((key, value) -> key + " :" + value);
        return members.list().ofMaxSize(5).map(list -> "{" + String.join(",", list) + "}");
    }

    private static Arbitrary<String> texts() {
        Arbitrary<Integer> characters = Arbitraries.oneOf(
                Arbitraries.integers().between(0x20, 0x7e),
                Arbitraries.integers().between(0x01, 0x1f),
                Arbitraries.of(
                        0x7f, 0x80, 0x9f, 0xa0, 0x2028, 0x2029, 0xd7ff, 0xe000, 0xfeff, 0xfffd, 0xffff, 0x22, 0x5c),
                Arbitraries.of("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ".codePoints().boxed().toList()),
                Arbitraries.integers().between(0xe000, 0xffff),
                Arbitraries.integers().between(0x10000, 0x10ffff));
        return Combinators.combine(characters.list().ofMaxSize(7), Arbitraries.of(true, false))
                .as((content, escape) -> content.stream()
                        .map(character -> written(character, escape))
                        .collect(Collectors.joining("", "\"", "\"")));
    }

    private static String written(int character, boolean escaped) {
        boolean must = character < 0x20 || character == '"' || character == '\\';
        if (!must && !escaped) {
            return Character.toString(character);
        }
        return Character.toString(character)
                .chars()
                .mapToObj("\\u%04X"::formatted)
                .collect(Collectors.joining());
    }

    private static Arbitrary<String> numbers() {
        Arbitrary<String> wholes = Arbitraries.bigIntegers()
                .between(TWO.pow(120).negate(), TWO.pow(120))
                .map(BigInteger::toString);
        Arbitrary<String> floats = Arbitraries.longs()
                .map(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .map(value -> Double.toString(value));
        Arbitrary<String> decimals = Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(25))
                .as((whole, fraction) -> whole + "." + fraction);
        Arbitrary<String> exponents = Combinators.combine(
                        Arbitraries.integers().between(-999, 999),
                        Arbitraries.of("", ".0", ".5", ".25"),
                        Arbitraries.of("e", "E", "e+"),
                        Arbitraries.integers().between(0, 40))
                .as((whole, fraction, sign, exponent) -> whole + fraction + sign + exponent);
        return Arbitraries.oneOf(wholes, floats, decimals, exponents, largeFloatsAndMidpoints(), knownTraps());
    }

    /** Written in full, a large float or the number exactly between it and the next. */
    private static Arbitrary<String> largeFloatsAndMidpoints() {
        return Combinators.combine(
                        Arbitraries.bigIntegers().between(TWO.pow(DIGITS_OF_A_DOUBLE), TWO.pow(DIGITS_OF_A_DOUBLE + 1)),
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.of("", "-"))
                .as((digits, exponent, sign) -> sign + digits.shiftLeft(exponent) + ".0");
    }

    private static Arbitrary<String> knownTraps() {
        String googols = "0".repeat(400);
        return Arbitraries.of(List.of(
                "-0",
                "-0.0",
                "0.0",
                "1.10",
                "1e-5",
                "0.0001",
                "0.00001",
                "1e15",
                "1000000000000000.0",
                "9999999999999998.0",
                "10000000000000000.0",
                "1" + "0".repeat(23) + ".0",
                "1e-300",
                "5e-324",
                "2.4e-324",
                "2.5e-324",
                "1e-400",
                "-3.5e-350",
                "2.2250738585072014e-308",
                "1" + googols + ".5",
                "-1" + googols + ".50",
                "17976931348623157" + "0".repeat(292) + ".0",
                "9007199254740993.0"));
    }
}
