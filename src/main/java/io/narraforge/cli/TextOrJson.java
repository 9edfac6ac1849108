package io.narraforge.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command about the contract answers where its sisters have more forms: {@code --format} is theirs, too. */
final class TextOrJson {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec command;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How to write it: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    /** For people, or for programs. */
    private enum Format {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Prints one of them, and makes no other. */
    void give(Supplier<String> object, Supplier<List<String>> lines) {
        var out = command.commandLine().getOut();
        switch (format) {
            case TEXT -> lines.get().forEach(out::println);
            case JSON -> out.println(object.get());
        }
    }
}
