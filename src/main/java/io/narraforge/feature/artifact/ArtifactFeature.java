package io.narraforge.feature.artifact;

import static io.narraforge.generated.Tables.ARTIFACTS;
import static io.narraforge.model.Expression.column;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;

import io.narraforge.engine.Feature;
import io.narraforge.engine.Wiring;
import io.narraforge.model.Declarations;
import io.narraforge.model.Model;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Whether an artifact's data is still what its checksum was made of: the database's own function says it on each read.
 * What is recorded has to be of its type; its number is the database's.
 */
public final class ArtifactFeature implements Feature {
    @Override
    public Declarations declarations() {
        return Declarations.ofExpressions(Map.of("Artifact.checksumValid", ArtifactFeature::checksumValid));
    }

    @Override
    public void wire(Wiring wiring, Model model) {
        wiring.rule("Artifact", new DataOfType(model.entity("Artifact")));
        wiring.mutation("recordArtifact", wiring.creation("Artifact"));
    }

    private static Field<Boolean> checksumValid(Table<?> artifact) {
        Field<String> ofStored = function("artifact_checksum", SQLDataType.VARCHAR, column(artifact, ARTIFACTS.DATA));
        return field(column(artifact, ARTIFACTS.CHECKSUM).eq(ofStored));
    }
}
