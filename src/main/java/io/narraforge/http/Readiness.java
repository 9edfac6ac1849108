package io.narraforge.http;

import java.util.Optional;

/** Whether requests can be answered now, asked at every probe: a quick look, that neither waits nor throws. */
@FunctionalInterface
public interface Readiness {

    /** What stands in the way, as a sentence for the operator; empty when nothing does. */
    Optional<String> findObstacle();
}
