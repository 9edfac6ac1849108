package io.narraforge.migration.catalog;

import java.util.List;
import java.util.stream.Stream;

/**
 * The DDL that makes the objects of a catalog in a schema without any of them. Each list is to be run in its order,
 * inside one transaction, whose settings it changes until its end.
 *
 * @param preparations settings of the transaction, for both halves
 * @param extensions what has to be there before; for whoever may create them
 * @param objectsBeforeData types, functions, and tables with nothing but their columns
 * @param objectsAfterData constraints, indexes, views, triggers, and what else would slow or forbid the copying of rows
 */
public record CreationStatements(
        List<String> preparations,
        List<String> extensions,
        List<String> objectsBeforeData,
        List<String> objectsAfterData) {
    public CreationStatements {
        preparations = List.copyOf(preparations);
        extensions = List.copyOf(extensions);
        objectsBeforeData = List.copyOf(objectsBeforeData);
        objectsAfterData = List.copyOf(objectsAfterData);
    }

    /** Everything up to tables with nothing but their columns. */
    public List<String> beforeData() {
        return Stream.of(extensions, preparations, objectsBeforeData)
                .flatMap(List::stream)
                .toList();
    }

    /** Everything that follows when the rows are there. */
    public List<String> afterData() {
        return Stream.of(preparations, objectsAfterData).flatMap(List::stream).toList();
    }

    /** Both halves, where there are no rows. */
    public List<String> all() {
        return Stream.of(beforeData(), objectsAfterData).flatMap(List::stream).toList();
    }

    /** What an operator wants to read: the objects alone. */
    List<String> ofTheObjects() {
        return Stream.of(objectsBeforeData, objectsAfterData)
                .flatMap(List::stream)
                .toList();
    }
}
