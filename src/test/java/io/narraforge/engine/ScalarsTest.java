package io.narraforge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Scale;
import org.jspecify.annotations.Nullable;

class ScalarsTest {
    private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();

    private static Coercing<?, ?> coercing(String name) {
        return Scalars.all().stream()
                .filter(scalar -> scalar.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getCoercing();
    }

    private static @Nullable Object value(String scalar, Object input) {
        return coercing(scalar).parseValue(input, CONTEXT, Locale.ENGLISH);
    }

    private static @Nullable Object literal(String scalar, Value<?> input) {
        return coercing(scalar).parseLiteral(input, CoercedVariables.emptyVariables(), CONTEXT, Locale.ENGLISH);
    }

    private static FloatValue fraction(String digits) {
        return FloatValue.newFloatValue(new BigDecimal(digits)).build();
    }

    @Example
    void theContractsScalarsAreAllThere() {
        assertThat(Scalars.all())
                .extracting(scalar -> scalar.getName())
                .containsExactly("DateTime", "Decimal", "Long", "JSON");
    }

    @Example
    void whatWasReadFromAColumnPassesThrough() {
        assertThat(coercing("DateTime").serialize("2025-01-31T10:00:00.120000Z", CONTEXT, Locale.ENGLISH))
                .isEqualTo("2025-01-31T10:00:00.120000Z");
        assertThat(coercing("Decimal").serialize(new BigDecimal("0.10"), CONTEXT, Locale.ENGLISH))
                .isEqualTo(new BigDecimal("0.10"));
        RawJson json = new RawJson(new byte[] {'{', '}'});
        assertThat(coercing("JSON").serialize(json, CONTEXT, Locale.ENGLISH)).isSameAs(json);
    }

    @Example
    void aTimeNeedsItsOffset() {
        OffsetDateTime time = OffsetDateTime.parse("2025-01-31T10:00:00.123456+02:00");

        assertThat(value("DateTime", "2025-01-31T10:00:00.123456+02:00")).isEqualTo(time);
        assertThat(literal("DateTime", StringValue.of("2025-01-31T10:00:00.123456+02:00")))
                .isEqualTo(time);
        assertThatThrownBy(() -> value("DateTime", "2025-01-31T10:00:00"))
                .isInstanceOf(CoercingParseValueException.class)
                .hasMessage("\"2025-01-31T10:00:00\" is no DateTime; write a time with an offset,"
                        + " such as 2025-01-31T10:00:00.123456Z");
        assertThatThrownBy(() -> literal("DateTime", StringValue.of("2025-01-31")))
                .isInstanceOf(CoercingParseLiteralException.class)
                .hasMessageStartingWith("\"2025-01-31\" is no DateTime;");
    }

    @Example
    void aNumberIsNoTime() {
        assertThatThrownBy(() -> value("DateTime", 1_738_317_600))
                .isInstanceOf(CoercingParseValueException.class)
                .hasMessageStartingWith("\"1738317600\" is no DateTime;");
        assertThatThrownBy(() -> literal("DateTime", IntValue.of(2025)))
                .isInstanceOf(CoercingParseLiteralException.class)
                .hasMessageStartingWith("\"2025\" is no DateTime;");
    }

    @Example
    void aDecimalIsANumberOrItsText() {
        assertThat(value("Decimal", 3)).isEqualTo(new BigDecimal("3"));
        assertThat(value("Decimal", 9_007_199_254_740_993L)).isEqualTo(new BigDecimal("9007199254740993"));
        assertThat(value("Decimal", BigInteger.TWO.pow(70))).isEqualTo(new BigDecimal("1180591620717411303424"));
        assertThat(value("Decimal", 0.1)).isEqualTo(new BigDecimal("0.1"));
        assertThat(value("Decimal", "-0.10")).isEqualTo(new BigDecimal("-0.10"));
        assertThat(literal("Decimal", IntValue.of(3))).isEqualTo(new BigDecimal("3"));
        assertThat(literal("Decimal", fraction("0.10"))).isEqualTo(new BigDecimal("0.10"));
        assertThat(literal("Decimal", StringValue.of("0.10"))).isEqualTo(new BigDecimal("0.10"));
    }

    @Property
    void aDecimalKeepsItsDigits(@ForAll @Scale(30) BigDecimal decimal) {
        assertThat(value("Decimal", decimal)).isEqualTo(decimal);
        assertThat(value("Decimal", decimal.toPlainString())).isEqualTo(decimal);
    }

    @Example
    void whatIsNoDecimalIsRefusedByName() {
        for (Object input : new Object[] {"ten", "1e3", "", " 1", "NaN", Double.NaN, Double.POSITIVE_INFINITY, true}) {
            assertThatThrownBy(() -> value("Decimal", input))
                    .as("%s", input)
                    .isInstanceOf(CoercingParseValueException.class)
                    .hasMessage("\"" + input + "\" is no Decimal; write a number, or a string such as \"0.10\"");
        }
        assertThatThrownBy(() -> literal("Decimal", StringValue.of("ten")))
                .isInstanceOf(CoercingParseLiteralException.class)
                .hasMessageContaining("ten")
                .hasMessageNotContaining("StringValue");
    }

    /** Twelve letters of a request must not become a gigabyte of digits in a statement. */
    @Example
    void aDecimalOfMoreDigitsThanAnyoneWritesIsRefused() {
        assertThatThrownBy(() -> value("Decimal", new BigDecimal("1e999999999")))
                .isInstanceOf(CoercingParseValueException.class);
        assertThatThrownBy(() -> literal("Decimal", fraction("1e-999999999")))
                .isInstanceOf(CoercingParseLiteralException.class);
        assertThat(value("Decimal", new BigDecimal("1e1000"))).isEqualTo(new BigDecimal("1e1000"));
    }

    @Example
    void aLongValueIsNotRepeatedWhole() {
        assertThatThrownBy(() -> value("Decimal", "x".repeat(10_000)))
                .hasMessageStartingWith("\"" + "x".repeat(60) + "…\"");
        assertThatThrownBy(() -> value("DateTime", "x".repeat(10_000)))
                .hasMessageStartingWith("\"" + "x".repeat(60) + "…\"");
    }
}
