package io.narraforge.engine;

import io.narraforge.telemetry.Telemetry;
import java.util.Optional;

/**
 * Who is told what the engine does.
 *
 * @param operations of each operation that was executed; empty where nobody wants to know
 */
public record Observers(Telemetry telemetry, Optional<OperationObserver> operations) {
    /** Without one who wants to know what is executed. */
    public Observers(Telemetry telemetry) {
        this(telemetry, Optional.empty());
    }
}
