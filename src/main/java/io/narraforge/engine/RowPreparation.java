package io.narraforge.engine;

import io.narraforge.plan.write.InputRow;
import java.util.List;

/** What a feature does to rows of an entity that are made in one call, before they are written; they have their ids. */
@FunctionalInterface
public interface RowPreparation {

    /** The rows to write instead, in the same order. */
    List<InputRow> prepare(List<InputRow> rows);
}
