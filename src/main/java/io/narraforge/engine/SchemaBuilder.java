package io.narraforge.engine;

import graphql.GraphQLError;
import graphql.TypeResolutionEnvironment;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.errors.SchemaProblem;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the executable schema, after an inspection: every field of the contract has a fetcher, every argument is read,
 * and nothing is wired that the contract does not have. All findings are reported at once.
 */
final class SchemaBuilder {
    private final TypeDefinitionRegistry contract;
    private final Wiring wiring;

    SchemaBuilder(TypeDefinitionRegistry contract, Wiring wiring) {
        this.contract = contract;
        this.wiring = wiring;
    }

    GraphQLSchema build() {
        List<String> findings = inspect();
        if (!findings.isEmpty()) {
            throw refused(findings, null);
        }
        GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry();
        wiring.fieldByCoordinate().forEach((coordinate, field) -> {
            String[] parts = coordinate.split("\\.", -1);
            code.dataFetcher(FieldCoordinates.coordinates(parts[0], parts[1]), field.fetcher());
        });
        RuntimeWiring.Builder runtime = RuntimeWiring.newRuntimeWiring()
                .codeRegistry(code)
                .type("Node", node -> node.typeResolver(SchemaBuilder::typeOf));
        Scalars.all().forEach(runtime::scalar);
        try {
            return new SchemaGenerator().makeExecutableSchema(contract, runtime.build());
        } catch (SchemaProblem broken) {
            throw refused(
                    broken.getErrors().stream().map(GraphQLError::getMessage).toList(), broken);
        }
    }

    private static ProblemOccurredException refused(List<String> findings, @Nullable Throwable cause) {
        return new ProblemOccurredException(new Problem.ContractMismatch(findings), cause);
    }

    private static GraphQLObjectType typeOf(TypeResolutionEnvironment environment) {
        Row row = Objects.requireNonNull(environment.<Row>getObject());
        return Objects.requireNonNull(
                environment.getSchema().getObjectType(row.entity().typeName()));
    }

    private List<String> inspect() {
        var findings = new ArrayList<String>();
        var declared = new HashSet<String>();
        typesAndExtensions().forEach(type -> {
            for (FieldDefinition field : type.getFieldDefinitions()) {
                String coordinate = type.getName() + "." + field.getName();
                declared.add(coordinate);
                inspect(coordinate, field, findings);
            }
        });
        wiring.fieldByCoordinate().keySet().stream()
                .filter(coordinate -> !declared.contains(coordinate))
                .forEach(coordinate -> findings.add(coordinate + ": wired, but not in the contract"));
        return findings;
    }

    private Stream<ObjectTypeDefinition> typesAndExtensions() {
        return Stream.concat(
                contract.getTypes(ObjectTypeDefinition.class).stream(),
                contract.objectTypeExtensions().values().stream().flatMap(List::stream));
    }

    private void inspect(String coordinate, FieldDefinition field, List<String> findings) {
        Wiring.WiredField wired = wiring.fieldByCoordinate().get(coordinate);
        if (wired == null) {
            findings.add(coordinate + ": no source");
            return;
        }
        Set<String> unread = new HashSet<>(wired.argumentsRead());
        field.getInputValueDefinitions().forEach(argument -> {
            if (!unread.remove(argument.getName())) {
                findings.add(coordinate + "(" + argument.getName() + ":): nobody reads this argument");
            }
        });
        unread.forEach(name -> findings.add(coordinate + "(" + name + ":): read, but not in the contract"));
    }
}
