package io.narraforge.contract;

import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.model.JsonShape;
import io.narraforge.model.Model;
import io.narraforge.model.ValueKind;

/** What a client can ask of the nodes of an entity, and of the objects of a JSON list. */
final class FilterDerivation {
    private FilterDerivation() {}

    static String of(EntityModel entity, Model model) {
        String type = entity.typeName();
        Definition filter =
                logical(Conventions.filterOf(type), "Tests `%s` nodes; all tests given have to hold.", type);
        entity.sourceByField().forEach((field, source) -> addTests(filter, field, source));
        return filter.text()
                + (isListed(type, model) ? listFilter(type, "nodes").text() : "");
    }

    private static void addTests(Definition filter, String field, FieldSource source) {
        switch (source) {
            case FieldSource.Column(var attribute) ->
                filter.with(field + ": " + Conventions.filterOf(attribute.typeName()), tests(field));
            case FieldSource.JsonStrings strings ->
                filter.with(field + ": " + Conventions.listFilterOf("String"), tests(field));
            case FieldSource.JsonObjects objects ->
                filter.with(field + ": " + Conventions.listFilterOf(objects.elementType()), tests(field));
            case FieldSource.ToOne toOne ->
                filter.with(
                        field + ": " + Conventions.filterOf(toOne.targetType()),
                        "`%s` is there and passes.".formatted(field));
            case FieldSource.ToMany toMany ->
                filter.with(field + ": " + Conventions.listFilterOf(toMany.targetType()), tests(field))
                        .with(
                                Conventions.countOf(field) + ": IntFilter",
                                "Tests how many `%s` there are.".formatted(field));
        }
    }

    static String of(JsonShape shape) {
        String type = shape.typeName();
        Definition filter = logical(
                Conventions.filterOf(type),
                "Tests `%s` objects; all tests given have to hold. A value of another type counts as absent.",
                type);
        shape.keyByField().forEach((field, key) -> {
            if (!key.list()) {
                filter.with(field + ": " + Conventions.filterOf(key.kind().scalar()), tests(field));
            } else if (key.kind() == ValueKind.TEXT) {
                filter.with(field + ": " + Conventions.listFilterOf("String"), tests(field));
            }
        });
        Definition list = listFilter(type, "objects").with("length: IntFilter", "Tests how many objects the list has.");
        return filter.text() + list.text();
    }

    /** The start of a filter that can stand inside itself; {@code description} has a place for the type. */
    static Definition logical(String name, String description, String type) {
        return Definition.input(name, description.formatted(type))
                .with("and: [%s!]".formatted(name), "Each of these holds.")
                .with("or: [%s!]".formatted(name), "At least one of these holds.")
                .with("not: " + name, "This does not hold; what a null leaves open does not pass either.");
    }

    private static Definition listFilter(String type, String elements) {
        String filter = Conventions.filterOf(type);
        return Definition.input(
                        Conventions.listFilterOf(type),
                        "Tests a list of `%s` %s; all tests given have to hold.".formatted(type, elements))
                .with("some: " + filter, "At least one passes.")
                .with("every: " + filter, "Every one passes; so it is when there is none.")
                .with("none: " + filter, "None passes.");
    }

    private static boolean isListed(String type, Model model) {
        return model.entities().stream()
                .flatMap(entity -> entity.fields(FieldSource.ToMany.class))
                .anyMatch(relation -> relation.getValue().targetType().equals(type));
    }

    private static String tests(String field) {
        return "Tests `%s`.".formatted(field);
    }
}
