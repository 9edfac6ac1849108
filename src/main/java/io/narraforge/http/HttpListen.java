package io.narraforge.http;

import java.time.Duration;

/**
 * Where the server listens, and how long it waits for running requests when it stops.
 *
 * @param port 0 takes any free one
 */
public record HttpListen(String host, int port, Duration stopWithin) {}
