package io.narraforge.architecture.broken.attic;

import io.narraforge.architecture.broken.engine.Engine;

/** Breaks: no line of the table names this room, its package leaves null open, and its name says nothing. */
public record ColumnHelper(Engine engine) {}
