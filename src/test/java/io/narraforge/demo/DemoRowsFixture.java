package io.narraforge.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Rows of a plan without a database: as maps by column, or as the fingerprint of all that COPY would be sent. */
final class DemoRowsFixture {
    private DemoRowsFixture() {}

    static List<DemoRow> rows(DemoPlan plan, String table) {
        DemoRows source = DemoTables.rowsOf(plan).stream()
                .filter(candidate -> candidate.table().getName().equals(table))
                .findFirst()
                .orElseThrow();
        List<DemoRow> rows = new ArrayList<>();
        source.writeTo(values -> {
            Map<String, Object> row = new HashMap<>();
            for (int index = 0; index < values.length; index++) {
                Object value = values[index];
                if (value != null) {
                    row.put(source.columns().get(index).getName(), value);
                }
            }
            rows.add(new DemoRow(row));
        });
        return rows;
    }

    static String fingerprint(DemoPlan plan) {
        MessageDigest digest = sha256();
        for (DemoRows table : DemoTables.rowsOf(plan)) {
            var text = new CopyText();
            table.writeTo(values -> {
                text.append(values);
                digest.update(text.take().getBytes(StandardCharsets.UTF_8));
            });
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
