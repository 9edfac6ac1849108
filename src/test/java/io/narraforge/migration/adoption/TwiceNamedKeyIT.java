package io.narraforge.migration.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Servers of any age tell the same. */
class TwiceNamedKeyIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    @Test
    void aKeyThatStandsTwiceIsFoundHoweverItIsWrittenAndAtAnyDepth() {
        assertThat(found(TwiceNamedKey.ALWAYS)).containsExactly("1", "2", "3", "6", "9");
    }

    @Test
    void theFasterFormFindsTheSame() {
        assumeThat(Integer.parseInt(DATABASE.queryText("SHOW server_version_num")))
                .isGreaterThanOrEqualTo(160_000);

        assertThat(found(TwiceNamedKey.SINCE_16)).isEqualTo(found(TwiceNamedKey.ALWAYS));
    }

    private static List<@Nullable String> found(String condition) {
        return DATABASE.queryTexts("""
            SELECT n FROM (SELECT n, document::json FROM (VALUES
                (1, '{"\\u0061": 1, "a": 2}'), (2, '{"x": [[{"y": {"b": 1, "b": 1}}]]}'), (3, '{"": 0, "": 0}'),
                (4, '{"a": {"a": [{"a": 1}, {"a": 1}]}, "A": 1}'), (5, '{"a": "a, \\"a\\": 1"}'),
                (6, '{"\\ud83d\\ude00": 1, "😀": 2}'), (7, '[]'), (8, '"a"'), (9, '[1, {"a": {}, "b": {}, "a": {}}]'),
                (10, 'null'), (11, '{"é": 1, "e\\u0301": 2}')) AS v (n, document)) AS place
            WHERE %s ORDER BY n
            """.formatted(condition));
    }
}
