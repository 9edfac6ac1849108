package io.narraforge.golden;

import io.narraforge.contract.Contract;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.engine.GraphQlAnswer;
import io.narraforge.engine.GraphQlRequest;
import io.narraforge.engine.ModelEngine;
import io.narraforge.server.Domain;
import io.narraforge.telemetry.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The engine of this build over the rows of the golden cases, and the statements of its last request. */
final class GoldenEngine implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Path ROWS = Path.of("src/test/resources/golden/data.sql");

    private final TestDatabase database = TestDatabases.migrated();
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private @Nullable ModelEngine engine;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        database.beforeAll(context);
        bringTheRowsBack();
        engine = Domain.engine(Contract.ofBuild().types(), database.database(), event -> {
            if (event instanceof Event.StatementRan(var sql, var took)) {
                statements.add(sql);
            }
        });
    }

    /** The rows as they are in the file, whatever was written since. */
    void bringTheRowsBack() throws IOException {
        database.execute("TRUNCATE worlds, jobs, mutation_answers CASCADE");
        database.execute(Files.readString(ROWS));
    }

    GraphQlAnswer execute(String query, Map<String, @Nullable Object> variables) {
        statements.clear();
        return Objects.requireNonNull(engine).execute(new GraphQlRequest(query, null, variables, "golden", false));
    }

    List<String> statements() {
        return List.copyOf(statements);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        database.afterEach(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Objects.requireNonNull(engine).close();
        database.afterAll(context);
    }
}
