package io.narraforge.contract.operations;

import graphql.language.OperationDefinition;
import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.operations.log.LoggedOperation;
import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Operations with what they ask of a schema.
 *
 * @param warnings which documents do not fit it, a line each; what they use that is there counts all the same
 */
public record LoadedOperations(List<KnownOperation> known, List<String> warnings) {
    /** Keeps copies that nobody changes. */
    public LoadedOperations {
        known = List.copyOf(known);
        warnings = List.copyOf(warnings);
    }

    /** Reads what operations ask of the schema that they were written for; a log says it for every client by itself. */
    public static LoadedOperations of(OperationSources sources, Schema schema) {
        var known = new ArrayList<KnownOperation>();
        var misfits = new LinkedHashSet<String>();
        var reader = new UsageReader(schema);
        var check = new DocumentCheck(schema);
        for (DocumentSet set : sources.documents()) {
            for (OperationDefinition operation : set.operations()) {
                known.add(new KnownOperation(use(set, operation), reader.read(set.fragmentByName(), operation)));
            }
            check.errors(set).forEach(each -> misfits.add(each.file()));
        }
        for (LoggedOperation logged : sources.logged()) {
            logged.uses().forEach(each -> known.add(new KnownOperation(each, logged.usage())));
        }
        return new LoadedOperations(
                known,
                misfits.stream()
                        .map(each -> each + " does not fit the published schema; ./narra schema check says where")
                        .toList());
    }

    private static OperationUse use(DocumentSet set, OperationDefinition operation) {
        Place place = DocumentSet.place(operation);
        String file = Manifest.fileOf(place.file());
        Integer line = file.equals(place.file()) ? place.line() : null;
        return new OperationUse(DocumentSet.nameOf(operation), file, line, set.client(), null);
    }
}
