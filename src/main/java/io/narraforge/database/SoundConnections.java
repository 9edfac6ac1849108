package io.narraforge.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Which connections stay in the pool after a failure that HikariCP takes for the connection's end. 0A000
 * (feature_not_supported) is a failure like any other to PostgreSQL, and a client's SQL/JSON path may cause it at will.
 */
final class SoundConnections implements SQLExceptionOverride {
    private static final String FEATURE_NOT_SUPPORTED = "0A000";

    @java.lang.Override // without the package it would be HikariCP's own Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        return SqlStates.stateOf(failure).equals(FEATURE_NOT_SUPPORTED)
                ? SQLExceptionOverride.Override.DO_NOT_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
