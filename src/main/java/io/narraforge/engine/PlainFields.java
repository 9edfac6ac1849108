package io.narraforge.engine;

import com.fasterxml.jackson.core.io.SerializedString;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.schema.GraphQLObjectType;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.model.Model;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells selections of nothing but columns from others. */
final class PlainFields {
    private static final String TYPE_NAME = "__typename";
    private static final int NO_SLOT = -2;

    private final Model model;

    PlainFields(Model model) {
        this.model = model;
    }

    /** The response keys of a selection, each with the slot of its value; none where a field is no column. */
    static final class Selected {
        static final Selected NOT_PLAIN = new Selected(new SerializedString[0], new int[0], false);

        /** Stands for the name of the type, which is in no column. */
        static final int TYPE_NAME_SLOT = -1;

        private final SerializedString[] keys;
        private final int[] slots;
        private final boolean plain;

        private Selected(SerializedString[] keys, int[] slots, boolean plain) {
            this.keys = keys;
            this.slots = slots;
            this.plain = plain;
        }

        boolean isPlain() {
            return plain;
        }

        int size() {
            return keys.length;
        }

        SerializedString keyAt(int index) {
            return keys[index];
        }

        int slotAt(int index) {
            return slots[index];
        }
    }

    Selected select(GraphQLObjectType type, MergedSelectionSet selection) {
        // A type that is no entity may stand for a row too: the payload of a mutation.
        Map<String, FieldSource> sources =
                model.findEntity(type.getName()).map(EntityModel::sourceByField).orElse(Map.of());
        SerializedString[] keys =
                selection.getKeys().stream().map(SerializedString::new).toArray(SerializedString[]::new);
        int[] slots = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            MergedField field = Objects.requireNonNull(selection.getSubField(keys[i].getValue()));
            boolean isTypeName = field.getName().equals(TYPE_NAME);
            slots[i] = isTypeName ? Selected.TYPE_NAME_SLOT : slotOf(sources.get(field.getName()));
            if (slots[i] == NO_SLOT) {
                return Selected.NOT_PLAIN;
            }
        }
        return new Selected(keys, slots, true);
    }

    /** A list of strings is served as its JSON text: a CHECK keeps everything else out of such a column. */
    private static int slotOf(@Nullable FieldSource source) {
        return switch (source) {
            case FieldSource.Column column -> column.attribute().slot();
            case FieldSource.JsonStrings strings -> strings.attribute().slot();
            case null, default -> NO_SLOT;
        };
    }
}
