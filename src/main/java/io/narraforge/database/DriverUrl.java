package io.narraforge.database;

import io.narraforge.settings.ConnectionSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Connection settings as the PostgreSQL JDBC driver takes them: a URL without any secret, and properties. */
record DriverUrl(String url, Properties properties) {

    static DriverUrl of(ConnectionSettings connection) {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "narraforge");
        properties.setProperty("tcpKeepAlive", "true");
        connection.driverProperties().forEach(properties::setProperty);
        properties.setProperty("user", connection.user());
        connection.password().ifPresent(password -> properties.setProperty("password", password.reveal()));
        String database = URLEncoder.encode(connection.database(), StandardCharsets.UTF_8);
        return new DriverUrl("jdbc:postgresql://" + connection.address() + "/" + database, properties);
    }

    @Override
    public String toString() {
        return url;
    }
}
