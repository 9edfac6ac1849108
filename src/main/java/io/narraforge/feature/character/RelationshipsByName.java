package io.narraforge.feature.character;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.narraforge.engine.JsonValues;
import io.narraforge.engine.RowPreparation;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.write.InputRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Characters that are made together name each other by name, for nobody knows their ids yet: such a relationship is
 * stored with the id, so that it outlives a change of the name. A name that several have means the first of them, which
 * will be the oldest; one that none has stays as it is.
 */
final class RelationshipsByName implements RowPreparation {
    private static final String ID = "character_id";
    private static final String NAME = "character";

    private final Attribute id;
    private final Attribute name;
    private final Attribute relationships;

    RelationshipsByName(EntityModel characters) {
        this.id = characters.id();
        this.name = characters.attribute("name");
        this.relationships = characters.attribute("relationships");
    }

    @Override
    public List<InputRow> prepare(List<InputRow> rows) {
        Map<String, String> idByName = new HashMap<>();
        rows.forEach(row -> idByName.putIfAbsent(
                String.valueOf(row.values().get(name)),
                String.valueOf(row.values().get(id))));
        return rows.stream().map(row -> resolved(row, idByName)).toList();
    }

    private InputRow resolved(InputRow row, Map<String, String> idByName) {
        String written = row.values().get(relationships);
        if (written == null) {
            return row;
        }
        JsonNode list = JsonValues.parse(written);
        list.forEach(relationship -> resolve((ObjectNode) relationship, idByName));
        return row.with(relationships, list.toString());
    }

    private static void resolve(ObjectNode relationship, Map<String, String> idByName) {
        JsonNode other = relationship.get(NAME);
        String known = other == null || !other.isTextual() ? null : idByName.get(other.textValue());
        if (known != null && !relationship.hasNonNull(ID)) {
            relationship.remove(NAME);
            relationship.put(ID, known);
        }
    }
}
