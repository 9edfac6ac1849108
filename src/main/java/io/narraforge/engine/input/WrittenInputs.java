package io.narraforge.engine.input;

import graphql.language.Argument;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.narraforge.plan.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the values of a document that may be wrong in many ways: what the contract does not know is passed over. */
public final class WrittenInputs {
    private final GraphQLSchema schema;
    private final List<WrittenInput> found = new ArrayList<>();

    private WrittenInputs(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** In the order of the document. */
    public static List<WrittenInput> of(Document document, GraphQLSchema schema) {
        var inputs = new WrittenInputs(schema);
        document.getDefinitions().forEach(inputs::collect);
        return List.copyOf(inputs.found);
    }

    private void collect(Definition<?> definition) {
        if (definition instanceof OperationDefinition operation) {
            operation.getVariableDefinitions().forEach(this::collectDefault);
            operation.getDirectives().forEach(this::collect);
            collect(operation.getSelectionSet(), rootOf(operation));
        } else if (definition instanceof FragmentDefinition fragment) {
            fragment.getDirectives().forEach(this::collect);
            collect(fragment.getSelectionSet(), named(fragment.getTypeCondition()));
        }
    }

    private @Nullable GraphQLType rootOf(OperationDefinition operation) {
        return switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    }

    private @Nullable GraphQLType named(TypeName name) {
        return schema.getType(name.getName());
    }

    private void collectDefault(VariableDefinition variable) {
        GraphQLType type = DeclaredType.find(variable.getType(), schema);
        if (type != null && variable.getDefaultValue() != null) {
            Place place = Place.of("$" + variable.getName());
            found.add(new WrittenInput(place, type, variable.getDefaultValue(), variable.getSourceLocation()));
        }
    }

    private void collect(@Nullable SelectionSet selected, @Nullable GraphQLType parent) {
        if (selected == null) {
            return;
        }
        selected.getSelections().forEach(selection -> {
            switch (selection) {
                case Field field -> collect(field, parent);
                case InlineFragment inline -> {
                    inline.getDirectives().forEach(this::collect);
                    collect(
                            inline.getSelectionSet(),
                            inline.getTypeCondition() == null ? parent : named(inline.getTypeCondition()));
                }
                case FragmentSpread spread -> spread.getDirectives().forEach(this::collect);
                default -> throw new IllegalArgumentException("no selection: " + selection);
            }
        });
    }

    private void collect(Field field, @Nullable GraphQLType parent) {
        field.getDirectives().forEach(this::collect);
        GraphQLFieldDefinition definition =
                parent instanceof GraphQLFieldsContainer type ? type.getFieldDefinition(field.getName()) : null;
        if (parent != null && definition != null) {
            boolean isRoot = parent.equals(schema.getQueryType()) || parent.equals(schema.getMutationType());
            String name = isRoot ? field.getName() : GraphQLTypeUtil.simplePrint(parent) + "." + field.getName();
            field.getArguments()
                    .forEach(argument -> collect(argument, definition.getArgument(argument.getName()), name));
            collect(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()));
        }
    }

    private void collect(Directive directive) {
        GraphQLDirective definition = schema.getDirective(directive.getName());
        if (definition != null) {
            directive
                    .getArguments()
                    .forEach(argument ->
                            collect(argument, definition.getArgument(argument.getName()), "@" + directive.getName()));
        }
    }

    private void collect(Argument argument, @Nullable GraphQLArgument definition, String owner) {
        if (definition != null) {
            Place place = Place.of(owner + "(" + argument.getName() + ":)");
            found.add(new WrittenInput(place, definition.getType(), argument.getValue(), argument.getSourceLocation()));
        }
    }
}
