package io.narraforge.cli;

import io.narraforge.contract.schema.SchemaSdl;
import io.narraforge.contract.source.SchemaLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints any schema as SDL in one form. */
@Command(
        name = "print",
        description = {
            "Prints a schema as SDL: directives, then types, both by name; their members in their own order; extensions"
                    + " merged.",
            "It is named as for ./narra schema diff: a file, a folder, a glob, an introspection JSON, a URL,"
                    + " git:REF:path, or self."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./narra schema print", "  ./narra schema print http://localhost:8080/graphql > served.graphqls"})
final class SchemaPrintCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "SOURCE", description = "The schema (${DEFAULT-VALUE}).")
    private String source = SchemaLoader.SELF;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.print(SchemaSdl.write(new SchemaLoader(Path.of("").toAbsolutePath()).load(source)));
        out.flush();
        return ExitCode.DONE;
    }
}
