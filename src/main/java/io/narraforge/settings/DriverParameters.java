package io.narraforge.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parameters a connection URL may carry, in the words of libpq, asyncpg and the JDBC driver, translated to the
 * driver's. What is not listed is refused: a parameter that is silently dropped, {@code sslmode} misspelt, is worse.
 */
final class DriverParameters {
    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private static final Map<String, String> DRIVER_NAME_BY_NAME = Map.ofEntries(
            same("sslmode"),
            same("sslrootcert"),
            same("sslcert"),
            same("sslkey"),
            same("sslpassword"),
            same("options"),
            same("currentSchema"),
            same("connectTimeout"),
            same("socketTimeout"),
            same("loginTimeout"),
            same("ApplicationName"),
            same("tcpKeepAlive"),
            same("prepareThreshold"),
            same("targetServerType"),
            same("loadBalanceHosts"),
            same("channelBinding"),
            same("gssEncMode"),
            same("sslNegotiation"),
            Map.entry("ssl", "sslmode"),
            Map.entry("connect_timeout", "connectTimeout"),
            Map.entry("application_name", "ApplicationName"),
            Map.entry("target_session_attrs", "targetServerType"),
            Map.entry("channel_binding", "channelBinding"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("sslnegotiation", "sslNegotiation"));

    private static final Map<String, String> SERVER_TYPE_BY_SESSION_ATTRIBUTE = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    private DriverParameters() {}

    private static Map.Entry<String, String> same(String name) {
        return Map.entry(name, name);
    }

    static Map<String, String> inTheDriversWords(Map<String, String> parameters) {
        var translated = new HashMap<String, String>();
        parameters.forEach((name, value) -> {
            @Nullable String driverName = DRIVER_NAME_BY_NAME.get(name);
            if (driverName == null) {
                throw new RefusedSettingException("has the unknown parameter \"%s\"; known are user, password, %s"
                        .formatted(name, String.join(", ", new TreeSet<>(DRIVER_NAME_BY_NAME.keySet()))));
            }
            if (translated.put(driverName, driverValue(name, value)) != null) {
                throw new RefusedSettingException("gives the parameter \"%s\" twice, under two names".formatted(name));
            }
        });
        return translated;
    }

    private static String driverValue(String name, String value) {
        return switch (name) {
            case "ssl" -> sslMode(name, value.equals("true") ? "verify-full" : value);
            case "sslmode" -> sslMode(name, value);
            case "target_session_attrs" -> oneOf(name, value, SERVER_TYPE_BY_SESSION_ATTRIBUTE);
            default -> value;
        };
    }

    private static String sslMode(String name, String value) {
        if (!SSL_MODES.contains(value)) {
            throw new RefusedSettingException("has %s=%s; use %s".formatted(name, value, String.join(", ", SSL_MODES)));
        }
        return value;
    }

    private static String oneOf(String name, String value, Map<String, String> translations) {
        @Nullable String translation = translations.get(value);
        if (translation == null) {
            throw new RefusedSettingException("has %s=%s; use %s"
                    .formatted(name, value, String.join(", ", new TreeSet<>(translations.keySet()))));
        }
        return translation;
    }
}
