package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.adoption.AdoptionReport;
import io.narraforge.migration.adoption.AdoptionReport.Outcome;
import io.narraforge.migration.adoption.ColumnFindings;
import io.narraforge.migration.adoption.ColumnFindings.Value;
import io.narraforge.migration.adoption.DataFindings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/adoption.md tells an operator to do with rows that are refused. */
@Timeout(120)
class MendingLegacyRowsIT {
    private static final Pattern EXAMPLE = Pattern.compile("```sql\n-- mends: ([^\n]+)\n([^`]+)```");

    /** A row may be refused for two reasons at a time, of which the second shows when the first is mended. */
    private static final int ROUNDS = 3;

    @RegisterExtension
    static final TestDatabase LIVE = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase ESCAPES = TestDatabases.empty();

    @Test
    void theExamplesMendEveryKindOfRowThatIsRefused() throws IOException {
        LIVE.execute(LegacyInstallation.A + Fixtures.read("legacy/refused-rows.sql"));
        Map<String, String> examples = examples();
        assertThat(examples).hasSize(13);

        for (int round = 0; round < ROUNDS; round++) {
            adopt().examination().flatMap(examination -> examination.data()).ifPresent(data -> mend(data, examples));
        }

        assertThat(adopt().outcome()).isEqualTo(Outcome.MANAGED);
        assertThat(LIVE.queryText("SELECT data::text FROM artifacts WHERE id::text LIKE '2%08'"))
                .isEqualTo("{\"a\": \"\\ud83d\\ude00\\ufffd\"}");
        assertThat(LIVE.queryText("SELECT data::text FROM artifacts WHERE id::text LIKE '2%09'"))
                .isEqualTo("{\"a\": \"\\ufffd\\ud83d\\ude00\"}");
        assertThat(LIVE.queryText("SELECT rules::text FROM worlds WHERE id::text LIKE '00000000%03'"))
                .as("what was sound is not touched")
                .startsWith("[\"\\\\ud83d is text\", \"\\\\u0000 too\"");
        assertThat(new Migrator(LIVE.database().dataSource()).migrate()).startsWith("V2");
    }

    @Test
    void theReplacementOfEscapesPassesOverTextThatOnlyLooksLikeOne() throws IOException {
        ESCAPES.execute("CREATE TABLE t (id int, c json)");
        String sound = "[\"\\\\ud83d\", \"\\\\u0000\", \"\\\\\\\\ud83d\", \"\\ud83d\\ude00\", \"\\uD83D\\uDE00\"]";
        ESCAPES.execute("INSERT INTO t VALUES (1, '%s'), (2, '[\"\\\\\\ud83d\", \"\\\\\\u0000\", \"\\ude00\\ud83d\"]')"
                .formatted(sound));

        for (String id : new String[] {"1", "2"}) {
            ESCAPES.execute(filled(Objects.requireNonNull(examples().get("lone surrogate")), "t", "c", id));
        }

        assertThat(ESCAPES.queryTexts("SELECT c::text FROM t ORDER BY id"))
                .containsExactly(sound, "[\"\\\\\\ufffd\", \"\\\\\\ufffd\", \"\\ufffd\\ufffd\"]");
    }

    private static AdoptionReport adopt() {
        return Commands.ofBuild(LIVE).adopt();
    }

    private static void mend(DataFindings data, Map<String, String> examples) {
        for (ColumnFindings column : data.refused().toList()) {
            String[] place = column.place().split("\\.", -1);
            for (Value value : column.listed()) {
                LIVE.execute(filled(fitting(value, examples).orElseThrow(), place[0], place[1], value.row()));
            }
        }
    }

    private static Optional<String> fitting(Value value, Map<String, String> examples) {
        return examples.keySet().stream()
                .filter(value.reason()::contains)
                .findFirst()
                .map(examples::get);
    }

    private static String filled(String example, String table, String column, String id) {
        return example.replace(":table", table).replace(":column", column).replace(":'id'", "'" + id + "'");
    }

    /** By the beginning of the reason that they mend. */
    private static Map<String, String> examples() throws IOException {
        var examples = new LinkedHashMap<String, String>();
        Matcher blocks = EXAMPLE.matcher(Files.readString(Path.of("docs", "adoption.md")));
        while (blocks.find()) {
            for (String reason : blocks.group(1).split(", ", -1)) {
                examples.put(reason, blocks.group(2));
            }
        }
        return examples;
    }
}
