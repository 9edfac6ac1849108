package io.narraforge.server;

import io.narraforge.contract.Contract;
import io.narraforge.database.Database;
import io.narraforge.engine.ModelEngine;
import io.narraforge.engine.Observers;
import io.narraforge.http.HttpServer;
import io.narraforge.http.HttpServices;
import io.narraforge.settings.HttpSettings;
import io.narraforge.telemetry.Telemetry;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** GraphQL over HTTP; stops listening before the engine goes. */
final class GraphQlDoor implements AutoCloseable {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final Duration PROBE_WAITS = Duration.ofSeconds(1);

    private final HttpServer http;
    private final ModelEngine engine;

    private GraphQlDoor(HttpServer http, ModelEngine engine) {
        this.http = http;
        this.engine = engine;
    }

    static GraphQlDoor open(HttpSettings settings, Database database, Telemetry telemetry) {
        return open(settings, database, new Observers(telemetry));
    }

    static GraphQlDoor open(HttpSettings settings, Database database, Observers observers) {
        Contract contract = Contract.ofBuild();
        ModelEngine engine = Domain.engine(contract.types(), database, observers);
        var services = new HttpServices(engine, contract.sdl(), () -> obstacleOf(database), observers.telemetry());
        try {
            return new GraphQlDoor(HttpServer.start(settings, STOP_WITHIN, services), engine);
        } catch (RuntimeException failure) {
            engine.close();
            throw failure;
        }
    }

    private static Optional<String> obstacleOf(Database database) {
        return database.isReachable(PROBE_WAITS) ? Optional.empty() : Optional.of("the database does not answer");
    }

    URI address() {
        return http.address();
    }

    @Override
    public void close() {
        http.close();
        engine.close();
    }
}
