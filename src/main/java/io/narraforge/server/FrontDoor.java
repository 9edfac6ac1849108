package io.narraforge.server;

import io.narraforge.database.Database;
import io.narraforge.settings.HttpSettings;
import io.narraforge.telemetry.Telemetry;
import java.net.URI;

/** What listens for clients. Opened last and closed first, so that no request meets a half-built server. */
interface FrontDoor extends AutoCloseable {

    /** Where it listens, with the port it really has. */
    URI address();

    @Override
    void close();

    /** Makes the door over a database that is ready. */
    @FunctionalInterface
    interface Opener {
        FrontDoor open(HttpSettings settings, Database database, Telemetry telemetry);
    }
}
