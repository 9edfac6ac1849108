package io.narraforge.cli;

import io.narraforge.contract.Contract;
import io.narraforge.contract.Derivation;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.server.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the contract's second part anew, or says that it is stale. */
@Command(
        name = "derive",
        description = {
            "Writes the derived part of schema.graphqls: pages, filters, orders, aggregates, groups, and what"
                    + " mutations take and give, from the types above it and the tables."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./narra schema derive", "  ./narra schema derive --check    (exit code 3 when stale)"})
final class SchemaDeriveCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The contract (${DEFAULT-VALUE}).")
    private Path file = Path.of(Contract.FILE);

    @Option(names = "--check", description = "Change nothing; a stale file is a finding.")
    private boolean check;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        Contract present = read();
        Contract derived = Derivation.derive(present, Domain.bind(present.handWrittenTypes()));
        var out = spec.commandLine().getOut();
        if (derived.equals(present)) {
            out.println(file + " is up to date.");
            return ExitCode.DONE;
        }
        if (check) {
            out.println(file + " is stale; run: ./narra schema derive");
            return ExitCode.FINDING;
        }
        write(derived);
        out.println("Wrote the derived part of " + file + ".");
        return ExitCode.DONE;
    }

    private Contract read() {
        try {
            return new Contract(Files.readString(file));
        } catch (IOException unreadable) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed(file + " can't be read; name the contract's file."), unreadable);
        }
    }

    private void write(Contract contract) {
        try {
            Files.writeString(file, contract.sdl());
        } catch (IOException unwritable) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed(file + " can't be written: " + unwritable.getMessage()), unwritable);
        }
    }
}
