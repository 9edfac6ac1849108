package io.narraforge.contract.diff;

import org.jspecify.annotations.Nullable;

/**
 * One operation that uses what changed.
 *
 * @param file where it is written, if a file is known
 * @param client who was seen to send it, if anybody was
 * @param lastSeen an ISO date
 */
public record OperationUse(
        String operation,
        @Nullable String file,
        @Nullable Integer line,
        @Nullable String client,
        @Nullable String lastSeen) {}
