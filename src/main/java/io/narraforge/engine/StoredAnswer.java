package io.narraforge.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer that a mutation gave the first time, to be given again.
 *
 * @param data the field's value
 * @param errors each in the specification's form
 */
record StoredAnswer(RawJson data, List<Map<String, Object>> errors) {

    /** An answer as it comes to be stored. */
    record Content(@Nullable Object data, List<Map<String, Object>> errors) {}
}
