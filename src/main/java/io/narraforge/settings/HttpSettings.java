package io.narraforge.settings;

/**
 * Where the server listens, and how much it takes in at once.
 *
 * @param port 0 for any free port
 * @param maxBodyBytes what the body of one request may have
 */
public record HttpSettings(String host, int port, int maxBodyBytes) {
    static final int DEFAULT_MAX_BODY_BYTES = 32 << 20;

    /** Takes in as much as without a setting. */
    public HttpSettings(String host, int port) {
        this(host, port, DEFAULT_MAX_BODY_BYTES);
    }
}
