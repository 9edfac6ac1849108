package io.narraforge.cli;

import io.narraforge.contract.diff.KnownOperations;
import io.narraforge.contract.operations.BreakRules;
import io.narraforge.contract.operations.LoadedOperations;
import io.narraforge.contract.operations.OperationSources;
import io.narraforge.contract.operations.Operations;
import io.narraforge.contract.operations.OperationsLoader;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.source.SchemaLoader;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command is told of the operations that clients send. */
final class OperationsOption {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec command;

    @Option(
            names = "--operations",
            paramLabel = "SOURCE",
            description = "What clients send: .graphql documents by file, folder or glob, Markdown with examples of"
                    + " them, a manifest of Apollo or Relay, or the operations log of a server. May be given more"
                    + " than once.")
    private List<String> sources = List.of();

    boolean isGiven() {
        return !sources.isEmpty();
    }

    /** What they are read from; which schema they were written for is not asked yet. */
    OperationSources read() {
        return new OperationsLoader(Path.of("").toAbsolutePath()).load(sources);
    }

    /**
     * Which of them a change of the published schema breaks; says on standard error where one does not fit that schema.
     * Nothing is known where none are named.
     */
    KnownOperations known(OperationSources read, Schema published, Schema proposed) {
        if (!isGiven()) {
            return KnownOperations.NONE;
        }
        LoadedOperations loaded = LoadedOperations.of(read, published);
        loaded.warnings().forEach(each -> command.commandLine().getErr().println("narra: " + each));
        return new BreakRules(published, proposed, new Operations(published, loaded.known()));
    }

    /** Which of them lose something that the contract of this build gives. */
    KnownOperations ofBuild() {
        if (!isGiven()) {
            return KnownOperations.NONE;
        }
        OperationSources read = read();
        Schema contract = new SchemaLoader(Path.of("").toAbsolutePath()).load(SchemaLoader.SELF);
        return known(read, contract, contract);
    }
}
