package io.narraforge.contract.impact;

import io.narraforge.contract.schema.Place;
import org.jspecify.annotations.Nullable;

/**
 * What happens to something that the contract stands on.
 *
 * @param subject it in words: {@code the column jobs.genre}
 * @param place of the statement that does it; null where nobody has written it yet
 */
public record SourceChange(
        Effect effect,
        Source source,
        String subject,
        @Nullable Place place) {
    /** What becomes of it. */
    public enum Effect {
        DROPPED("is dropped"),
        RENAMED("is renamed"),
        RETYPED("gets another type"),
        NULLABLE("may be null"),
        /** Whatever one may think of. */
        ANY("is dropped or changed");

        private final String words;

        Effect(String words) {
            this.words = words;
        }
    }

    /** {@code the column jobs.genre is dropped}. */
    public String sentence() {
        return subject + " " + effect.words;
    }
}
