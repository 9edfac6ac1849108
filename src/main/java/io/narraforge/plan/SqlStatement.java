package io.narraforge.plan;

import java.util.List;

/**
 * A statement's text, the same for every request of one shape, so that the server prepares it once.
 *
 * @param parameters the name of each {@code ?}, in order
 */
public record SqlStatement(String sql, List<String> parameters) {}
