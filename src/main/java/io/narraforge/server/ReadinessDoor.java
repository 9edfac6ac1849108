package io.narraforge.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.narraforge.database.Database;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.HttpSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers {@code /ready} and nothing else: 204 while the database answers, 503 while it does not. */
final class ReadinessDoor implements FrontDoor {
    private final HttpServer server;
    private final ExecutorService executor;
    private final String host;

    private ReadinessDoor(HttpServer server, ExecutorService executor, String host) {
        this.server = server;
        this.executor = executor;
        this.host = host;
    }

    static ReadinessDoor open(HttpSettings settings, Database database) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0);
            ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(executor);
            server.createContext("/ready", exchange -> answer(exchange, database));
            server.start();
            return new ReadinessDoor(server, executor, settings.host());
        } catch (BindException taken) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed(
                            "Port %d on %s cannot be used: %s; stop what uses it, or set PORT (0: any)."
                                    .formatted(settings.port(), settings.host(), taken.getMessage())),
                    taken);
        } catch (IOException failure) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed(
                            "HOST %s cannot be used: %s.".formatted(settings.host(), failure.getMessage())),
                    failure);
        }
    }

    private static void answer(HttpExchange exchange, Database database) throws IOException {
        exchange.sendResponseHeaders(database.isReachable() ? 204 : 503, -1);
        exchange.close();
    }

    @Override
    public URI address() {
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + literal + ":" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        executor.close();
    }
}
