package io.narraforge.contract.operations;

import io.narraforge.contract.diff.OperationUse;

/** An operation that clients send: how to find it, and what it asks of the schema. */
public record KnownOperation(OperationUse use, Usage usage) {}
