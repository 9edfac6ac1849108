package io.narraforge.migration.backup;

import org.jspecify.annotations.Nullable;

/** The message ends a sentence about the manifest. */
final class UnreadableManifestException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableManifestException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
