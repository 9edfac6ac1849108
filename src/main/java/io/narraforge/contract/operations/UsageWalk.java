package io.narraforge.contract.operations;

import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableDefinition;
import io.narraforge.contract.schema.DirectiveRule;
import io.narraforge.contract.schema.OutputField;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.Schema.RootOperation;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.TypeRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The way through one operation, for one time: selections wait for their turn instead of being nested calls. */
final class UsageWalk {
    private final Schema schema;
    private final Map<String, FragmentDefinition> fragmentByName;
    private final OperationDefinition operation;
    private final Listener listener;

    private final SortedSet<String> coordinates = new TreeSet<>();
    private final SortedSet<String> omitted = new TreeSet<>();
    private final GivenValues given;
    private final Set<String> spread = new HashSet<>();
    private final Deque<Scope> waiting = new ArrayDeque<>();

    /** @param listener is told of each coordinate where it is named, again for every place */
    UsageWalk(
            Schema schema,
            Map<String, FragmentDefinition> fragmentByName,
            OperationDefinition operation,
            Listener listener) {
        this.schema = schema;
        this.fragmentByName = fragmentByName;
        this.operation = operation;
        this.listener = listener;
        this.given = new GivenValues(schema, operation.getVariableDefinitions(), this::name, omitted);
    }

    /** Is told what stands where. */
    @FunctionalInterface
    interface Listener {
        void named(String coordinate, Node<?> node);
    }

    private void name(String coordinate, Node<?> node) {
        coordinates.add(coordinate);
        listener.named(coordinate, node);
    }

    /**
     * Selections that are still to be looked at.
     *
     * @param type that they are of; null where the schema does not say, as below introspection
     */
    private record Scope(SelectionSet selections, @Nullable SchemaType type) {}

    Usage walk() {
        RootOperation kind = RootOperation.valueOf(operation.getOperation().name());
        Schema.Binding root = schema.roots().get(kind);
        if (root != null) {
            coordinates.add("schema." + kind.keyword());
        }
        readDirectives(operation.getDirectives(), kind.name());
        SortedSet<String> variableTypes = readVariables();
        enter(operation.getSelectionSet(), root == null ? null : type(root.type()));
        for (Scope next = waiting.poll(); next != null; next = waiting.poll()) {
            read(next);
        }
        return new Usage(coordinates, variableTypes, omitted);
    }

    private SortedSet<String> readVariables() {
        var types = new TreeSet<String>();
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            String type = TypeRef.of(variable.getType()).innermost();
            if (schema.types().containsKey(type)) {
                types.add(type);
            }
            readDirectives(variable.getDirectives(), "VARIABLE_DEFINITION");
        }
        return types;
    }

    /** A type of the schema, which counts as used. */
    private @Nullable SchemaType type(String name) {
        SchemaType type = schema.types().get(name);
        if (type != null) {
            coordinates.add(name);
        }
        return type;
    }

    private void enter(@Nullable SelectionSet selections, @Nullable SchemaType type) {
        if (selections != null) {
            waiting.push(new Scope(selections, type));
        }
    }

    private void read(Scope scope) {
        for (Selection<?> selection : scope.selections().getSelections()) {
            switch (selection) {
                case Field field -> readField(field, scope.type());
                case InlineFragment fragment -> readInline(fragment, scope.type());
                case FragmentSpread fragment -> readSpread(fragment);
                default -> throw new IllegalStateException("GraphQL has no such selection: " + selection);
            }
        }
    }

    private void readField(Field field, @Nullable SchemaType parent) {
        readDirectives(field.getDirectives(), "FIELD");
        OutputField definition =
                parent instanceof Composite composite ? composite.fields().get(field.getName()) : null;
        if (parent == null || definition == null) {
            enter(field.getSelectionSet(), null);
            return;
        }
        String coordinate = parent.name() + "." + field.getName();
        name(coordinate, field);
        given.readArguments(field.getArguments(), definition.arguments(), coordinate);
        enter(field.getSelectionSet(), type(definition.type().innermost()));
    }

    private void readInline(InlineFragment fragment, @Nullable SchemaType parent) {
        readDirectives(fragment.getDirectives(), "INLINE_FRAGMENT");
        enter(
                fragment.getSelectionSet(),
                fragment.getTypeCondition() == null
                        ? parent
                        : type(fragment.getTypeCondition().getName()));
    }

    private void readSpread(FragmentSpread fragment) {
        readDirectives(fragment.getDirectives(), "FRAGMENT_SPREAD");
        FragmentDefinition definition = fragmentByName.get(fragment.getName());
        // Its condition alone says what it selects from, so one look is enough; it ends rings, too.
        if (definition != null && spread.add(fragment.getName())) {
            readDirectives(definition.getDirectives(), "FRAGMENT_DEFINITION");
            enter(
                    definition.getSelectionSet(),
                    type(definition.getTypeCondition().getName()));
        }
    }

    private void readDirectives(List<Directive> directives, String location) {
        for (Directive directive : directives) {
            DirectiveRule rule = schema.directives().get(directive.getName());
            if (rule != null) {
                String coordinate = "@" + rule.name();
                coordinates.add(coordinate);
                coordinates.add(coordinate + " " + location);
                given.readArguments(directive.getArguments(), rule.arguments(), coordinate);
            }
        }
    }
}
