package io.narraforge.contract.operations;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one operation asks of a schema.
 *
 * @param coordinates what it names or gets: types, fields, given arguments and input fields, values of enums it writes,
 *     directives ({@code @cached}, {@code @cached(seconds:)}, and {@code @cached FIELD} for where one stands), its root
 *     ({@code schema.query}); an enum of which it only writes values is not one of them, so that it is known whether it
 *     gets any
 * @param variableTypes the inputs, enums and scalars that its variables are of: all that is in them it may give
 * @param omitted arguments and input fields that it leaves, or may leave, to their default, where they may not be null
 */
public record Usage(SortedSet<String> coordinates, SortedSet<String> variableTypes, SortedSet<String> omitted) {
    /** Keeps copies that nobody changes. */
    public Usage {
        coordinates = Collections.unmodifiableSortedSet(new TreeSet<>(coordinates));
        variableTypes = Collections.unmodifiableSortedSet(new TreeSet<>(variableTypes));
        omitted = Collections.unmodifiableSortedSet(new TreeSet<>(omitted));
    }
}
