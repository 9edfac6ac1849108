package io.narraforge.contract.operations;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.SDLDefinition;
import graphql.language.SourceLocation;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;
import graphql.validation.OperationValidationRule;
import graphql.validation.QueryComplexityLimits;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.Schema.RootOperation;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SdlFile;
import io.narraforge.contract.schema.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Validates documents against a schema, by graphql-java's own rules; each file with the fragments of others that it needs. */
public final class DocumentCheck {
    private final Schema schema;
    private final GraphQLSchema validating;

    /** @param schema that the documents have to fit */
    public DocumentCheck(Schema schema) {
        this.schema = schema;
        this.validating = ValidatingSchema.of(schema);
    }

    static RootOperation kind(OperationDefinition operation) {
        return RootOperation.valueOf(operation.getOperation().name());
    }

    /** What is wrong with a set, file by file, each once. */
    public List<DocumentError> errors(DocumentSet set) {
        var errors = new LinkedHashSet<DocumentError>();
        set.files().forEach(each -> errors.addAll(errors(each, set.fragmentByName())));
        return List.copyOf(errors);
    }

    private List<DocumentError> errors(SdlFile file, Map<String, FragmentDefinition> fragmentByName) {
        var errors = new ArrayList<DocumentError>();
        var fit = new ArrayList<Definition<?>>();
        for (Definition<?> definition : file.document().getDefinitions()) {
            List<DocumentError> misplaced = misplacedVariables(definition);
            errors.addAll(misplaced);
            if (misplaced.isEmpty() && !(definition instanceof SDLDefinition)) {
                fit.add(definition);
            }
        }
        Document document = withFragments(fit, fragmentByName);
        for (ValidationError each : new Validator()
                .validateDocument(
                        validating, document, DocumentCheck::isOfOneFile, Locale.ENGLISH, QueryComplexityLimits.NONE)) {
            errors.add(error(each, file.name()));
        }
        return errors;
    }

    /** A fragment that its own file does not spread is for another one. */
    private static boolean isOfOneFile(OperationValidationRule rule) {
        return rule != OperationValidationRule.NO_UNUSED_FRAGMENTS;
    }

    /** graphql-java 26 ends with a ClassCastException where a variable is of a type that cannot be given. */
    private List<DocumentError> misplacedVariables(Definition<?> definition) {
        var errors = new ArrayList<DocumentError>();
        if (definition instanceof OperationDefinition operation) {
            for (VariableDefinition variable : operation.getVariableDefinitions()) {
                SchemaType type =
                        schema.types().get(TypeRef.of(variable.getType()).innermost());
                if (type != null && !type.isInput()) {
                    String message = "The variable $%s is of %s, which is no input, no enum and no scalar."
                            .formatted(variable.getName(), type.name());
                    errors.add(error(message, variable.getSourceLocation(), ""));
                }
            }
        }
        return errors;
    }

    private static DocumentError error(ValidationError error, String file) {
        List<SourceLocation> locations = error.getLocations();
        SourceLocation first = locations == null || locations.isEmpty() ? null : locations.getFirst();
        // "Validation error (FieldUndefined@[world/gone]) : Field 'gone' …"
        String message = error.getMessage().replaceFirst("^Validation error \\([^)]*\\) : ", "");
        return error(message, first, file);
    }

    private static DocumentError error(String message, @Nullable SourceLocation at, String file) {
        return at == null || at.getSourceName() == null
                ? new DocumentError(file, 1, 1, message)
                : new DocumentError(at.getSourceName(), at.getLine(), at.getColumn(), message);
    }

    private static Document withFragments(
            List<Definition<?>> definitions, Map<String, FragmentDefinition> fragmentByName) {
        Document.Builder document = Document.newDocument();
        definitions.forEach(document::definition);
        Set<String> present = new LinkedHashSet<>();
        for (Definition<?> each : definitions) {
            if (each instanceof FragmentDefinition fragment) {
                present.add(fragment.getName());
            }
        }
        Deque<Node<?>> waiting = new ArrayDeque<>(definitions);
        for (Node<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next instanceof FragmentSpread spread && present.add(spread.getName())) {
                FragmentDefinition fragment = fragmentByName.get(spread.getName());
                if (fragment != null) {
                    document.definition(fragment);
                    waiting.add(fragment);
                }
            }
            for (Node<?> child : next.getChildren()) {
                waiting.add(child);
            }
        }
        return document.build();
    }
}
