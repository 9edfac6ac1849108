package io.narraforge.engine;

import graphql.execution.ExecutionStepInfo;
import graphql.execution.MergedField;
import graphql.execution.conditional.ConditionalNodes;
import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.NamedNode;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks ahead into what is selected below a field, through fragments and past {@code @skip} and {@code @include}, before
 * anything is fetched.
 */
final class Selection {
    private static final ConditionalNodes CONDITIONS = new ConditionalNodes();

    private final DataFetchingEnvironment environment;

    Selection(DataFetchingEnvironment environment) {
        this.environment = environment;
    }

    /** The fields selected below {@code parents} where their value is of the object type. */
    List<Field> below(List<Field> parents, String typeName) {
        var fields = new ArrayList<Field>();
        GraphQLObjectType type =
                Objects.requireNonNull(environment.getGraphQLSchema().getObjectType(typeName));
        parents.forEach(parent -> collect(parent.getSelectionSet(), type, fields));
        return fields;
    }

    /** Those of the fields that have the name, under whatever alias. */
    static List<Field> named(List<Field> fields, String name) {
        return fields.stream().filter(field -> field.getName().equals(name)).toList();
    }

    /**
     * The environment's field together with its namesakes of equal arguments beside it: they are one argument set, and
     * so one statement that reads what any of them selects.
     */
    List<Field> withEqualSiblings() {
        MergedField self = environment.getMergedField();
        String arguments = textOf(self.getArguments());
        List<Field> siblings = named(besideSelf(), self.getName()).stream()
                .filter(field -> textOf(field.getArguments()).equals(arguments))
                .toList();
        return siblings.isEmpty() ? self.getFields() : siblings;
    }

    private List<Field> besideSelf() {
        var parentType = (GraphQLObjectType) environment.getParentType();
        ExecutionStepInfo parent = environment.getExecutionStepInfo().getParent();
        MergedField parentField = parent == null ? null : parent.getField();
        if (parentField != null) {
            return below(parentField.getFields(), parentType.getName());
        }
        var fields = new ArrayList<Field>();
        collect(environment.getOperationDefinition().getSelectionSet(), parentType, fields);
        return fields;
    }

    private static String textOf(List<Argument> arguments) {
        return arguments.stream()
                .sorted(Comparator.comparing(Argument::getName))
                .map(AstPrinter::printAstCompact)
                .collect(Collectors.joining(","));
    }

    private void collect(@Nullable SelectionSet selections, GraphQLObjectType type, List<Field> fields) {
        if (selections == null) {
            return;
        }
        for (graphql.language.Selection<?> selection : selections.getSelections()) {
            if (isIncluded((DirectivesContainer<?>) selection)) {
                collectOne(selection, type, fields);
            }
        }
    }

    private void collectOne(graphql.language.Selection<?> selection, GraphQLObjectType type, List<Field> fields) {
        switch (selection) {
            case Field field -> fields.add(field);
            case InlineFragment fragment ->
                collectFragment(fragment.getTypeCondition(), fragment.getSelectionSet(), type, fields);
            case FragmentSpread spread -> {
                FragmentDefinition fragment =
                        Objects.requireNonNull(environment.getFragmentsByName().get(spread.getName()));
                collectFragment(fragment.getTypeCondition(), fragment.getSelectionSet(), type, fields);
            }
            default -> throw new IllegalStateException("unknown selection " + ((NamedNode<?>) selection).getName());
        }
    }

    private void collectFragment(
            @Nullable TypeName condition, SelectionSet selections, GraphQLObjectType type, List<Field> fields) {
        boolean applies = condition == null
                || condition.getName().equals(type.getName())
                || type.getInterfaces().stream()
                        .map(GraphQLNamedType.class::cast)
                        .filter(GraphQLInterfaceType.class::isInstance)
                        .anyMatch(parent -> parent.getName().equals(condition.getName()));
        if (applies) {
            collect(selections, type, fields);
        }
    }

    private boolean isIncluded(DirectivesContainer<?> selection) {
        return CONDITIONS.shouldInclude(
                selection, environment.getVariables(), environment.getGraphQLSchema(), environment.getGraphQlContext());
    }
}
