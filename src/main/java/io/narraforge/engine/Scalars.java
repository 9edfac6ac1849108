package io.narraforge.engine;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.AstPrinter;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import io.narraforge.engine.input.Allowed;
import io.narraforge.problem.Excerpt;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The contract's scalars. What is read from a column is already in the response's form and passes through as it is.
 *
 * <p>{@code DateTime} is ours because the one of the extended scalars writes milliseconds; {@code Decimal} because
 * theirs reads a JSON number through a double.
 */
final class Scalars {
    private Scalars() {}

    static List<GraphQLScalarType> all() {
        return List.of(
                scalar("DateTime", new DateTimeCoercing()),
                scalar("Decimal", new DecimalCoercing()),
                ExtendedScalars.GraphQLLong,
                scalar("JSON", new JsonCoercing()));
    }

    private static GraphQLScalarType scalar(String name, Coercing<?, ?> coercing) {
        return GraphQLScalarType.newScalar().name(name).coercing(coercing).build();
    }

    private static final class DateTimeCoercing implements Coercing<OffsetDateTime, Object> {
        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public OffsetDateTime parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return OffsetDateTime.parse(input.toString());
            } catch (DateTimeParseException malformed) {
                throw new CoercingParseValueException(expected(input), malformed);
            }
        }

        @Override
        public OffsetDateTime parseLiteral(
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            String text = input instanceof StringValue string
                    ? String.valueOf(string.getValue())
                    : AstPrinter.printAstCompact(input);
            try {
                return OffsetDateTime.parse(text);
            } catch (DateTimeParseException malformed) {
                throw new CoercingParseLiteralException(expected(text), malformed);
            }
        }

        private static String expected(Object input) {
            return "\"" + Excerpt.of(input.toString()) + "\" is no DateTime; write " + Allowed.byScalar("DateTime");
        }
    }

    private static final class DecimalCoercing implements Coercing<BigDecimal, Object> {
        /** On each side of the point. */
        private static final int MAX_DIGITS = 1_000;

        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public BigDecimal parseValue(Object input, GraphQLContext context, Locale locale) {
            BigDecimal decimal = decimalOf(input);
            if (decimal == null) {
                throw new CoercingParseValueException(expected(input));
            }
            return decimal;
        }

        @Override
        public BigDecimal parseLiteral(
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            BigDecimal decimal = decimalOf(
                    switch (input) {
                        case IntValue whole -> whole.getValue();
                        case FloatValue fraction -> fraction.getValue();
                        case StringValue text -> text.getValue();
                        default -> null;
                    });
            if (decimal == null) {
                throw new CoercingParseLiteralException(expected(AstPrinter.printAstCompact(input)));
            }
            return decimal;
        }

        private static @Nullable BigDecimal decimalOf(@Nullable Object input) {
            BigDecimal decimal = switch (input) {
                case BigDecimal given -> given;
                case BigInteger whole -> new BigDecimal(whole);
                case Integer whole -> BigDecimal.valueOf(whole);
                case Long whole -> BigDecimal.valueOf(whole);
                case Double fraction when Double.isFinite(fraction) -> BigDecimal.valueOf(fraction);
                case String text when text.matches("-?\\d{1,1000}(\\.\\d{1,1000})?") -> new BigDecimal(text);
                case null, default -> null;
            };
            return decimal != null && isWritable(decimal) ? decimal : null;
        }

        /** 1e999999999 is a short input and a gigabyte of digits. */
        private static boolean isWritable(BigDecimal decimal) {
            return Math.abs((long) decimal.scale()) <= MAX_DIGITS && decimal.precision() <= 2 * MAX_DIGITS;
        }

        private static String expected(Object input) {
            return "\"" + Excerpt.of(input.toString()) + "\" is no Decimal; write " + Allowed.byScalar("Decimal");
        }
    }
}
