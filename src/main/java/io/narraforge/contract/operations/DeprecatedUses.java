package io.narraforge.contract.operations;

import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import io.narraforge.contract.schema.DirectiveRule;
import io.narraforge.contract.schema.Element;
import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.OutputField;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.EnumType;
import io.narraforge.contract.schema.SchemaType.InputType;
import io.narraforge.problem.Excerpt;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Where operations name what is deprecated. What they give by variables is not in their text, and not seen. */
public final class DeprecatedUses {
    private final Schema schema;
    private final Map<String, String> reasonByCoordinate = new HashMap<>();

    /** @param schema that says what is deprecated */
    public DeprecatedUses(Schema schema) {
        this.schema = schema;
        schema.types().values().forEach(this::add);
        for (DirectiveRule rule : schema.directives().values()) {
            addArguments("@" + rule.name(), rule.arguments().values());
        }
    }

    private void add(SchemaType type) {
        String before = type.name() + ".";
        switch (type) {
            case Composite composite -> {
                for (OutputField field : composite.fields().values()) {
                    add(before + field.name(), field.element());
                    addArguments(before + field.name(), field.arguments().values());
                }
            }
            case EnumType anEnum -> anEnum.values().values().forEach(each -> add(before + each.name(), each));
            case InputType input -> input.fields().values().forEach(each -> add(before + each.name(), each.element()));
            default -> {}
        }
    }

    private void addArguments(String owner, Collection<InputValue> arguments) {
        arguments.forEach(each -> add(owner + "(" + each.name() + ":)", each.element()));
    }

    private void add(String coordinate, Element element) {
        if (element.deprecation() != null) {
            reasonByCoordinate.put(coordinate, element.deprecation());
        }
    }

    /** A warning for each place, once however many operations spread it. */
    public List<DocumentError> warnings(DocumentSet set) {
        Set<DocumentError> warnings = new LinkedHashSet<>();
        for (OperationDefinition operation : set.operations()) {
            new UsageWalk(schema, set.fragmentByName(), operation, (coordinate, node) -> {
                        String reason = reasonByCoordinate.get(coordinate);
                        if (reason != null) {
                            warnings.add(warning(coordinate, reason, node));
                        }
                    })
                    .walk();
        }
        return List.copyOf(warnings);
    }

    private static DocumentError warning(String coordinate, String reason, Node<?> node) {
        SourceLocation at = Objects.requireNonNull(node.getSourceLocation());
        String message = "%s is deprecated: %s".formatted(coordinate, Excerpt.of(reason));
        return new DocumentError(DocumentSet.place(node).file(), at.getLine(), at.getColumn(), message);
    }
}
