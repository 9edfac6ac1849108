package io.narraforge.settings;

import io.narraforge.settings.ConnectionSettings.ServerAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the connection URLs of libpq, of SQLAlchemy's drivers and of JDBC alike. A refusal quotes nothing but the names
 * of parameters: any other part of a malformed URL may be a piece of the password.
 */
final class DatabaseUrl {
    private static final int DEFAULT_PORT = 5432;
    private static final String FORM = "; use postgresql://user:password@host:port/database";
    private static final Pattern SCHEME =
            Pattern.compile("(?:jdbc:postgresql|postgresql(?:\\+(?:psycopg|asyncpg))?|postgres):(.*)", Pattern.DOTALL);
    /** Authority, path and query after the scheme. */
    private static final Pattern PARTS = Pattern.compile("(?://([^/?]*)/?|(?!/))([^?]*)(?:\\?(.*))?", Pattern.DOTALL);
    /** A host or a bracketed IPv6 address, and perhaps a port. */
    private static final Pattern SERVER =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.%A-Za-z]+)]|([A-Za-z0-9._-]*))(?::([0-9]{1,5}))?");

    private final String authority;
    private final String path;
    private final Map<String, String> parameters;

    private DatabaseUrl(String authority, String path, Map<String, String> parameters) {
        this.authority = authority;
        this.path = path;
        this.parameters = parameters;
    }

    static ConnectionSettings parse(String text) {
        Matcher scheme = SCHEME.matcher(text);
        if (!scheme.matches()) {
            throw new RefusedSettingException(
                    "does not begin with postgresql://, postgres://, postgresql+psycopg://, postgresql+asyncpg:// or"
                            + " jdbc:postgresql:" + FORM);
        }
        Matcher parts = PARTS.matcher(scheme.group(1));
        if (!parts.matches()) {
            throw new RefusedSettingException("has no // after its scheme" + FORM);
        }
        String path = parts.group(2);
        String query = parts.group(3) == null ? "" : parts.group(3);
        if (path.contains("@") || query.contains("@")) {
            throw new RefusedSettingException("has an @ behind the host: a / or ? in the password must be written as"
                    + " %2F or %3F, an @ in the database or a parameter as %40" + FORM);
        }
        String authority = parts.group(1) == null ? "" : parts.group(1);
        return new DatabaseUrl(authority, path, parameters(query)).settings();
    }

    private ConnectionSettings settings() {
        int at = authority.lastIndexOf('@');
        String userInfo = at < 0 ? "" : authority.substring(0, at);
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        @Nullable String password = colon < 0 ? null : decoded(userInfo.substring(colon + 1));
        // JDBC has no user before the host; both forms name them as parameters too.
        @Nullable String userParameter = parameters.remove("user");
        @Nullable String passwordParameter = parameters.remove("password");
        return new ConnectionSettings(
                servers(authority.substring(at + 1)),
                required("database", decoded(path)),
                required("user", user.isEmpty() && userParameter != null ? userParameter : decoded(user)),
                Optional.ofNullable(password == null ? passwordParameter : password)
                        .map(Secret::new),
                DriverParameters.inTheDriversWords(parameters));
    }

    private static String required(String part, String value) {
        if (value.isEmpty()) {
            throw new RefusedSettingException("names no " + part + FORM);
        }
        return value;
    }

    private static List<ServerAddress> servers(String hosts) {
        var servers = new ArrayList<ServerAddress>();
        for (String server : hosts.split(",", -1)) {
            servers.add(server(server));
        }
        return servers;
    }

    private static ServerAddress server(String text) {
        Matcher matcher = SERVER.matcher(text);
        if (!matcher.matches()) {
            throw new RefusedSettingException("has a host or a port that cannot be read: an IPv6 address stands in"
                    + " brackets, a port is a number, and a : or @ in the user or password is written as %3A or %40"
                    + FORM);
        }
        int port = matcher.group(3) == null ? DEFAULT_PORT : Integer.parseInt(matcher.group(3));
        if (port < 1 || port > 65_535) {
            throw new RefusedSettingException("has a port outside 1 to 65535" + FORM);
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new ServerAddress(host.isEmpty() ? "localhost" : host, port);
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (String parameter : query.split("&", -1)) {
            if (parameter.isEmpty()) {
                continue;
            }
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new RefusedSettingException("has a parameter without a value; use ?name=value&name=value");
            }
            String name = decoded(parameter.substring(0, equals));
            if (parameters.put(name, decoded(parameter.substring(equals + 1))) != null) {
                throw new RefusedSettingException("gives the parameter \"%s\" twice".formatted(name));
            }
        }
        return parameters;
    }

    /** Percent-decoding as libpq does it: UTF-8, and a plus sign is a plus sign. */
    private static String decoded(String text) {
        return PercentEncoding.decode(text)
                .orElseThrow(() -> new RefusedSettingException(
                        "has a % that is not followed by two hexadecimal digits of UTF-8; a % itself is written as"
                                + " %25"));
    }
}
