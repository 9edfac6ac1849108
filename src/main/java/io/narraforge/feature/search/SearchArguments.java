package io.narraforge.feature.search;

import io.narraforge.engine.FieldArguments;
import io.narraforge.plan.ValueText;
import io.narraforge.plan.page.PageWindow;
import io.narraforge.problem.Excerpt;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of {@code search} and says which one is wrong, with its value and what is allowed. */
final class SearchArguments {
    static final Set<String> NAMES = Set.of("text", "types", "first", "after");

    /** A name has at most as many characters. */
    private static final int MAX_TEXT = 200;

    private final FieldArguments arguments;

    SearchArguments(FieldArguments arguments) {
        this.arguments = arguments;
    }

    SearchRequest request() {
        String text = text();
        List<SearchType> types = types();
        Integer first = arguments.size("first", "read on with the page's cursors");
        return new SearchRequest(
                text,
                types,
                first == null ? PageWindow.DEFAULT_SIZE : first,
                after(SearchRequest.fingerprint(text, types)));
    }

    private String text() {
        String text = Objects.requireNonNull((String) arguments.value("text"));
        int length = text.codePointCount(0, text.length());
        if (length > MAX_TEXT) {
            throw arguments.place("text").beyondLimit("has", MAX_TEXT, length, "characters; look for fewer words");
        }
        ValueText.storable(text, arguments.place("text"));
        String words = text.strip();
        if (words.isEmpty()) {
            throw arguments.place("text").refuse("is empty; write a word to look for, or the beginning of one");
        }
        if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw arguments
                    .place("text")
                    .refuse("is \"" + Excerpt.of(words)
                            + "\", which has no letter and no digit; write a word to look for, or the beginning of"
                            + " one");
        }
        return words;
    }

    private List<SearchType> types() {
        if (!(arguments.value("types") instanceof List<?> wanted)) {
            return List.of(SearchType.values());
        }
        var types = EnumSet.noneOf(SearchType.class);
        wanted.forEach(type -> types.add(SearchType.valueOf(String.valueOf(type))));
        if (types.isEmpty()) {
            throw arguments
                    .place("types")
                    .refuse("is an empty list; name one of " + Arrays.toString(SearchType.values())
                            + " at least, or leave it out for all of them");
        }
        return List.copyOf(types);
    }

    private @Nullable SearchCursor after(int fingerprint) {
        String cursor = (String) arguments.value("after");
        if (cursor == null) {
            return null;
        }
        return SearchCursor.decode(fingerprint, cursor)
                .orElseThrow(() -> arguments
                        .place("after")
                        .refuse("is \"" + Excerpt.of(cursor)
                                + "\", which is no cursor of this search; use a cursor that a page with the same text"
                                + " and types gave"));
    }
}
