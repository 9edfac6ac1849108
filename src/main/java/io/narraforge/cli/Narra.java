package io.narraforge.cli;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The whole command line: one class a command. A problem becomes a line on stderr and an exit code, never a trace. */
@Command(
        name = "narra",
        description = "A GraphQL API over the NarraForge story database.",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            DbCommand.class,
            SchemaCommand.class,
            ImpactCommand.class,
            DoctorCommand.class
        },
        versionProvider = BuildVersion.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:wrong use of a command",
            "3:a finding: the database is not at the version that is needed, the contract is stale, an index is"
                    + " missing,"
                    + " a migration breaks a rule, a schema breaks its clients or the conventions",
            "4:a setting cannot be used",
            "5:the database cannot be reached"
        },
        footerHeading = "%nExample:%n",
        footer = "  ./narra serve")
public final class Narra {
    private static final Logger LOG = LoggerFactory.getLogger("io.narraforge");

    private Narra() {}

    /** Runs the command to its end and returns its exit code. */
    public static int run(String... words) {
        var commandLine = new CommandLine(new Narra());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        return commandLine.execute(words);
    }

    private static int report(Exception failure, CommandLine command) {
        if (failure instanceof ProblemOccurredException occurred && !(occurred.problem() instanceof Problem.Internal)) {
            occurred.problem()
                    .message()
                    .lines()
                    .forEach(line -> command.getErr().println("narra: " + line));
            return ExitCode.of(occurred.problem());
        }
        LOG.error("this is a defect of narra, please report it", failure);
        command.getErr().println("narra: unexpected failure: " + failure);
        return ExitCode.FAILED;
    }
}
