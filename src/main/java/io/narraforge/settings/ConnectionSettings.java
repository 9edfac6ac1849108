package io.narraforge.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One database and how to sign in. Prints without any secret, so that it may stand in a message.
 *
 * @param servers tried in this order; at least one
 * @param driverProperties in the words of the PostgreSQL JDBC driver; may hold secrets
 */
public record ConnectionSettings(
        List<ServerAddress> servers,
        String database,
        String user,
        Optional<Secret> password,
        Map<String, String> driverProperties) {

    /** Host and port of one server; an IPv6 host without its brackets. */
    public record ServerAddress(String host, int port) {
        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    public ConnectionSettings {
        servers = List.copyOf(servers);
        driverProperties = Map.copyOf(driverProperties);
    }

    /** {@code host:port}, or several of them separated by commas. */
    public String address() {
        return servers.stream().map(ServerAddress::toString).collect(Collectors.joining(","));
    }

    public ConnectionSettings withDatabase(String otherDatabase) {
        return new ConnectionSettings(servers, otherDatabase, user, password, driverProperties);
    }

    @Override
    public String toString() {
        return "postgresql://" + user + "@" + address() + "/" + database;
    }
}
