package io.narraforge.contract;

import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.model.Model;
import java.util.stream.Stream;

/** How nodes of an entity are created: one together with what it owns, many at once, one unless it is there. */
final class CreateDerivation {
    private final EntityModel entity;
    private final String type;
    private final Model model;
    private final WriteFields fields;

    private CreateDerivation(EntityModel entity, Model model, WriteFields fields) {
        this.entity = entity;
        this.type = entity.typeName();
        this.model = model;
        this.fields = fields;
    }

    static Stream<Definition> of(EntityModel entity, Model model, WriteFields fields) {
        var derivation = new CreateDerivation(entity, model, fields);
        Stream<Definition> one = Stream.of(derivation.one(), derivation.payloadOfOne());
        Stream<Definition> owned = model.createdWith(entity).map(relation -> derivation.owned(relation.getValue()));
        Stream<Definition> more = Stream.of(
                derivation.many(),
                derivation.row(),
                derivation.payloadOfMany(),
                derivation.upsert(),
                derivation.payloadOfUpsert());
        return Stream.of(one, owned, more).flatMap(definitions -> definitions);
    }

    private Definition one() {
        Definition input =
                Definition.input(Conventions.inputOf(Conventions.createOf(type)), "A `%s` to create.".formatted(type));
        fields.addToNew(input, entity);
        model.createdWith(entity)
                .forEach(relation -> input.with(
                        "%s: [%s!]"
                                .formatted(
                                        relation.getKey(),
                                        Conventions.createRowOf(
                                                type, relation.getValue().targetType())),
                        "The rows of `%s` to create with it: all of them, or nothing.".formatted(relation.getKey())));
        return WriteFields.withIdempotencyKey(input);
    }

    private Definition payloadOfOne() {
        return Definition.type(
                        Conventions.payloadOf(Conventions.createOf(type)), "The `%s` that was created.".formatted(type))
                .with("%s: %s!".formatted(Conventions.rootFieldOf(type), type), "What was created.");
    }

    private Definition owned(FieldSource.ToMany relation) {
        String target = relation.targetType();
        Definition row = Definition.input(
                Conventions.createRowOf(type, target), "A `%s` to create with its `%s`.".formatted(target, type));
        fields.addToNewOwned(row, model.entity(target), relation.foreignKey());
        return row;
    }

    private Definition many() {
        Definition input = Definition.input(
                        Conventions.inputOf(Conventions.createManyOf(type)),
                        "Many `%s` nodes to create at once.".formatted(type))
                .with("rows: [%s!]!".formatted(Conventions.createRowOf(type)), "What to create, in this order.")
                .with(
                        "onError: OnRowError",
                        "What becomes of the others when one can't be created; ABORT when absent.");
        return WriteFields.withIdempotencyKey(input);
    }

    private Definition row() {
        Definition row =
                Definition.input(Conventions.createRowOf(type), "One of many `%s` nodes to create.".formatted(type));
        fields.addToNew(row, entity);
        return row;
    }

    private Definition payloadOfMany() {
        return Definition.type(
                        Conventions.payloadOf(Conventions.createManyOf(type)),
                        "The `%s` nodes that were created.".formatted(type))
                .with("count: Int!", "How many were created.")
                .with(
                        "%s: [%s!]!".formatted(Conventions.rootConnectionFieldOf(type), type),
                        "What was created, in the order of `rows`.")
                .with("skipped: [SkippedRow!]!", "The rows that were not created; always empty with ABORT.");
    }

    private Definition upsert() {
        Definition input = Definition.input(
                Conventions.inputOf(Conventions.upsertOf(type)),
                "A `%s` to create, or to change where it is there already.".formatted(type));
        fields.addToNewOrChanged(input, entity);
        input.with("onConflict: OnConflict", "What becomes of a node that is there already; UPDATE when absent.");
        return WriteFields.withIdempotencyKey(input);
    }

    private Definition payloadOfUpsert() {
        return Definition.type(
                        Conventions.payloadOf(Conventions.upsertOf(type)),
                        "The `%s` that was created, or was there.".formatted(type))
                .with("%s: %s!".formatted(Conventions.rootFieldOf(type), type), "What it is now.")
                .with("created: Boolean!", "Whether it was created; false where it was there already.");
    }
}
