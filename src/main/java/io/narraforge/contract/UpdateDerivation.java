package io.narraforge.contract;

import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import java.util.stream.Stream;

/** How nodes of an entity are changed, one or many; records never are. */
final class UpdateDerivation {
    private UpdateDerivation() {}

    static Stream<Definition> of(EntityModel entity, WriteFields fields) {
        String type = entity.typeName();
        return entity.isRecord()
                ? Stream.empty()
                : Stream.of(one(entity), payloadOfOne(type), many(type), payloadOfMany(type), patch(entity, fields));
    }

    private static Definition one(EntityModel entity) {
        String type = entity.typeName();
        Definition input = Definition.input(
                        Conventions.inputOf(Conventions.updateOf(type)), "A `%s` to change.".formatted(type))
                .with("id: ID!", "Which one.");
        WriteFields.addIfVersion(input, entity);
        input.with("patch: %s!".formatted(Conventions.patchOf(type)), "What to change in it.");
        return WriteFields.withIdempotencyKey(input);
    }

    private static Definition payloadOfOne(String type) {
        return Definition.type(
                        Conventions.payloadOf(Conventions.updateOf(type)), "The `%s` that was changed.".formatted(type))
                .with("%s: %s!".formatted(Conventions.rootFieldOf(type), type), "What it is now.");
    }

    private static Definition many(String type) {
        Definition input = Definition.input(
                Conventions.inputOf(Conventions.updateManyOf(type)), "Many `%s` nodes to change.".formatted(type));
        WriteFields.addWhich(input, type);
        input.with("patch: %s!".formatted(Conventions.patchOf(type)), "What to change in each.");
        WriteFields.addAtMost(input);
        return WriteFields.withIdempotencyKey(input);
    }

    private static Definition payloadOfMany(String type) {
        return Definition.type(
                        Conventions.payloadOf(Conventions.updateManyOf(type)),
                        "The `%s` nodes that were changed.".formatted(type))
                .with("count: Int!", "How many passed `where`.")
                .with("%s: [%s!]!".formatted(Conventions.rootConnectionFieldOf(type), type), "What they are now.");
    }

    private static Definition patch(EntityModel entity, WriteFields fields) {
        String type = entity.typeName();
        Definition patch = Definition.input(
                Conventions.patchOf(type),
                "What to change in `%s` nodes: what is absent stays as it is, null clears a field that may be null."
                        .formatted(type));
        fields.addToPatch(patch, entity);
        return patch;
    }
}
