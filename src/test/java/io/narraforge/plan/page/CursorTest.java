package io.narraforge.plan.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.ExampleTables;
import io.narraforge.model.ValueKind;
import io.narraforge.plan.sort.Direction;
import io.narraforge.plan.sort.NullsOrder;
import io.narraforge.plan.sort.SortKey;
import io.narraforge.plan.sort.SortOrder;
import io.narraforge.plan.value.Operand;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class CursorTest {
    private static final EntityModel BOOK = ExampleTables.model().entity("Book");
    private static final String ID = "3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5b";

    /** Keys of every kind that rows can be ordered by. */
    private static final SortOrder EVERYTHING = SortOrder.by(
            BOOK,
            BOOK.orderable()
                    .map(entry -> entry.getValue())
                    .filter(attribute -> !attribute.equals(BOOK.id()))
                    .map(attribute -> new SortKey(new Operand.Of(attribute), Direction.ASC))
                    .toList());

    private static SortOrder by(String name) {
        return SortOrder.by(BOOK, List.of(new SortKey(new Operand.Of(BOOK.attribute(name)), Direction.ASC)));
    }

    private static Position position(@Nullable String... values) {
        var list = new ArrayList<@Nullable String>();
        for (String value : values) {
            list.add(value);
        }
        return new Position(list);
    }

    @Property
    void everyPositionComesBack(@ForAll("positions") Position position) {
        assertThat(Cursor.decode(EVERYTHING, Cursor.encode(EVERYTHING, position)))
                .contains(position);
    }

    @Property
    void aCursorIsTextForAnAddress(@ForAll("positions") Position position) {
        assertThat(Cursor.encode(EVERYTHING, position)).matches("[A-Za-z0-9_-]+");
    }

    @Example
    void aCursorOfAnotherOrderIsRefused() {
        SortOrder titles = by("title");
        String cursor = Cursor.encode(titles, position("Solaris", ID));
        var nullsFirst = SortOrder.by(
                BOOK, List.of(new SortKey(new Operand.Of(BOOK.attribute("title")), Direction.ASC, NullsOrder.FIRST)));

        assertThat(Cursor.decode(titles, cursor)).isPresent();
        assertThat(Cursor.decode(titles.reversed(), cursor)).isEmpty();
        assertThat(Cursor.decode(by("subtitle"), cursor)).isEmpty();
        assertThat(Cursor.decode(nullsFirst, cursor)).isEmpty();
    }

    @Example
    void aCursorOfAnotherTypeIsRefused() {
        EntityModel author = ExampleTables.model().entity("Author");
        String cursor = Cursor.encode(by("createdAt"), position("2025-01-31T10:00:00.123456Z", ID));

        assertThat(Cursor.decode(SortOrder.by(author, List.of()), cursor)).isEmpty();
    }

    @Example
    void aNullWhereTheColumnHasNoneIsRefused() {
        assertThat(Cursor.decode(by("title"), Cursor.encode(by("title"), position(null, ID))))
                .isEmpty();
        assertThat(Cursor.decode(by("subtitle"), Cursor.encode(by("subtitle"), position(null, ID))))
                .isPresent();
    }

    @Example
    void whatPostgresCouldNotReadAsTheKindIsRefused() {
        assertThat(decoded("title", "a\0b")).isFalse();
        assertThat(decoded("pages", "12x")).isFalse();
        assertThat(decoded("pages", "+1")).isFalse();
        assertThat(decoded("pages", "2147483648")).isFalse();
        assertThat(decoded("score", "half")).isFalse();
        assertThat(decoded("score", "1e999")).isFalse();
        assertThat(decoded("price", "1e3")).isFalse();
        assertThat(decoded("price", "1.")).isFalse();
        assertThat(decoded("printed", "yes")).isFalse();
        assertThat(decoded("createdAt", "yesterday")).isFalse();
        assertThat(decoded("createdAt", "2025-01-31T10:00:00Z")).isFalse();
        assertThat(decoded("authorId", "1-1-1-1-1")).isFalse();
    }

    private static boolean decoded(String name, String value) {
        return Cursor.decode(by(name), Cursor.encode(by(name), position(value, ID)))
                .isPresent();
    }

    @Example
    void aCursorWithSomethingMissingOrAddedIsRefused() {
        SortOrder titles = by("title");
        byte[] cursor = Base64.getUrlDecoder().decode(Cursor.encode(titles, position("Solaris", ID)));

        for (int length = 0; length < cursor.length; length++) {
            assertThat(Cursor.decode(titles, text(copy(cursor, length))))
                    .as("%s bytes", length)
                    .isEmpty();
        }
        assertThat(Cursor.decode(titles, text(copy(cursor, cursor.length)))).isPresent();
        assertThat(Cursor.decode(titles, text(copy(cursor, cursor.length + 1)))).isEmpty();
    }

    @Example
    void bytesThatAreNoTextAreRefused() {
        SortOrder titles = by("title");
        byte[] cursor = Base64.getUrlDecoder().decode(Cursor.encode(titles, position("Solaris", ID)));
        // Fingerprint, marker, length: the first byte of the title is the tenth.
        cursor[9] = (byte) 0xff;

        assertThat(Cursor.decode(titles, text(cursor))).isEmpty();
    }

    @Property
    void anyTextIsRefusedWithoutFailing(@ForAll String text) {
        assertThat(Cursor.decode(EVERYTHING, text)).isEmpty();
    }

    /** With the right fingerprint in front, so that the rest is looked at. */
    @Property
    void anyBytesOfOurOrderAreRefusedOrAreAPosition(@ForAll byte[] rest) {
        SortOrder titles = by("title");
        byte[] ours = Base64.getUrlDecoder().decode(Cursor.encode(titles, position("Solaris", ID)));
        byte[] forged = new byte[4 + rest.length];
        System.arraycopy(ours, 0, forged, 0, 4);
        System.arraycopy(rest, 0, forged, 4, rest.length);

        assertThat(Cursor.decode(titles, text(forged)))
                .satisfiesAnyOf(
                        refused -> assertThat(refused).isEmpty(),
                        read -> assertThat(Cursor.encode(titles, read.orElseThrow()))
                                .isEqualTo(text(forged)));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] copy(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    @Provide
    Arbitrary<Position> positions() {
        return Arbitraries.randoms().map(random -> {
            var values = new ArrayList<@Nullable String>();
            EVERYTHING.attributes().forEach(attribute -> values.add(valueOf(attribute, random)));
            return new Position(values);
        });
    }

    private static @Nullable String valueOf(Attribute attribute, Random random) {
        return attribute.nullable() && random.nextInt(4) == 0 ? null : valueOf(attribute.kind(), random);
    }

    private static String valueOf(ValueKind kind, Random random) {
        return switch (kind) {
            case ID -> new UUID(random.nextLong(), random.nextLong()).toString();
            case TEXT, ENUM -> textOf(random);
            case INT -> Integer.toString(random.nextInt());
            case LONG -> Long.toString(random.nextLong());
            case FLOAT -> Double.toString(Math.scalb(random.nextDouble() - 0.5, random.nextInt(600) - 300));
            case DECIMAL ->
                new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(80)).toPlainString();
            case BOOLEAN -> Boolean.toString(random.nextBoolean());
            case DATE_TIME ->
                "%04d-%02d-%02dT%02d:%02d:%02d.%06dZ"
                        .formatted(
                                1 + random.nextInt(9_999),
                                1 + random.nextInt(12),
                                1 + random.nextInt(28),
                                random.nextInt(24),
                                random.nextInt(60),
                                random.nextInt(60),
                                random.nextInt(1_000_000));
            case JSON -> throw new IllegalArgumentException("rows are not ordered by JSON");
        };
    }

    /** Of all code points but NUL and halves of pairs, neither of which PostgreSQL stores. */
    private static String textOf(Random random) {
        var text = new StringBuilder();
        int length = random.nextInt(40);
        while (text.length() < length) {
            int point = 1 + random.nextInt(random.nextBoolean() ? 0x17f : Character.MAX_CODE_POINT);
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }
}
