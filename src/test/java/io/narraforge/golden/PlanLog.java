package io.narraforge.golden;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The plans that a database's statements ran with, as the server itself reports them (auto_explain): with the values
 * of that run, and prepared or not. Written before the answer is, so that nothing has to be waited for.
 */
final class PlanLog {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** The plan is indented by a tab below the line that announces it. */
    private static final String ANNOUNCEMENT = " plan:";

    private static final String INDENT = "\t";

    private final long start;

    private PlanLog(long start) {
        this.start = start;
    }

    /**
     * Connections made after this report their plans, and read a whole table only where nothing else can be: for some
     * thousand rows a scan and a hash of them would cost least.
     */
    static void switchOn(TestDatabase database) {
        for (String setting : List.of(
                "session_preload_libraries = auto_explain",
                "auto_explain.log_min_duration = 0",
                "auto_explain.log_format = json",
                "enable_seqscan = off",
                "enable_hashjoin = off",
                "enable_mergejoin = off",
                "jit = off")) {
            database.execute(
                    "ALTER DATABASE %s SET %s".formatted(database.connection().database(), setting));
        }
    }

    static PlanLog fromHere() throws IOException {
        return new PlanLog(Files.size(TestDatabases.log()));
    }

    List<ExplainedStatement> statements() throws IOException {
        byte[] log = Files.readAllBytes(TestDatabases.log());
        String[] lines = new String(log, (int) start, (int) (log.length - start), StandardCharsets.UTF_8).split("\n");
        var statements = new ArrayList<ExplainedStatement>();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].endsWith(ANNOUNCEMENT)) {
                statements.add(new ExplainedStatement(MAPPER.readTree(indentedAfter(lines, i))));
            }
        }
        return statements;
    }

    private static String indentedAfter(String[] lines, int announcement) {
        return String.join(
                "\n",
                Arrays.stream(lines, announcement + 1, lines.length)
                        .takeWhile(line -> line.startsWith(INDENT))
                        .toList());
    }
}
