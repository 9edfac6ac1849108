package io.narraforge.plan.filter;

import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.model.JsonShape;
import io.narraforge.model.Model;
import io.narraforge.model.ValueKind;
import io.narraforge.plan.JsonText;
import io.narraforge.plan.Place;
import io.narraforge.plan.value.JsonPlace;
import io.narraforge.plan.value.JsonScalar;
import io.narraforge.plan.value.Operand;
import java.util.List;
import java.util.Locale;

/**
 * Reads a {@code where} argument into a filter, by the same rules by which its input types are derived from the model.
 * Says of everything that is no test where it stands, and what to write.
 */
public final class FilterReader {
    /** {@code charactersCount} counts what {@code characters} lists. */
    public static final String COUNT = "Count";

    private static final String EXAMPLE = "{name: {eq: …}}";

    private final Model model;
    private final Parameters parameters = new Parameters();
    private final ScalarTests scalars = new ScalarTests(parameters);
    private final JsonTests json;

    private FilterReader(Model model, JsonText jsonText) {
        this.model = model;
        this.json = new JsonTests(parameters, scalars, jsonText);
    }

    /**
     * Reads the whole argument.
     *
     * @param given the value as the contract's scalars read it
     */
    public static Filtered read(Model model, EntityModel entity, Object given, Place place, JsonText jsonText) {
        var reader = new FilterReader(model, jsonText);
        Filter filter = reader.ofEntity(entity, given, place);
        return new Filtered(filter, reader.parameters.values(), reader.parameters.jsonPaths());
    }

    private Filter ofEntity(EntityModel entity, Object given, Place place) {
        return Tests.read(given, place, EXAMPLE, (field, test, at) -> switch (field) {
            case "and" -> new Filter.All(each(entity, test, at));
            case "or" -> new Filter.Any(each(entity, test, at));
            case "not" -> new Filter.Not(ofEntity(entity, test, at));
            default -> ofField(entity, field, test, at);
        });
    }

    private List<Filter> each(EntityModel entity, Object given, Place place) {
        return Tests.each(given, place, EXAMPLE, (index, test, at) -> ofEntity(entity, test, at));
    }

    private Filter ofField(EntityModel entity, String field, Object test, Place place) {
        FieldSource source = entity.sourceByField().get(field);
        return switch (source) {
            case FieldSource.Column(var attribute)
            when attribute.kind() == ValueKind.JSON -> json.read(JsonPlace.of(attribute), test, place);
            case FieldSource.Column(var attribute) -> scalars.read(new Operand.Of(attribute), test, place);
            case FieldSource.JsonStrings(var attribute) -> json.readStrings(JsonPlace.ofList(attribute), test, place);
            case FieldSource.JsonObjects objects ->
                ofObjects(JsonPlace.ofList(objects.attribute()), model.shape(objects.elementType()), test, place);
            case FieldSource.ToOne toOne -> {
                EntityModel target = model.entity(toOne.targetType());
                parameters.countRelation(place);
                yield new Filter.Linked(target, toOne.foreignKey(), ofEntity(target, test, place));
            }
            case FieldSource.ToMany toMany -> ofRows(toMany, test, place);
            case null -> ofCount(entity, field, test, place);
        };
    }

    private Filter ofRows(FieldSource.ToMany toMany, Object given, Place place) {
        EntityModel target = model.entity(toMany.targetType());
        return Tests.read(given, place, "{some: {…}}", (name, test, at) -> {
            parameters.countRelation(at);
            var quantifier = Quantifier.valueOf(name.toUpperCase(Locale.ROOT));
            return new Filter.Related(target, toMany.foreignKey(), toMany.id(), quantifier, ofEntity(target, test, at));
        });
    }

    private Filter ofCount(EntityModel entity, String field, Object test, Place place) {
        String relation = field.substring(0, field.length() - COUNT.length());
        var toMany = (FieldSource.ToMany) entity.sourceByField().get(relation);
        if (toMany == null) {
            throw new IllegalStateException("the contract has a filter that nobody reads: " + field);
        }
        var count = new Operand.RelationCount(model.entity(toMany.targetType()), toMany.foreignKey(), toMany.id());
        return scalars.read(count, test, place);
    }

    private Filter ofObjects(JsonPlace list, JsonShape shape, Object given, Place place) {
        return Tests.read(
                given,
                place,
                "{some: {…}}",
                (name, test, at) -> name.equals("length")
                        ? scalars.read(new Operand.JsonLength(list), test, at)
                        : JsonTests.elements(list, name, ofObject(shape, test, at)));
    }

    private Filter ofObject(JsonShape shape, Object given, Place place) {
        return Tests.read(given, place, "{eq: …}", (field, test, at) -> switch (field) {
            case "and" -> new Filter.All(eachObject(shape, test, at));
            case "or" -> new Filter.Any(eachObject(shape, test, at));
            case "not" -> new Filter.Not(ofObject(shape, test, at));
            default -> ofKey(shape, field, test, at);
        });
    }

    private List<Filter> eachObject(JsonShape shape, Object given, Place place) {
        return Tests.each(given, place, EXAMPLE, (index, test, at) -> ofObject(shape, test, at));
    }

    private Filter ofKey(JsonShape shape, String field, Object test, Place place) {
        JsonShape.JsonKey key = shape.keyByField().get(field);
        if (key == null) {
            throw new IllegalStateException("the contract has a filter that nobody reads: " + field);
        }
        JsonPlace value = JsonPlace.element().at(List.of(key.key()));
        if (key.list()) {
            return json.readStrings(value, test, place);
        }
        if (key.kind() == ValueKind.JSON) {
            return json.read(value, test, place);
        }
        var operand = new Operand.Json(value, JsonScalar.of(key.kind()));
        return key.kind() == ValueKind.ID
                ? scalars.readIgnoringCase(operand, test, place)
                : scalars.read(operand, test, place);
    }
}
