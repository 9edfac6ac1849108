package io.narraforge.contract.source;

import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaAssembly;
import java.util.List;

/** A schema of text, as if a file had it. */
public final class SchemaText {
    private SchemaText() {}

    public static Schema read(String file, String sdl) {
        return SchemaAssembly.assemble(List.of(SdlParser.parse(file, sdl)));
    }
}
