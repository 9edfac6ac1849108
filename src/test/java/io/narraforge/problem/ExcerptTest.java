package io.narraforge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ExcerptTest {
    @Example
    void aShortValueIsRepeatedWhole() {
        assertThat(Excerpt.of("a".repeat(60))).isEqualTo("a".repeat(60));
    }

    @Example
    void aLongValueIsCut() {
        assertThat(Excerpt.of("a".repeat(61))).isEqualTo("a".repeat(60) + "…");
    }

    /** Strict readers of JSON refuse an answer with half a pair in it. */
    @Property
    void theCutNeverPartsASurrogatePair(@ForAll boolean shifted) {
        String excerpt = Excerpt.of((shifted ? "a" : "") + "😀".repeat(40));

        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(excerpt)).isTrue();
        assertThat(excerpt).endsWith("😀…").hasSizeLessThanOrEqualTo(61);
    }

    @Example
    void whatCannotBeSeenIsToldByItsNumber() {
        assertThat(Excerpt.of("a\u0000b\n\u007f\u009bc\ud800")).isEqualTo("a\\u0000b\\u000A\\u007F\\u009Bc\\uD800");
        assertThat(Excerpt.of("żółć 😀")).isEqualTo("żółć 😀");
    }

    /** What quotes an excerpt may be quoted itself. */
    @Property
    void anExcerptIsShortAndItsOwnExcerpt(@ForAll String value) {
        String excerpt = Excerpt.of(value);

        assertThat(excerpt).hasSizeLessThanOrEqualTo(61);
        assertThat(Excerpt.of(excerpt)).isEqualTo(excerpt);
    }
}
