package io.narraforge.cli;

import io.narraforge.contract.Contract;
import io.narraforge.contract.lint.LintCode;
import io.narraforge.contract.lint.SchemaLint;
import io.narraforge.contract.lint.SchemaLintReport;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.source.SchemaLoader;
import io.narraforge.server.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Judges a schema by the conventions of the contract. */
@Command(
        name = "lint",
        description = {
            "Judges a schema by the conventions of the contract, which docs/schema-changes.md lists; exit code 3 when"
                    + " one is broken.",
            "It is named as for ./narra schema diff: a file, a folder, a glob, an introspection JSON, a URL,"
                    + " git:REF:path, or self. Rules about tables are kept for self and for a file with the line that"
                    + " ./narra schema derive writes; a note says where they were skipped."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./narra schema lint", "  ./narra schema lint schema.graphqls --format json"})
final class SchemaLintCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "SOURCE", description = "The schema (${DEFAULT-VALUE}).")
    private String source = SchemaLoader.SELF;

    @Mixin
    private final TextOrJson answer = new TextOrJson();

    @Override
    public Integer call() {
        SchemaLintReport report = report();
        answer.give(report::json, report::text);
        return report.findings().isEmpty() ? ExitCode.DONE : ExitCode.FINDING;
    }

    private SchemaLintReport report() {
        // First what refuses a broken schema with the place where it is.
        Schema schema = new SchemaLoader(Path.of("").toAbsolutePath()).load(source);
        return contract()
                .map(found -> SchemaLint.check(schema, Domain.misfits(found.handWrittenTypes())))
                .map(findings -> new SchemaLintReport(findings, List.of()))
                .orElseGet(() -> new SchemaLintReport(SchemaLint.check(schema, List.of()), List.of(skipped())));
    }

    /** What can be compared with the tables of this build. */
    private Optional<Contract> contract() {
        if (source.equals(SchemaLoader.SELF)) {
            return Optional.of(Contract.ofBuild());
        }
        try {
            Path file = Path.of(source);
            return Files.isRegularFile(file)
                    ? Optional.of(new Contract(Files.readString(file))).filter(Contract::hasDerivedPart)
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException noFile) {
            return Optional.empty();
        }
    }

    private static String skipped() {
        return Arrays.stream(LintCode.values())
                        .filter(LintCode::needsTables)
                        .map(LintCode::name)
                        .collect(Collectors.joining(", "))
                + " were skipped: this is not the contract of the tables of this build.";
    }
}
