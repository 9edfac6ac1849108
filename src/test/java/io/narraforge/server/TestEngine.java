package io.narraforge.server;

import io.narraforge.contract.Contract;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.engine.GraphQlRequest;
import io.narraforge.engine.ModelEngine;
import io.narraforge.telemetry.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The engine of this build over a migrated database of one test class. Each reply comes with the statements that it
 * cost; one request at a time.
 */
final class TestEngine implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final TestDatabase database = TestDatabases.migrated();
    private final Rows rows = new Rows(database);
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private @Nullable ModelEngine engine;

    @Override
    public void beforeAll(ExtensionContext context) {
        database.beforeAll(context);
        engine = Domain.engine(Contract.ofBuild().types(), database.database(), this::remember);
    }

    private void remember(Event event) {
        switch (event) {
            case Event.StatementRan(var sql, var took) -> statements.add(sql);
            case Event.RequestFailed(var requestId, var cause) -> failures.add(cause);
            case Event.ChoreFailed(var chore, var cause) -> failures.add(cause);
            case Event.LifecycleStep step -> throw new AssertionError("the engine has no " + step);
        }
    }

    TestDatabase database() {
        return database;
    }

    Rows rows() {
        return rows;
    }

    Reply run(String query) {
        return run(query, Map.of());
    }

    Reply run(String query, Map<String, @Nullable Object> variables) {
        return run(query, null, variables);
    }

    Reply run(String query, @Nullable String operationName, Map<String, @Nullable Object> variables) {
        statements.clear();
        failures.clear();
        var request = new GraphQlRequest(query, operationName, variables, "request-1", false);
        var answer = Objects.requireNonNull(engine).execute(request);
        return new Reply(answer, List.copyOf(statements), List.copyOf(failures));
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
