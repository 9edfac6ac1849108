package io.narraforge.plan.write;

import io.narraforge.model.Attribute;
import java.util.List;

/** What becomes of a new row when there is another one with the values that only one may have. */
public sealed interface Conflict {

    /** The statement fails. */
    record Refused() implements Conflict {}

    /** The row is left out, and nothing is given back for it; the others are written. */
    record Skipped() implements Conflict {}

    /**
     * The row that is there takes the new values of some columns, and is given back.
     *
     * @param key the columns that only one row may have together
     * @param changed none: the row stays as it is
     */
    record Changed(List<Attribute> key, List<Attribute> changed) implements Conflict {}
}
