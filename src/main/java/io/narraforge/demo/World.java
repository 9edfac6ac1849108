package io.narraforge.demo;

import java.util.UUID;

/**
 * What the rows of other tables need of a world.
 *
 * @param createdAt microseconds since {@link Moments#EPOCH}
 */
record World(int row, UUID id, String name, Texts texts, Cast cast, long createdAt) {}
