package io.narraforge.migration.preflight;

import io.narraforge.database.Query;
import io.narraforge.migration.preflight.Preflight.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is room. PostgreSQL does not tell how much its disk has free: known is that of this machine, which is the
 * server's too only where the server is ours.
 */
final class DiskCheck {
    /** Text, and JSON most of all, shrinks to a fifth or so; to a tenth of it hardly ever. */
    private static final long BEST_COMPRESSION = 10;

    private final Sizes sizes;
    private final Plan plan;

    DiskCheck(Sizes sizes, Plan plan) {
        this.sizes = sizes;
        this.plan = plan;
    }

    /** What our tables take, and with their indexes. */
    record Sizes(long tables, long withIndexes) {
        static Sizes of(Connection session, List<String> tables) throws SQLException {
            return Query.of("""
                SELECT coalesce(sum(pg_table_size(oid)), 0)::bigint,
                    coalesce(sum(pg_total_relation_size(oid)), 0)::bigint
                FROM pg_class
                WHERE relnamespace = to_regnamespace(quote_ident(current_schema())) AND relname = ANY (?)
                    AND relkind IN ('r', 'p')\
                """, session.createArrayOf("text", tables.toArray()))
                    .one(session, row -> new Sizes(row.getLong(1), row.getLong(2)));
        }
    }

    void addTo(List<PreflightFinding> findings) {
        plan.backupFolder().ifPresent(folder -> addBackup(folder, findings));
        plan.serverFolder().ifPresent(folder -> addServer(folder, findings));
    }

    private void addBackup(Path folder, List<PreflightFinding> findings) {
        OptionalLong free = usable(folder);
        if (free.isEmpty() || free.getAsLong() >= sizes.tables()) {
            return;
        }
        String sentence = "The backup may not fit: %s has %s free, and our tables take %s before they are compressed"
                .formatted(folder, inWords(free.getAsLong()), inWords(sizes.tables()));
        boolean isHopeless = free.getAsLong() < sizes.tables() / BEST_COMPRESSION;
        findings.add(isHopeless ? PreflightFinding.refusal(sentence) : PreflightFinding.warning(sentence));
    }

    /** A migration that rewrites every table needs all of it once more. */
    private void addServer(Path folder, List<PreflightFinding> findings) {
        OptionalLong free = usable(folder);
        if (free.isPresent() && free.getAsLong() < sizes.withIndexes()) {
            findings.add(PreflightFinding.refusal(
                    "A migration may write every table anew: that takes up to %s, and %s has %s free"
                            .formatted(inWords(sizes.withIndexes()), folder, inWords(free.getAsLong()))));
        }
    }

    /** Of the nearest folder that is there already. */
    private static OptionalLong usable(Path folder) {
        @Nullable Path existing = folder.toAbsolutePath().normalize();
        while (existing != null && !Files.isDirectory(existing)) {
            existing = existing.getParent();
        }
        try {
            return existing == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(Files.getFileStore(existing).getUsableSpace());
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    private static String inWords(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", (bytes + 999_999) / 1_000_000);
    }
}
