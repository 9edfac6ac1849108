package io.narraforge.contract.schema;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands.
 *
 * @param file as its reader named it: a path, an address, a git object
 * @param line counted from 1; null where the file is no SDL, as the answer to an introspection query
 */
public record Place(String file, @Nullable Integer line) {
    @Override
    public String toString() {
        return line == null ? file : file + ":" + line;
    }
}
