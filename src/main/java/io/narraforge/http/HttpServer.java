package io.narraforge.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.HttpSettings;
import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The running server: from {@link #start} on it answers, each request on a virtual thread of its own; {@link #close}
 * takes no new request, lets the running ones finish for a bounded time, and frees the port.
 */
public final class HttpServer implements AutoCloseable {
    /** GET carries a whole query in its URL, and GraphiQL the one being typed. */
    static final int MAX_HEADER_BYTES = 64 << 10;

    private static final Duration IDLE_CONNECTION = Duration.ofSeconds(60);
    private static final int WAITING_CONNECTIONS = 512;

    private final HttpSettings settings;
    private final Duration stopWithin;
    private final Telemetry telemetry;
    private final Javalin javalin;
    private int port;

    private HttpServer(HttpSettings settings, Duration stopWithin, HttpServices services) {
        this.settings = settings;
        this.stopWithin = stopWithin;
        this.telemetry = services.telemetry();
        AnswerJson json = new AnswerJson();
        Routes routes = new Routes(services, json, settings.maxBodyBytes());
        this.javalin = Javalin.create(config -> {
            quiet(config);
            serve(config, json);
            routes.addTo(config);
        });
    }

    /**
     * Answers once it returns; a port or host that cannot be had is a {@link Problem.CommandFailed}.
     *
     * @param stopWithin how long {@link #close} waits for running requests
     */
    public static HttpServer start(HttpSettings settings, Duration stopWithin, HttpServices services) {
        HttpServer server = new HttpServer(settings, stopWithin, services);
        server.javalin.start();
        server.port = server.javalin.port();
        return server;
    }

    /** Where this server is found from this machine, with the port it got. */
    public URI address() {
        String host = switch (settings.host()) {
            case "0.0.0.0", "::", "" -> "localhost";
            case String v6 when v6.contains(":") -> "[" + v6 + "]";
            case String name -> name;
        };
        return URI.create("http://" + host + ":" + port + "/");
    }

    @Override
    public void close() {
        try {
            // Jetty's own stop: Javalin's would log the failure a second time, with a stack.
            javalin.jettyServer().server().stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            telemetry.record(new Event.LifecycleStep(
                    "the HTTP server stopped with requests still running after " + stopWithin.toMillis() + " ms"));
        }
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
    }

    private void serve(JavalinConfig config, AnswerJson json) {
        // Platform threads wait for connections, virtual ones run requests: a selector on a virtual thread would hold
        // one of the few carriers while it waits.
        var threads = new QueuedThreadPool();
        threads.setName("http");
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("request-", 0).factory()));
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(MAX_HEADER_BYTES);
        });
        config.jetty.modifyServer(server -> {
            server.insertHandler(new GracefulHandler());
            server.setStopTimeout(stopWithin.toMillis());
            server.setErrorHandler(new ProtocolErrors(json));
        });
        config.jetty.addConnector(this::openConnector);
    }

    /** Takes the port before anything else starts: a port that cannot be had leaves nothing behind to stop. */
    private ServerConnector openConnector(Server server, HttpConfiguration http) {
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_CONNECTION.toMillis());
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        try {
            connector.open();
        } catch (IOException | RuntimeException e) {
            throw new ProblemOccurredException(new Problem.CommandFailed(whyNotListening(e)), e);
        }
        return connector;
    }

    private String whyNotListening(Throwable failure) {
        String reason = String.valueOf(rootOf(failure).getMessage());
        if (rootOf(failure) instanceof BindException && reason.contains("in use")) {
            return "Port %d on %s is taken; stop what uses it, or set PORT (0: any free one)."
                    .formatted(settings.port(), settings.host());
        }
        return "Cannot listen on %s, port %d: %s; set HOST and PORT to an address of this machine."
                .formatted(settings.host(), settings.port(), reason);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
