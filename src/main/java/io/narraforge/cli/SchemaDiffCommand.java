package io.narraforge.cli;

import io.narraforge.contract.approval.Approvals;
import io.narraforge.contract.approval.ApprovalsFile;
import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.DiffTerms;
import io.narraforge.contract.diff.SchemaDiff;
import io.narraforge.contract.operations.OperationSources;
import io.narraforge.contract.report.ChangeReport;
import io.narraforge.contract.report.FailOn;
import io.narraforge.contract.report.ReportFormat;
import io.narraforge.contract.report.ReportTerms;
import io.narraforge.contract.report.RepositoryPaths;
import io.narraforge.contract.schema.DirectiveNames;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.source.SchemaLoader;
import io.narraforge.problem.Excerpt;
import io.narraforge.problem.NearestName;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two schemas by what they mean to clients. */
@Command(
        name = "diff",
        description = {
            "Compares two schemas and says what each change means to clients: breaking, dangerous (operations stay"
                    + " valid and may meet what they never met) or safe. Exit code 3 when there is a change at or above"
                    + " --fail-on.",
            "A schema is an SDL file, a folder of them, a glob in quotes, the JSON of an introspection query, the URL"
                    + " of a server, git:REF:path, or self, the contract of this build."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./narra schema diff git:origin/main:schema.graphqls schema.graphqls",
            "  ./narra schema diff https://example.org/graphql self --format json",
            "  ./narra schema diff 'old/**/*.graphqls' new --fail-on dangerous --auth-directive auth",
            "  ./narra schema diff old.graphqls --operations 'web/**/*.graphql' --unused-is-safe"
        })
final class SchemaDiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The schema that clients know.")
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private String published;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            description = "The schema that they are to get (${DEFAULT-VALUE}).")
    private String proposed = SchemaLoader.SELF;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How to write it: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = "--fail-on",
            paramLabel = "WHAT",
            description = "From which changes on the exit code is 3: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private FailOn failOn = FailOn.BREAKING;

    @Option(names = "--descriptions", description = "List changed descriptions, too.")
    private boolean descriptions;

    @Option(
            names = "--auth-directive",
            paramLabel = "NAME",
            description = "A directive that says who may ask for what it stands on; a change of it there is breaking."
                    + " May be given more than once.")
    private List<String> authDirectives = List.of();

    @Option(
            names = "--approvals",
            paramLabel = "FILE",
            description = "Who answers for which breaking or dangerous change (" + ApprovalsFile.NAME
                    + ", where there is one). An entry that approves nothing, or no longer, is a finding.")
    private @Nullable String approvalsFile;

    @Mixin
    private final OperationsOption operations = new OperationsOption();

    @Option(names = "--unused-is-safe", description = "Let breaking changes pass that break none of the --operations.")
    private boolean isUnusedSafe;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var workingFolder = Path.of("").toAbsolutePath();
        LocalDate today = LocalDate.now(Clock.systemUTC());
        Approvals approvals = ApprovalsFile.find(workingFolder, approvalsFile, today);
        List<Change> changes = approvals.judge(changes(workingFolder, today));
        var terms = new ReportTerms(failOn, isUnusedSafe, approvals, RepositoryPaths.around(workingFolder));
        ChangeReport report = descriptions
                ? ChangeReport.withDescriptions(changes, terms)
                : ChangeReport.withoutDescriptions(changes, terms);
        spec.commandLine().getOut().println(format.write(report));
        return report.hasFinding() ? ExitCode.FINDING : ExitCode.DONE;
    }

    private List<Change> changes(Path workingFolder, LocalDate today) {
        if (isUnusedSafe && !operations.isGiven()) {
            throw new ParameterException(
                    spec.commandLine(), "--unused-is-safe needs --operations, which say what is used.");
        }
        var loader = new SchemaLoader(workingFolder);
        var startedPublished = loader.start(published);
        var startedProposed = loader.start(proposed);
        OperationSources sources = operations.read();
        Schema before = SchemaLoader.await(startedPublished);
        Schema after = SchemaLoader.await(startedProposed);
        var terms = new DiffTerms(today, authorisation(before, after), operations.known(sources, before, after));
        return SchemaDiff.compare(before, after, terms);
    }

    /** A name that is mistyped would let through what it is there to stop. */
    private Set<String> authorisation(Schema before, Schema after) {
        var known = new TreeSet<>(DirectiveNames.of(before));
        known.addAll(DirectiveNames.of(after));
        var names = new LinkedHashSet<String>();
        for (String each : authDirectives) {
            String name = each.startsWith("@") ? each.substring(1) : each;
            if (!known.contains(name)) {
                throw new ProblemOccurredException(
                        new Problem.CommandFailed("--auth-directive: neither schema has a directive %s%s"
                                .formatted(Excerpt.of(name), NearestName.hint(name, known.stream()))));
            }
            names.add(name);
        }
        return names;
    }
}
