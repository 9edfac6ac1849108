package io.narraforge.migration.backup;

import java.nio.file.Path;
import java.util.List;

/**
 * A backup that is on the disk, and was read back.
 *
 * @param bytes its size
 * @param removed files that killed backups had left beside it
 */
public record WrittenBackup(Path file, long bytes, Manifest manifest, String manifestSha256, List<Path> removed) {}
