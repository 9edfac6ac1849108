package io.narraforge.migration.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RulesInTheManualTest {
    @Test
    void manualListsEveryRuleWithItsLevelAndWhatToDo() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/migrations.md")).stream()
                .filter(line -> line.startsWith("| M") || line.startsWith("| IGNORE"))
                .toList();

        assertThat(rows)
                .extracting(row -> row.split(" \\| ", -1)[0] + " " + row.split(" \\| ", -1)[1])
                .containsExactlyElementsOf(Arrays.stream(Code.values())
                        .map(code -> "| " + code + " " + code.level().name().toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.split(" \\| ", -1)).hasSize(4).allMatch(cell -> !cell.isBlank()));
    }
}
