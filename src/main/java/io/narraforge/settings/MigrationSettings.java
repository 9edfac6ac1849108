package io.narraforge.settings;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the schema is changed.
 *
 * @param lockTimeout how long a command waits for another that changes the schema
 * @param backupFolder where backups go that name no file
 */
public record MigrationSettings(Duration lockTimeout, Path backupFolder) {
    public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofMinutes(10);
}
