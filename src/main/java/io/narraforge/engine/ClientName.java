package io.narraforge.engine;

/**
 * What a client calls itself. Nobody has checked it.
 *
 * @param name empty where it does not say
 * @param version likewise
 */
public record ClientName(String name, String version) {
    public static final ClientName UNKNOWN = new ClientName("", "");
}
