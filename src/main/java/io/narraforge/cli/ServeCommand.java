package io.narraforge.cli;

import io.narraforge.server.Server;
import io.narraforge.server.Server.SchemaAtStart;
import io.narraforge.settings.Settings;
import io.narraforge.telemetry.LogTelemetry;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves until it is told to stop; a signal, whenever it comes, ends in an orderly shutdown. */
@Command(
        name = "serve",
        description = {
            "Starts the GraphQL server and says where GraphiQL is.",
            "Without DATABASE_URL it runs a PostgreSQL 17 of its own, migrated and with demo data, which keeps"
                    + " everything in NARRA_DATA_DIR.",
            "With DATABASE_URL it serves that database, changes nothing in it by itself, and refuses one that is not"
                    + " at this build's version, or whose schema is not what its migrations made. With --migrate it"
                    + " migrates first, as ./narra db migrate does: of several servers one, while the others wait.",
            "",
            "Settings (environment):",
            "  PORT                          where to listen (8080; 0 for any free port)",
            "  HOST                          on which address (127.0.0.1)",
            "  MAX_BODY_SIZE                 what the body of one request may have (32MiB)",
            "  DATABASE_URL                  postgresql://user:password@host:port/database",
            "  DATABASE_POOL_SIZE            connections to it at most (8)",
            "  DATABASE_ACQUIRE_TIMEOUT      how long a request waits for one (5s)",
            "  DATABASE_STATEMENT_TIMEOUT    how long one statement may run (30s)",
            "  DATABASE_TRANSACTION_TIMEOUT  how long one mutation may take (60s)",
            "  MIGRATION_LOCK_TIMEOUT        how long to wait for another that changes the schema (10m)",
            "  OPERATIONS_LOG                file to keep in what clients ask for (none)",
            "  NARRA_DATA_DIR                folder of the embedded database and of backups (./data)",
            "  NARRA_PG_PORT                 its port on 127.0.0.1 (0: any free port)"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  PORT=9000 ./narra serve",
            "  DATABASE_URL=postgresql://narra:secret@localhost/narra ./narra serve --migrate"
        })
final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Option(names = "--migrate", description = "Migrate the database first, with a backup before it.")
    private boolean migrate;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.fromEnvironment();
        var started = new CompletableFuture<Server>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeOnceStarted(started), "stop"));
        try {
            started.complete(Server.start(settings, schemaAtStart(), new LogTelemetry()));
        } catch (RuntimeException failure) {
            started.completeExceptionally(failure);
            throw failure;
        }
        var out = spec.commandLine().getOut();
        out.println("NarraForge is ready: " + started.join().address().resolve("/graphiql"));
        out.flush();
        // From here on only a signal ends the process.
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }

    private SchemaAtStart schemaAtStart() {
        return migrate ? SchemaAtStart.MIGRATED : SchemaAtStart.AS_IT_IS;
    }

    /** A signal in the middle of the start waits for its end: half-started parts could not be found otherwise. */
    private static void closeOnceStarted(CompletableFuture<Server> started) {
        started.handle((server, failedToStart) -> Optional.<Server>ofNullable(server))
                .join()
                .ifPresent(Server::close);
    }
}
