package io.narraforge.http;

import io.narraforge.engine.GraphQlEngine;
import io.narraforge.telemetry.Telemetry;

/**
 * What the server serves.
 *
 * @param schema the contract as it is published, in SDL
 */
public record HttpServices(GraphQlEngine engine, String schema, Readiness readiness, Telemetry telemetry) {}
