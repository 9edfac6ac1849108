package io.narraforge.feature.timeline;

import io.narraforge.engine.Feature;
import io.narraforge.engine.Wiring;
import io.narraforge.model.Declarations;
import io.narraforge.model.Model;
import java.util.Map;

/** A timeline's column {@code nodes} is served as {@code events}: a connection has {@code nodes} already. */
public final class TimelineFeature implements Feature {
    @Override
    public Declarations declarations() {
        return Declarations.ofNames(Map.of("Timeline.events", "nodes"));
    }

    @Override
    public void wire(Wiring wiring, Model model) {
        // The name is all that is special; nothing is computed.
    }
}
