package io.narraforge.settings;

/** All that a pool of connections to one database needs. */
public record DatabaseSettings(ConnectionSettings connection, PoolSettings pool) {}
