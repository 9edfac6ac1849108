package io.narraforge.contract.diff;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.Literal;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType.InputType;
import io.narraforge.contract.schema.TypeRef;
import io.narraforge.contract.schema.TypeRef.ListOf;
import io.narraforge.contract.schema.TypeRef.Named;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A form of values in which two are equal when a server makes the same of them, however they are written. */
final class ValueForm {
    private static final TypeRef UNKNOWN = new Named("");

    private final Schema schema;

    ValueForm(Schema schema) {
        this.schema = schema;
    }

    private record Name(String value) {}

    private record Absent() {}

    /** The value of an argument or an input field of a type; the type decides what a lone item and an id mean. */
    Object of(Value<?> value, TypeRef type) {
        TypeRef expected = type.nullable();
        // GraphQL, 3.11: a value that is no list is a list of one; null is not.
        if (expected instanceof ListOf(TypeRef item)) {
            return switch (value) {
                case ArrayValue list ->
                    list.getValues().stream().map(each -> of(each, item)).toList();
                case NullValue nothing -> new Absent();
                default -> List.of(of(value, item));
            };
        }
        boolean isId = expected instanceof Named(String name) && name.equals("ID");
        return switch (value) {
            case IntValue number when isId -> number.getValue().toString();
            case IntValue number -> new BigDecimal(number.getValue()).stripTrailingZeros();
            case FloatValue number -> number.getValue().stripTrailingZeros();
            case StringValue string -> Literal.text(string);
            case BooleanValue truth -> truth.isValue();
            case EnumValue name -> new Name(name.getName());
            case NullValue nothing -> new Absent();
            case ArrayValue list ->
                list.getValues().stream().map(each -> of(each, UNKNOWN)).toList();
            case ObjectValue object -> fields(object, expected);
            default -> throw new IllegalArgumentException("SDL has no such value: " + value);
        };
    }

    private Map<String, Object> fields(ObjectValue object, TypeRef type) {
        Map<String, InputValue> defined =
                schema.types().get(type.innermost()) instanceof InputType input ? input.fields() : Map.of();
        var fields = new HashMap<String, Object>();
        for (ObjectField field : object.getObjectFields()) {
            InputValue definition = defined.get(field.getName());
            fields.put(field.getName(), of(field.getValue(), definition == null ? UNKNOWN : definition.type()));
        }
        return fields;
    }
}
