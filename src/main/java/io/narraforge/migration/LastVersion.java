package io.narraforge.migration;

import java.util.Optional;

/**
 * The version that a database is at.
 *
 * @param script its file's name
 * @param before the version below it; empty below the first
 */
record LastVersion(String version, String script, Optional<String> before) {}
