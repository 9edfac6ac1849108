package io.narraforge.engine;

import io.narraforge.document.JsonPatch;
import io.narraforge.document.MergePatch;
import io.narraforge.document.PatchRefusedException;
import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.ValueKind;
import io.narraforge.plan.Place;
import io.narraforge.plan.ValueText;
import io.narraforge.plan.write.InputReader;
import io.narraforge.plan.write.InputRow;
import io.narraforge.plan.write.InputRule;
import io.narraforge.problem.Excerpt;
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
    /** Each document is there several times while it is sent, and other requests need memory, too. */
    static final long MAX_PATCHED_CHARACTERS = 32L << 20;

    /** A longer one helps nobody to find the place, and the client has it. */
    private static final int MAX_POINTER_LENGTH = 1_000;

    private final EntityModel entity;
    private final InputRule rule;
    private final InputRow replaced;
    private final Place place;
    private final Map<Attribute, DocumentChange> changeByDocument = new LinkedHashMap<>();

    Changes(EntityModel entity, InputReader inputs, InputRule rule, Map<?, ?> patch, Place place) {
        this.entity = entity;
        this.rule = rule;
        this.place = place;
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
                ValueText.storable(String.valueOf(given.get("path")), place.at("path")),
                from == null ? null : ValueText.storable(from.toString(), place.at("from")),
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

    /**
     * The new values of rows that were found by a filter; what is refused of a row is told with its id. A patch may take
     * long over so many, and make much of little: it ends with its transaction, and at a number of characters.
     */
    List<InputRow> ofEach(List<Row> rows, Statements statements) {
        var changed = new ArrayList<InputRow>();
        long characters = 0;
        for (Row before : rows) {
            statements.refuseIfOver();
            InputRow row = ofFound(before);
            characters += patchedCharacters(row);
            if (characters > MAX_PATCHED_CHARACTERS) {
                throw place.beyondLimit(
                        "makes documents of",
                        MAX_PATCHED_CHARACTERS,
                        characters,
                        "characters or more; narrow \"where\", and change the rows in parts");
            }
            changed.add(row);
        }
        return changed;
    }

    private long patchedCharacters(InputRow row) {
        return changeByDocument.keySet().stream()
                .mapToLong(document ->
                        Objects.requireNonNull(row.values().get(document)).length())
                .sum();
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
        String pointer = refused.pointer();
        var input = new Problem.InputPlace(
                at.argument(), at.path(), pointer.length() > MAX_POINTER_LENGTH ? null : pointer);
        return new ProblemOccurredException(new Problem.BadUserInput(
                input, at + ": in the document, \"" + Excerpt.of(pointer) + "\" " + refused.reason()));
    }
}
