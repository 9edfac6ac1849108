package io.narraforge.contract;

import graphql.GraphQLError;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.errors.SchemaProblem;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The text of {@code schema.graphqls}: above the marker what people write, below it what follows from that and from the
 * tables.
 */
public record Contract(String sdl) {
    /** The file's name, in the project and in the artefact. */
    public static final String FILE = "schema.graphqls";

    static final String MARKER =
            "# ===== Below this line: derived by `./narra schema derive` from the types above and the tables. =====";

    /** The contract that this build was made with. */
    public static Contract ofBuild() {
        try (InputStream file = Contract.class.getResourceAsStream("/" + FILE)) {
            return new Contract(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public TypeDefinitionRegistry types() {
        return parse(sdl);
    }

    /** Only what people wrote. */
    public TypeDefinitionRegistry handWrittenTypes() {
        return parse(handWrittenPart());
    }

    /** Whether a part below the marker follows from what people wrote. */
    public boolean hasDerivedPart() {
        return sdl.contains(MARKER);
    }

    String handWrittenPart() {
        int marker = sdl.indexOf(MARKER);
        return (marker < 0 ? sdl : sdl.substring(0, marker)).stripTrailing();
    }

    /** The same hand-written part, followed by another derived one. */
    Contract withDerivedPart(String derived) {
        return new Contract(handWrittenPart() + "\n\n" + MARKER + "\n\n" + derived.strip() + "\n");
    }

    private static TypeDefinitionRegistry parse(String text) {
        try {
            return new SchemaParser().parse(text);
        } catch (SchemaProblem broken) {
            List<String> findings =
                    broken.getErrors().stream().map(GraphQLError::getMessage).toList();
            throw new ProblemOccurredException(new Problem.ContractMismatch(findings), broken);
        }
    }
}
