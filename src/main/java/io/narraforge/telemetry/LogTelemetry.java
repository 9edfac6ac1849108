package io.narraforge.telemetry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes events to the log: failures as errors with their cause, statements only when debugging. */
public final class LogTelemetry implements Telemetry {
    private static final Logger LOG = LoggerFactory.getLogger("io.narraforge");

    @Override
    public void record(Event event) {
        switch (event) {
            case Event.StatementRan(var sql, var took) -> LOG.debug("{} µs {}", took.toNanos() / 1000, sql);
            case Event.RequestFailed(var requestId, var cause) -> LOG.error("request {} failed", requestId, cause);
            case Event.ChoreFailed(var chore, var cause) ->
                LOG.warn("{} failed and is tried again later", chore, cause);
            case Event.LifecycleStep(var message) -> LOG.info("{}", message);
        }
    }
}
