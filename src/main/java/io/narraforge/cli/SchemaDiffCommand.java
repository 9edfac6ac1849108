package io.narraforge.cli;

import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.Criticality;
import io.narraforge.contract.diff.DiffTerms;
import io.narraforge.contract.diff.KnownOperations;
import io.narraforge.contract.diff.SchemaDiff;
import io.narraforge.contract.report.ChangeReport;
import io.narraforge.contract.report.ReportFormat;
import io.narraforge.contract.source.SchemaLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            "  ./narra schema diff 'old/**/*.graphqls' new --fail-on dangerous --auth-directive auth"
        })
final class SchemaDiffCommand implements Callable<Integer> {
    /** The least critical change that is a finding. */
    enum FailOn {
        BREAKING,
        DANGEROUS,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

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

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Change> changes = changes();
        ChangeReport report =
                descriptions ? ChangeReport.withDescriptions(changes) : ChangeReport.withoutDescriptions(changes);
        spec.commandLine().getOut().println(format.write(report));
        return isFinding(report) ? ExitCode.FINDING : ExitCode.DONE;
    }

    private List<Change> changes() {
        var loader = new SchemaLoader(Path.of("").toAbsolutePath());
        var startedPublished = loader.start(published);
        var startedProposed = loader.start(proposed);
        var terms = new DiffTerms(LocalDate.now(Clock.systemUTC()), authorisation(), KnownOperations.NONE);
        return SchemaDiff.compare(SchemaLoader.await(startedPublished), SchemaLoader.await(startedProposed), terms);
    }

    private Set<String> authorisation() {
        var names = new LinkedHashSet<String>();
        authDirectives.forEach(each -> names.add(each.startsWith("@") ? each.substring(1) : each));
        return names;
    }

    private boolean isFinding(ChangeReport report) {
        return switch (failOn) {
            case BREAKING -> report.has(Criticality.BREAKING);
            case DANGEROUS -> report.has(Criticality.DANGEROUS);
            case NEVER -> false;
        };
    }
}
