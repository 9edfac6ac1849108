package io.narraforge.contract.operations;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.EnumType;
import io.narraforge.contract.schema.SchemaType.InputType;
import io.narraforge.contract.schema.SchemaType.ScalarType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what an operation gives, as far as its text says it, and what it leaves to a default. */
final class GivenValues {
    private final Schema schema;
    private final Set<String> certainVariables;
    private final UsageWalk.Listener naming;
    private final SortedSet<String> omitted;
    private final Map<Owner, List<String>> withDefaultByOwner = new HashMap<>();
    private final Deque<Written> waiting = new ArrayDeque<>();

    GivenValues(
            Schema schema, List<VariableDefinition> variables, UsageWalk.Listener naming, SortedSet<String> omitted) {
        this.schema = schema;
        this.naming = naming;
        this.omitted = omitted;
        this.certainVariables = variables.stream()
                .filter(GivenValues::isCertain)
                .map(VariableDefinition::getName)
                .collect(Collectors.toSet());
    }

    /** A value, and the node whose place is that of its name. */
    private record Given(Node<?> node, Value<?> value) {}

    /** A value as it stands in the text, for a type or lists of it. */
    private record Written(Value<?> value, @Nullable SchemaType type) {}

    /** What something belongs to that can be given: what stands around its name in its coordinate. */
    private record Owner(String before, String behind) {
        String coordinate(String name) {
            return before + name + behind;
        }
    }

    /** Whether it gives a value in any case. */
    private static boolean isCertain(VariableDefinition variable) {
        boolean hasDefault = variable.getDefaultValue() != null && !(variable.getDefaultValue() instanceof NullValue);
        return variable.getType() instanceof NonNullType || hasDefault;
    }

    void readArguments(List<Argument> arguments, Map<String, InputValue> defined, String owner) {
        var givenByName = new HashMap<String, Given>();
        arguments.forEach(each -> givenByName.put(each.getName(), new Given(each, each.getValue())));
        read(givenByName, defined, new Owner(owner + "(", ":)"));
        for (Written next = waiting.poll(); next != null; next = waiting.poll()) {
            read(next);
        }
    }

    private void read(Map<String, Given> givenByName, Map<String, InputValue> defined, Owner owner) {
        givenByName.forEach((name, given) -> {
            InputValue definition = defined.get(name);
            if (definition != null) {
                naming.named(owner.coordinate(name), given.node());
                SchemaType type = schema.types().get(definition.type().innermost());
                waiting.add(new Written(given.value(), type));
            }
        });
        for (String name : withDefault(owner, defined)) {
            if (!isGivenForSure(givenByName.get(name))) {
                omitted.add(owner.coordinate(name));
            }
        }
    }

    private List<String> withDefault(Owner owner, Map<String, InputValue> defined) {
        return withDefaultByOwner.computeIfAbsent(
                owner,
                once -> defined.values().stream()
                        .filter(each -> each.isNonNull() && each.defaultValue() != null)
                        .map(InputValue::name)
                        .toList());
    }

    /** A variable that may be absent leaves the default to be taken. */
    private boolean isGivenForSure(@Nullable Given given) {
        return given != null
                && !(given.value() instanceof VariableReference variable
                        && !certainVariables.contains(variable.getName()));
    }

    private void read(Written written) {
        if (written.value() instanceof ArrayValue list) {
            list.getValues().forEach(each -> waiting.add(new Written(each, written.type())));
        } else if (!(written.value() instanceof NullValue) && !(written.value() instanceof VariableReference)) {
            readItem(written.value(), written.type());
        }
    }

    private void readItem(Value<?> value, @Nullable SchemaType type) {
        switch (type) {
            case InputType input
            when value instanceof ObjectValue object -> {
                naming.named(input.name(), object);
                var givenByName = new HashMap<String, Given>();
                for (ObjectField field : object.getObjectFields()) {
                    // graphql-java says of no field of an object where it stands, only of its value.
                    givenByName.put(field.getName(), new Given(field.getValue(), field.getValue()));
                }
                read(givenByName, input.fields(), new Owner(input.name() + ".", ""));
            }
            case EnumType anEnum
            when value instanceof EnumValue name -> {
                if (anEnum.values().containsKey(name.getName())) {
                    naming.named(anEnum.name() + "." + name.getName(), name);
                }
            }
            case ScalarType scalar -> naming.named(scalar.name(), value);
            case null, default -> {}
        }
    }
}
