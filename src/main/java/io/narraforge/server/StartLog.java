package io.narraforge.server;

import io.narraforge.migration.RunLog;
import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;

/** What is done to the schema at the start, as steps of the start. */
record StartLog(Telemetry telemetry) implements RunLog {
    @Override
    public void tell(String sentence) {
        telemetry.record(new Event.LifecycleStep(sentence));
    }

    @Override
    public void warn(String sentence) {
        telemetry.record(new Event.LifecycleStep("Warning: " + sentence));
    }
}
