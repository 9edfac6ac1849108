package io.narraforge.engine;

import io.narraforge.document.JsonPatch;
import io.narraforge.document.MergePatch;
import io.narraforge.document.PatchRefusedException;
import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.ValueKind;
import io.narraforge.plan.Place;
import io.narraforge.plan.write.DocumentRule;
import io.narraforge.plan.write.InputReader;
import io.narraforge.plan.write.InputRow;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a patch does to rows: values that replace, and changes of JSON documents that depend on what is there. */
final class Changes {
    private final EntityModel entity;
    private final DocumentRule rule;
    private final InputRow replaced;
    private final Map<Attribute, DocumentChange> changeByDocument = new LinkedHashMap<>();

    Changes(EntityModel entity, InputReader inputs, DocumentRule rule, Map<?, ?> patch, Place place) {
        this.entity = entity;
        this.rule = rule;
        this.replaced = inputs.readChanges(patch, place);
        entity.inputs()
                .map(Map.Entry::getValue)
                .filter(attribute -> attribute.kind() == ValueKind.JSON)
                .forEach(document -> readChange(document, patch, place));
    }

    /** A patch of one document; applied to each row's own. */
    private record DocumentChange(Patch patch, Place place) {
        @FunctionalInterface
        interface Patch {
            String apply(String document) throws PatchRefusedException;
        }
    }

    private void readChange(Attribute document, Map<?, ?> patch, Place place) {
        String merge = Conventions.mergePatchOf(document.name());
        String operations = Conventions.jsonPatchOf(document.name());
        if (patch.containsKey(merge)) {
            keep(document, place.at(merge), () -> mergePatch(patch.get(merge), place.at(merge)));
        }
        if (patch.containsKey(operations)) {
            keep(document, place.at(operations), () -> jsonPatch(patch.get(operations), place.at(operations)));
        }
    }

    /** Reads a patch. */
    @FunctionalInterface
    private interface PatchReading {
        DocumentChange.Patch read() throws PatchRefusedException;
    }

    private void keep(Attribute document, Place place, PatchReading reading) {
        if (replaced.values().containsKey(document) || changeByDocument.containsKey(document)) {
            throw place.refuse("changes " + document.name() + ", which another field of the patch changes, too; use one"
                    + " of them");
        }
        try {
            changeByDocument.put(document, new DocumentChange(reading.read(), place));
        } catch (PatchRefusedException refused) {
            throw placed(refused, place);
        }
    }

    private static DocumentChange.Patch mergePatch(@Nullable Object given, Place place) throws PatchRefusedException {
        return MergePatch.of(InputReader.json(given, JsonValues::write, place))::apply;
    }

    private static DocumentChange.Patch jsonPatch(@Nullable Object given, Place place) throws PatchRefusedException {
        if (!(given instanceof List<?> list)) {
            throw place.refuse("is null; give a list of operations, or leave it out");
        }
        var operations = new ArrayList<JsonPatch.Operation>();
        for (int i = 0; i < list.size(); i++) {
            operations.add(operation((Map<?, ?>) Objects.requireNonNull(list.get(i)), place.at(i)));
        }
        return JsonPatch.of(operations)::apply;
    }

    private static JsonPatch.Operation operation(Map<?, ?> given, Place place) {
        Object from = given.get("from");
        return new JsonPatch.Operation(
                JsonPatch.Kind.valueOf(String.valueOf(given.get("op")).toUpperCase(Locale.ROOT)),
                String.valueOf(given.get("path")),
                from == null ? null : from.toString(),
                given.containsKey("value")
                        ? InputReader.json(given.get("value"), JsonValues::write, place.at("value"))
                        : null);
    }

    /** What has to be known of a row to change it: its id, its version, and the documents that are patched. */
    List<Attribute> columnsToLock() {
        var columns = new ArrayList<Attribute>();
        columns.add(entity.id());
        entity.rowVersion().ifPresent(columns::add);
        columns.addAll(changeByDocument.keySet());
        return columns;
    }

    /** The new values of rows that were found by a filter; what is refused of a row is told with its id. */
    List<InputRow> ofEach(List<Row> rows) {
        return rows.stream().map(this::ofFound).toList();
    }

    private InputRow ofFound(Row before) {
        try {
            return of(before);
        } catch (ProblemOccurredException refused) {
            throw refused.problem() instanceof Problem.BadUserInput bad
                    ? new ProblemOccurredException(
                            new Problem.BadUserInput(
                                    bad.place(),
                                    bad.message() + "; so it is in the " + entity.typeName() + " with the id \""
                                            + before.id() + "\", and nothing is changed"),
                            refused)
                    : refused;
        }
    }

    /** The new values of a row, with its id. */
    InputRow of(Row before) {
        InputRow row = replaced.with(entity.id(), before.id());
        for (var change : changeByDocument.entrySet()) {
            String stored = String.valueOf(before.value(change.getKey()));
            row = row.with(change.getKey(), changed(change.getKey(), change.getValue(), stored));
        }
        return row;
    }

    private String changed(Attribute document, DocumentChange change, String stored) {
        try {
            String changed = change.patch().apply(stored);
            rule.check(entity, document, changed, change.place());
            return changed;
        } catch (PatchRefusedException refused) {
            throw placed(refused, change.place());
        }
    }

    private static ProblemOccurredException placed(PatchRefusedException refused, Place place) {
        OptionalInt operation = refused.operation();
        Place at = operation.isPresent() ? place.at(operation.getAsInt()) : place;
        var input = new Problem.InputPlace(at.argument(), at.path(), refused.pointer());
        return new ProblemOccurredException(new Problem.BadUserInput(
                input, at + ": in the document, \"" + refused.pointer() + "\" " + refused.reason()));
    }
}
