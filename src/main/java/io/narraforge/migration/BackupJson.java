package io.narraforge.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.migration.backup.Manifest;
import io.narraforge.migration.backup.RestoredBackup;
import io.narraforge.migration.backup.WrittenBackup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was done with a backup, for other programs. A reader may rely on what is there as long as the version stays. */
public final class BackupJson {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BackupJson() {}

    /** What every answer tells of the backup. */
    private record Content(
            String schemaVersion,
            String fingerprint,
            String takenAt,
            Map<String, Long> rows,
            List<String> notIncluded) {
        static Content of(Manifest manifest) {
            var rows = new TreeMap<String, Long>();
            manifest.tables()
                    .forEach(table -> rows.put(table.name(), table.content().rows()));
            return new Content(
                    manifest.schema().version(),
                    manifest.schema().fingerprint(),
                    manifest.takenAt().toString(),
                    rows,
                    manifest.notIncluded());
        }
    }

    private record Written(
            int version,
            String file,
            long bytes,
            String manifestSha256,
            Content content,
            List<String> removed,
            String restoreCommand) {}

    private record Verified(int version, String file, Content content) {}

    private record Restored(int version, String file, Content content, List<String> remarks) {}

    public static String of(WrittenBackup written) {
        return write(new Written(
                VERSION,
                written.file().toString(),
                written.bytes(),
                written.manifestSha256(),
                Content.of(written.manifest()),
                written.removed().stream().map(Path::toString).toList(),
                RestoreCommand.of(written.file())));
    }

    /** Of a file that was read back whole. */
    public static String of(Path file, Manifest verified) {
        return write(new Verified(VERSION, file.toString(), Content.of(verified)));
    }

    public static String of(Path file, RestoredBackup restored) {
        return write(new Restored(VERSION, file.toString(), Content.of(restored.manifest()), restored.remarks()));
    }

    private static String write(Object answer) {
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("strings, numbers and lists are always JSON", impossible);
        }
    }
}
