package io.narraforge.feature.character;

import com.fasterxml.jackson.databind.JsonNode;
import io.narraforge.plan.IdArgument;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom a relationship means: an id, or else a name in a world. */
record Reference(
        @Nullable String id,
        @Nullable String worldId,
        @Nullable String name) {
    /** Empty when the stored object names nobody in a way that we can follow. */
    static Optional<Reference> find(JsonNode relationship, String worldId) {
        String id = text(relationship, "character_id");
        if (id != null && IdArgument.isUuid(id)) {
            return Optional.of(new Reference(id.toLowerCase(Locale.ROOT), null, null));
        }
        String name = text(relationship, "character");
        return Optional.ofNullable(name).map(known -> new Reference(null, worldId, known));
    }

    private static @Nullable String text(JsonNode relationship, String key) {
        JsonNode value = relationship.get(key);
        return value == null ? null : value.textValue();
    }
}
