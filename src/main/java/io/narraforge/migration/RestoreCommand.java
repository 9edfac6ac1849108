package io.narraforge.migration;

import java.nio.file.Path;

/** The words that restore a file, as they are typed into a shell. */
public final class RestoreCommand {
    private RestoreCommand() {}

    public static String of(Path file) {
        String word = file.toString();
        return "./narra db restore "
                + (word.matches("[A-Za-z0-9_./:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'");
    }
}
