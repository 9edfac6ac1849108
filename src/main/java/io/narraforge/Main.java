package io.narraforge;

import io.narraforge.cli.Narra;

/** The entry point of the artefact; what the words mean is the command line's to know. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Narra.run(args));
    }
}
