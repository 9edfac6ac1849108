package io.narraforge.plan.write;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.ValueKind;
import io.narraforge.plan.JsonText;
import io.narraforge.plan.JsonValueCheck;
import io.narraforge.plan.Place;
import io.narraforge.plan.ValueText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an input that are columns of an entity; refuses, with its place, what no row can hold. */
public final class InputReader {
    private final EntityModel entity;
    private final JsonText jsonText;
    private final InputRule documents;

    public InputReader(EntityModel entity, JsonText jsonText, InputRule documents) {
        this.entity = entity;
        this.jsonText = jsonText;
        this.documents = documents;
    }

    /**
     * A new row: the columns that the input names.
     *
     * @param given the input as the contract's scalars read it; may have fields that are no columns
     */
    public InputRow read(Map<?, ?> given, Place place) {
        return readWhole(given, place, Use.NEW);
    }

    /** A new row, or what the row that has its key is changed to. */
    public InputRow readNewOrChanged(Map<?, ?> given, Place place) {
        return readWhole(given, place, Use.NEW_OR_CHANGED);
    }

    private InputRow readWhole(Map<?, ?> given, Place place, Use use) {
        InputRow row = read(given, place, use);
        documents.checkTogether(entity, row);
        return row;
    }

    /** Changes of rows that are there: the columns that the patch names. */
    public InputRow readChanges(Map<?, ?> given, Place place) {
        return read(given, place, Use.CHANGED);
    }

    private InputRow read(Map<?, ?> given, Place place, Use use) {
        var values = new LinkedHashMap<Attribute, @Nullable String>();
        entity.inputs().forEach(input -> {
            String field = input.getKey();
            if (given.containsKey(field)) {
                Place placeOfField = place.at(field);
                Object value = given.get(field);
                if (value == null && !input.getValue().nullable()) {
                    throw placeOfField.refuse("is null and always has a value; " + adviceOn(input.getValue(), use));
                }
                values.put(input.getValue(), value == null ? null : text(input.getValue(), value, placeOfField));
            }
        });
        return new InputRow(values, place);
    }

    private String adviceOn(Attribute attribute, Use use) {
        if (use == Use.CHANGED) {
            return "leave it out to keep what is there";
        }
        if (entity.isRequiredOnCreate(attribute)) {
            return "give one";
        }
        if (!attribute.hasDefault()) {
            return "leave it out, or give one";
        }
        return "leave it out for the default" + (use == Use.NEW ? "" : ", or to keep what is there");
    }

    /** What becomes of the values that are read. */
    private enum Use {
        NEW,
        CHANGED,
        NEW_OR_CHANGED
    }

    private String text(Attribute attribute, Object value, Place place) {
        if (attribute.kind() == ValueKind.JSON) {
            return document(attribute, value, place);
        }
        String text = ValueText.of(attribute.kind(), value, place);
        attribute.maxLength().ifPresent(max -> requireLength(text, max, place));
        return text;
    }

    private String document(Attribute attribute, Object value, Place place) {
        String json = json(value, jsonText, place);
        documents.check(entity, attribute, json, place);
        return json;
    }

    /** A JSON value that can be stored, as text; a null is JSON's. */
    public static String json(@Nullable Object value, JsonText jsonText, Place place) {
        JsonValueCheck.requireStorable(value, place);
        return value == null ? "null" : jsonText.write(value);
    }

    /** PostgreSQL counts characters, not Java's halves of them. */
    private static void requireLength(String text, int max, Place place) {
        int length = text.codePointCount(0, text.length());
        if (length > max) {
            throw place.refuse("has " + length + " characters; at most " + max + " are stored");
        }
    }
}
