package io.narraforge.feature.character;

import graphql.schema.DataFetcher;
import io.narraforge.engine.Columns;
import io.narraforge.engine.Feature;
import io.narraforge.engine.JsonValues;
import io.narraforge.engine.RequestScope;
import io.narraforge.engine.Row;
import io.narraforge.engine.Wiring;
import io.narraforge.model.Declarations;
import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import io.narraforge.model.WriteRules;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A relationship names the other character by id, or by name within the same world. Both shapes occur in the rows, and
 * all that a level asks for are found in one statement.
 */
public final class CharacterFeature implements Feature {
    @Override
    public Declarations declarations() {
        return new Declarations(
                Map.of("Relationship.characterName", "character"),
                Set.of("Relationship.character"),
                Map.of(),
                Map.of("Character.relationships", List.of("world_id")),
                WriteRules.tellingApart("Character", "worldId", "name"));
    }

    @Override
    public void wire(Wiring wiring, Model model) {
        wiring.preparation("Character", new RelationshipsByName(model.entity("Character")));
        wiring.field("Relationship.character", other(model.entity("Character")));
    }

    private static DataFetcher<@Nullable CompletableFuture<@Nullable Row>> other(EntityModel characters) {
        return environment -> {
            var relationship = Objects.requireNonNull(environment.<JsonValues.Element>getSource());
            String worldId = relationship.owner().text(characters.attribute("worldId"));
            Reference reference = Reference.find(relationship.json(), worldId).orElse(null);
            if (reference == null) {
                return null;
            }
            var scope = RequestScope.of(environment);
            OthersPlan plan = scope.plan(
                    environment, unplanned -> new OthersPlan(characters, Columns.ofNode(unplanned, characters)));
            var others = new Others(plan, scope.reading());
            return scope.load(plan, reference, others::find);
        };
    }
}
