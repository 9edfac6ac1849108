package io.narraforge.contract.operations;

import io.narraforge.contract.operations.log.LoggedOperation;
import java.util.List;

/** What was read of operations: documents with their texts, and what servers have kept of them without any text. */
public record OperationSources(List<DocumentSet> documents, List<LoggedOperation> logged) {
    /** Keeps copies that nobody changes. */
    public OperationSources {
        documents = List.copyOf(documents);
        logged = List.copyOf(logged);
    }
}
