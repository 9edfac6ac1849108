package io.narraforge.cli;

import io.narraforge.contract.operations.CheckReport;
import io.narraforge.contract.operations.CheckReport.Detail;
import io.narraforge.contract.operations.OperationSources;
import io.narraforge.contract.operations.OperationsLoader;
import io.narraforge.contract.source.SchemaLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds the operations of clients against a schema. */
@Command(
        name = "check",
        description = {
            "Validates operations against a schema, warns of what they use that is deprecated, and counts the fields"
                    + " that none of them uses. Exit code 3 when one does not fit.",
            "Operations are a file, a folder or a glob in quotes of .graphql documents, which may spread each other's"
                + " fragments, Markdown with examples of them, or a manifest of Apollo or Relay. The operations log of"
                + " a server has no texts to validate; it counts for what is used."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./narra schema check web/src",
            "  ./narra schema check 'web/**/*.graphql' --schema https://example.org/graphql --coverage",
            "  ./narra schema check persisted.json --fail-on warning --format json"
        })
final class SchemaCheckCommand implements Callable<Integer> {
    /** The least grave finding that decides the exit code. */
    enum FailOn {
        ERROR,
        WARNING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(arity = "1..*", paramLabel = "OPERATIONS", description = "What clients send.")
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private List<String> operations;

    @Option(
            names = "--schema",
            paramLabel = "SOURCE",
            description = "What they are held against, named as for ./narra schema diff (${DEFAULT-VALUE}).")
    private String schema = SchemaLoader.SELF;

    @Mixin
    private final TextOrJson answer = new TextOrJson();

    @Option(names = "--coverage", description = "List the fields that no operation uses.")
    private boolean hasCoverage;

    @Option(
            names = "--fail-on",
            paramLabel = "WHAT",
            description = "From which findings on the exit code is 3: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private FailOn failOn = FailOn.ERROR;

    @Override
    public Integer call() {
        var workingFolder = Path.of("").toAbsolutePath();
        var started = new SchemaLoader(workingFolder).start(schema);
        OperationSources sources = new OperationsLoader(workingFolder).load(operations);
        CheckReport report = CheckReport.of(SchemaLoader.await(started), sources);
        Detail detail = hasCoverage ? Detail.WITH_COVERAGE : Detail.WITHOUT_COVERAGE;
        answer.give(() -> report.json(detail), () -> report.text(detail));
        return isFinding(report) ? ExitCode.FINDING : ExitCode.DONE;
    }

    private boolean isFinding(CheckReport report) {
        return switch (failOn) {
            case ERROR -> !report.errors().isEmpty();
            case WARNING -> !report.errors().isEmpty() || !report.warnings().isEmpty();
        };
    }
}
