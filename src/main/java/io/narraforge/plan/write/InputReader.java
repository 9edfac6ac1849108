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
    private final DocumentRule documents;

    public InputReader(EntityModel entity, JsonText jsonText, DocumentRule documents) {
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
        InputRow row = readChanges(given, place);
        documents.checkTogether(entity, row);
        return row;
    }

    /** Changes of rows that are there: the columns that the patch names. */
    public InputRow readChanges(Map<?, ?> given, Place place) {
        var values = new LinkedHashMap<Attribute, @Nullable String>();
        entity.inputs().forEach(input -> {
            String field = input.getKey();
            if (given.containsKey(field)) {
                values.put(input.getValue(), text(input.getValue(), given.get(field), place.at(field)));
            }
        });
        return new InputRow(values, place);
    }

    private @Nullable String text(Attribute attribute, @Nullable Object value, Place place) {
        if (value == null) {
            if (attribute.nullable()) {
                return null;
            }
            throw place.refuse("is null and always has a value; leave it out"
                    + (attribute.hasDefault() ? " for the default, or to keep what is there" : ", or give one"));
        }
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
