package io.narraforge.server;

import io.narraforge.contract.operations.UsageReader;
import io.narraforge.contract.operations.log.OperationsLogFile;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.source.SchemaLoader;
import io.narraforge.engine.OperationObserver;
import io.narraforge.engine.operations.OperationsLog;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.Settings;
import io.narraforge.telemetry.Telemetry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The operations log of a server, where its settings name one. */
final class SentOperations implements AutoCloseable {
    private final Optional<OperationsLog> log;

    private SentOperations(Optional<OperationsLog> log) {
        this.log = log;
    }

    static SentOperations open(Optional<Path> file, Telemetry telemetry) {
        return new SentOperations(file.map(named -> open(named, telemetry)));
    }

    private static OperationsLog open(Path named, Telemetry telemetry) {
        try {
            OperationsLogFile file = OperationsLogFile.open(named);
            // Read while the rest of the server starts; the first request would wait for it.
            CompletableFuture<Schema> schema = new SchemaLoader(Path.of("")).start(SchemaLoader.SELF);
            CompletableFuture<UsageReader> usages = schema.thenApply(UsageReader::new);
            return OperationsLog.over(
                    file, (document, operation) -> usages.join().read(document, operation), telemetry);
        } catch (ProblemOccurredException refused) {
            String reason = Settings.OPERATIONS_LOG + " cannot be used: " + refused.getMessage();
            throw new ProblemOccurredException(new Problem.InvalidSettings(List.of(reason)), refused);
        }
    }

    Optional<OperationObserver> observer() {
        return log.map(each -> each);
    }

    @Override
    public void close() {
        log.ifPresent(OperationsLog::close);
    }
}
