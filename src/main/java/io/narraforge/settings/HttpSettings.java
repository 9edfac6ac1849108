package io.narraforge.settings;

/**
 * Where the server listens.
 *
 * @param port 0 for any free port
 */
public record HttpSettings(String host, int port) {}
