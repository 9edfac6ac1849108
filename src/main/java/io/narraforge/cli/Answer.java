package io.narraforge.cli;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a command answers: in lines for people, or, when that is asked for, in one JSON object for programs. */
final class Answer {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec command;

    @Option(names = "--json", description = "Print one JSON object, with its version, for other programs.")
    private boolean json;

    /** Prints one of them, and makes no other. */
    void give(Supplier<String> object, Supplier<List<String>> lines) {
        var out = command.commandLine().getOut();
        if (json) {
            out.println(object.get());
        } else {
            lines.get().forEach(out::println);
        }
    }

    /** Tells steps and warnings where they are not in the way of the answer. */
    CommandLog log() {
        var err = command.commandLine().getErr();
        return json
                ? CommandLog.forPrograms(err)
                : CommandLog.forPeople(command.commandLine().getOut(), err);
    }

    ProgressBar progress() {
        return ProgressBar.on(command.commandLine().getErr());
    }

    /** The command was called in a way that it does not have. */
    ParameterException misuse(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
