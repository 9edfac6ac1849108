package io.narraforge.migration.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TableCopyIT {
    private static final List<String> TABLES = List.of("people", "places");
    private static final String ROWS = "SELECT (SELECT string_agg(places::text, ' ' ORDER BY id) FROM places)"
            + " || (SELECT string_agg(people::text, ' ' ORDER BY id) FROM people)";

    @RegisterExtension
    static final TestDatabase SOURCE = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase TARGET = TestDatabases.empty();

    @BeforeEach
    void fill() {
        String empty = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;" + SmallSchema.TABLES;
        SOURCE.execute(empty + SmallSchema.ROWS);
        TARGET.execute(empty);
    }

    @Test
    void everyRowIsCopiedAndCounted() {
        assertThat(TableCopy.copy(SOURCE.database(), TARGET.database(), TABLES, Progress.SILENT))
                .isEqualTo(Map.of("people", 100L, "places", 20L));
        assertThat(TARGET.queryText(ROWS)).isEqualTo(SOURCE.queryText(ROWS));
    }

    @Test
    void allTablesAreOfOneMoment() {
        var isWritten = new AtomicBoolean();

        TableCopy.copy(SOURCE.database(), TARGET.database(), TABLES, (activity, rows, all) -> {
            if (isWritten.compareAndSet(false, true)) {
                SOURCE.execute("INSERT INTO places VALUES (21); INSERT INTO people VALUES (101, 21)");
            }
        });

        assertThat(SOURCE.queryText("SELECT count(*) FROM people")).isEqualTo("101");
        assertThat(TARGET.queryText("SELECT count(*) FROM people")).isEqualTo("100");
    }

    @Test
    void aRowThatIsRefusedLeavesNone() {
        TARGET.execute("ALTER TABLE people ADD CHECK (id <> 99)");

        assertThat(SmallSchema.refusal(
                        () -> TableCopy.copy(SOURCE.database(), TARGET.database(), TABLES, Progress.SILENT)))
                .startsWith("The rows cannot be copied: ")
                .contains("check constraint");
        assertThat(TARGET.queryText("SELECT count(*) FROM places")).isEqualTo("0");
    }
}
