package io.narraforge.contract;

import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import java.util.stream.Stream;

/** How nodes of an entity are deleted, one or many, and what becomes of the nodes that are related to them. */
final class DeleteDerivation {
    private DeleteDerivation() {}

    static Stream<Definition> of(EntityModel entity) {
        return Stream.of(one(entity), payloadOfOne(entity), many(entity), payloadOfMany(entity), cascade(entity));
    }

    private static Definition one(EntityModel entity) {
        String type = entity.typeName();
        Definition input = Definition.input(
                        Conventions.inputOf(Conventions.deleteOf(type)), "A `%s` to delete.".formatted(type))
                .with("id: ID!", "Which one.");
        WriteFields.addIfVersion(input, entity);
        return withDryRun(input);
    }

    private static Definition many(EntityModel entity) {
        String type = entity.typeName();
        Definition input = Definition.input(
                Conventions.inputOf(Conventions.deleteManyOf(type)), "Many `%s` nodes to delete.".formatted(type));
        WriteFields.addWhich(input, type);
        WriteFields.addAtMost(input);
        return withDryRun(input);
    }

    private static Definition withDryRun(Definition input) {
        return WriteFields.withIdempotencyKey(
                input.with("dryRun: Boolean", "Only tells what would be deleted, and deletes nothing."));
    }

    private static Definition payloadOfOne(EntityModel entity) {
        String type = entity.typeName();
        Definition payload = Definition.type(
                        Conventions.payloadOf(Conventions.deleteOf(type)), "The `%s` that was deleted.".formatted(type))
                .with("id: ID!", "Its id.");
        return withCascade(payload, entity);
    }

    private static Definition payloadOfMany(EntityModel entity) {
        String type = entity.typeName();
        Definition payload = Definition.type(
                        Conventions.payloadOf(Conventions.deleteManyOf(type)),
                        "The `%s` nodes that were deleted.".formatted(type))
                .with("count: Int!", "How many passed `where`.")
                .with("ids: [ID!]!", "Their ids.");
        return withCascade(payload, entity);
    }

    private static Definition withCascade(Definition payload, EntityModel entity) {
        payload.with("dryRun: Boolean!", "Whether this only tells what would be deleted, and nothing was.");
        if (entity.fields(FieldSource.ToMany.class).findAny().isPresent()) {
            payload.with(
                    "cascade: %s!".formatted(Conventions.cascadeOf(entity.typeName())),
                    "What becomes of the nodes that are related to what is deleted.");
        }
        return payload;
    }

    private static Definition cascade(EntityModel entity) {
        String type = entity.typeName();
        Definition cascade = Definition.type(
                Conventions.cascadeOf(type),
                "What becomes of the nodes that are related to deleted `%s` nodes.".formatted(type));
        entity.fields(FieldSource.ToMany.class).forEach(relation -> {
            String field = relation.getKey();
            if (relation.getValue().isOwning()) {
                cascade.with(field + ": Int!", "How many of `%s` are deleted, too.".formatted(field));
            } else {
                cascade.with(
                        Conventions.keptOf(field) + ": Int!",
                        "How many of `%s` stay, related to nothing in its place.".formatted(field));
            }
        });
        return cascade;
    }
}
