package io.narraforge.migration.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.database.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The table of proofs. A row is written before the database is marked, so the newest one counts where it is marked. */
public final class Proofs {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String COLUMNS =
            "id, variant, fingerprint, alembic_version, row_counts, checksums, remarks, adopted_at, role";

    private Proofs() {}

    /** Returns it as it is kept. */
    public static Proof.Kept add(Connection session, Proof proof) throws SQLException {
        return Query.of(
                        """
                            INSERT INTO narra_history.proofs
                                (variant, fingerprint, alembic_version, row_counts, checksums, remarks)
                            VALUES (?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb) RETURNING \
                            """ + COLUMNS,
                        proof.variant(),
                        proof.fingerprint(),
                        proof.alembicVersion().orElse(null),
                        json(new TreeMap<>(proof.rowCounts())),
                        json(new TreeMap<>(proof.checksums())),
                        json(proof.remarks()))
                .one(session, Proofs::read);
    }

    /** The one that counts, if there is any. */
    public static Optional<Proof.Kept> newest(Connection session) throws SQLException {
        return Query.of("SELECT " + COLUMNS + " FROM narra_history.proofs ORDER BY id DESC LIMIT 1")
                .first(session, Proofs::read);
    }

    private static Proof.Kept read(ResultSet row) throws SQLException {
        return new Proof.Kept(
                row.getLong("id"),
                new Proof(
                        row.getString("variant"),
                        row.getString("fingerprint"),
                        Optional.ofNullable(row.getString("alembic_version")),
                        parse(row.getString("row_counts"), new TypeReference<Map<String, Long>>() {}),
                        parse(row.getString("checksums"), new TypeReference<Map<String, String>>() {}),
                        parse(row.getString("remarks"), new TypeReference<List<String>>() {})),
                Runs.instant(row, "adopted_at").orElseThrow(),
                row.getString("role"));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> T parse(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("narra_history.proofs holds what no build writes: " + json, notOurs);
        }
    }
}
