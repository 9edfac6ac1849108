package io.narraforge.plan.filter;

import io.narraforge.model.ValueKind;
import io.narraforge.plan.JsonText;
import io.narraforge.plan.JsonValueCheck;
import io.narraforge.plan.Place;
import io.narraforge.plan.ValueText;
import io.narraforge.plan.value.JsonPlace;
import io.narraforge.plan.value.JsonScalar;
import io.narraforge.plan.value.Operand;
import io.narraforge.plan.value.OperandReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the filter inputs of JSON values: of whole columns, of paths inside, of list elements, of lists of strings. */
final class JsonTests {
    private static final String PATH = "path";

    /** What they test inside counts, not they. */
    private static final Set<String> INNER = Set.of("string", "number", "boolean", "length", "any", "every");

    private final Parameters parameters;
    private final ScalarTests scalars;
    private final JsonText json;

    JsonTests(Parameters parameters, ScalarTests scalars, JsonText json) {
        this.parameters = parameters;
        this.scalars = scalars;
        this.json = json;
    }

    /** A {@code JsonFilter}. */
    Filter read(JsonPlace value, Object given, Place place) {
        return Tests.read(given, place, "{contains: …}", (name, test, at) -> switch (name) {
            case "isNull" -> isSqlNull(value, test);
            case PATH -> paths(value, test, at);
            case "matches" -> matches(value, (Map<?, ?>) test, at);
            default -> test(value, name, test, at);
        });
    }

    /** A {@code StringListFilter}. */
    Filter readStrings(JsonPlace list, Object given, Place place) {
        return Tests.read(given, place, "{has: …}", (name, test, at) -> switch (name) {
            case "has" -> has(list, JsonComparison.HAS_KEY, key(test, at), at);
            case "hasAny" -> has(list, JsonComparison.HAS_ANY_KEY, keys(test, at), at);
            case "hasEvery" -> has(list, JsonComparison.HAS_EVERY_KEY, keys(test, at), at);
            case "length" -> scalars.read(new Operand.JsonLength(list), test, at);
            default -> {
                var element = new Operand.Json(JsonPlace.element(), JsonScalar.STRING);
                yield elements(list, name, scalars.read(element, test, at));
            }
        });
    }

    private Filter has(JsonPlace list, JsonComparison comparison, int strings, Place place) {
        parameters.countTest(place);
        return new Filter.JsonCompare(list, comparison, !list.knownList(), strings);
    }

    /** Of the elements of a list: {@code some}, {@code every} or {@code none}. */
    static Filter elements(JsonPlace list, String quantifier, Filter filter) {
        return new Filter.Elements(
                list,
                switch (quantifier) {
                    case "some", "any" -> Quantifier.SOME;
                    case "every" -> Quantifier.EVERY;
                    case "none" -> Quantifier.NONE;
                    default -> throw new IllegalStateException("nobody reads " + quantifier);
                },
                filter);
    }

    private Filter test(JsonPlace value, String name, Object test, Place place) {
        if (!INNER.contains(name)) {
            parameters.countTest(place);
        }
        return switch (name) {
            case "contains" -> compare(value, JsonComparison.CONTAINS, jsonText(test, place));
            case "containedBy" -> compare(value, JsonComparison.CONTAINED_BY, jsonText(test, place));
            case "hasKey" -> compare(value, JsonComparison.HAS_KEY, key(test, place));
            case "hasAnyKey" -> compare(value, JsonComparison.HAS_ANY_KEY, keys(test, place));
            case "hasEveryKey" -> compare(value, JsonComparison.HAS_EVERY_KEY, keys(test, place));
            case "isJsonNull" -> negatedUnless(test, new Filter.JsonNull(value));
            case "exists" -> negatedUnless(test, new Filter.JsonExists(value));
            case "string" -> scalar(value, JsonScalar.STRING, test, place);
            case "number" -> scalar(value, JsonScalar.NUMBER, test, place);
            case "boolean" -> scalar(value, JsonScalar.BOOLEAN, test, place);
            case "length" -> scalars.read(new Operand.JsonLength(value), test, place);
            case "any", "every" -> elements(value, name, element(test, place));
            default -> throw new IllegalStateException("the contract has a test that nobody reads: " + name);
        };
    }

    private Filter scalar(JsonPlace value, JsonScalar scalar, Object test, Place place) {
        return scalars.read(new Operand.Json(value, scalar), test, place);
    }

    private static Filter isSqlNull(JsonPlace value, Object isNull) {
        return negatedUnless(isNull.equals(false), new Filter.JsonExists(value));
    }

    private static Filter negatedUnless(Object wanted, Filter filter) {
        return wanted.equals(true) ? filter : new Filter.Not(filter);
    }

    /** A {@code JsonElementFilter}: exactly one test, or some paths. */
    private Filter element(Object given, Place place) {
        JsonPlace element = JsonPlace.element();
        return Tests.read(
                given,
                place,
                "{string: {eq: …}}",
                (name, test, at) -> name.equals(PATH) ? paths(element, test, at) : test(element, name, test, at));
    }

    private Filter paths(JsonPlace value, Object given, Place place) {
        List<Filter> parts = Tests.each(
                given,
                place,
                "{path: [\"climate\"], string: {eq: …}}",
                (index, test, at) -> pathTest(value, (Map<?, ?>) test, at));
        return parts.size() == 1 ? parts.getFirst() : new Filter.All(parts);
    }

    private Filter pathTest(JsonPlace value, Map<?, ?> given, Place place) {
        JsonPlace inside = value.at(OperandReader.steps(given.get(PATH), place.at(PATH)));
        var tests = new LinkedHashMap<Object, Object>(given);
        tests.remove(PATH);
        if (tests.size() != 1) {
            throw place.refuse("has " + tests.size()
                    + " tests beside its path; write exactly one, such as string: {eq: …} or exists: true");
        }
        return Tests.read(tests, place, "exists: true", (name, test, at) -> test(inside, name, test, at));
    }

    private static Filter compare(JsonPlace value, JsonComparison comparison, int parameter) {
        return new Filter.JsonCompare(value, comparison, false, parameter);
    }

    private int key(Object key, Place place) {
        return parameters.add(ValueText.of(ValueKind.TEXT, key, place));
    }

    private int keys(Object given, Place place) {
        var keys = new ArrayList<String>();
        List<?> wanted = (List<?>) given;
        for (int i = 0; i < wanted.size(); i++) {
            keys.add(ValueText.of(ValueKind.TEXT, wanted.get(i), place.at(i)));
        }
        return parameters.add(keys);
    }

    private Filter matches(JsonPlace value, Map<?, ?> given, Place place) {
        parameters.countTest(place);
        Object variables = given.get("variables");
        if (variables != null && !(variables instanceof Map<?, ?>)) {
            throw place.at("variables").refuse("is no object; write {name: value} for the path's $name");
        }
        String path = ValueText.storable(String.valueOf(given.get(PATH)), place.at(PATH));
        return new Filter.JsonMatches(
                value,
                parameters.addJsonPath(path, place),
                variables == null ? parameters.add("{}") : jsonText(variables, place.at("variables")));
    }

    private int jsonText(Object value, Place place) {
        JsonValueCheck.requireStorable(value, place);
        return parameters.add(json.write(value));
    }
}
