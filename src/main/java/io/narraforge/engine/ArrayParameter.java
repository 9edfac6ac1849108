package io.narraforge.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch of values that is bound as one array; null elements are allowed. */
public sealed interface ArrayParameter {
    List<? extends @Nullable String> values();

    /** PostgreSQL's name of the elements' type. */
    String elementType();

    /** Ids in their text form. */
    record Uuids(List<? extends @Nullable String> values) implements ArrayParameter {
        @Override
        public String elementType() {
            return "uuid";
        }
    }

    /** Texts. */
    record Texts(List<? extends @Nullable String> values) implements ArrayParameter {
        @Override
        public String elementType() {
            return "text";
        }
    }
}
