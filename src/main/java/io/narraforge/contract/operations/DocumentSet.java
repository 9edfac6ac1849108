package io.narraforge.contract.operations;

import graphql.language.AstPrinter;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.SchemaRefusal;
import io.narraforge.contract.schema.SdlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Documents that belong together: an operation of one may spread the fragments of all. Definitions of types among them are
 * a client's notes about the schema, and no operations.
 */
public final class DocumentSet {
    private final List<SdlFile> files;
    private final @Nullable String client;
    private final Map<String, FragmentDefinition> fragmentByName = new LinkedHashMap<>();

    DocumentSet(List<SdlFile> files, @Nullable String client) {
        this.files = List.copyOf(files);
        this.client = client;
        for (SdlFile file : files) {
            file.document().getDefinitionsOfType(FragmentDefinition.class).forEach(this::add);
        }
    }

    /** The same fragment in two files is one; two of one name leave open which is meant. */
    private void add(FragmentDefinition fragment) {
        FragmentDefinition first = fragmentByName.putIfAbsent(fragment.getName(), fragment);
        if (first != null && !AstPrinter.printAstCompact(first).equals(AstPrinter.printAstCompact(fragment))) {
            throw SchemaRefusal.at(
                    place(fragment),
                    "the fragment %s is another one at %s; documents that are read together need different names"
                            .formatted(fragment.getName(), place(first)));
        }
    }

    List<SdlFile> files() {
        return files;
    }

    /** Who sends them, where that is known. */
    @Nullable
    String client() {
        return client;
    }

    Map<String, FragmentDefinition> fragmentByName() {
        return fragmentByName;
    }

    List<OperationDefinition> operations() {
        var operations = new ArrayList<OperationDefinition>();
        files.forEach(each -> operations.addAll(each.document().getDefinitionsOfType(OperationDefinition.class)));
        return operations;
    }

    static Place place(Node<?> node) {
        SourceLocation location = Objects.requireNonNull(node.getSourceLocation());
        return new Place(Objects.requireNonNull(location.getSourceName()), location.getLine());
    }

    /** What an operation is called by: its own name, or, without one, what it is. */
    static String nameOf(OperationDefinition operation) {
        String name = operation.getName();
        return name != null
                ? name
                : "anonymous " + DocumentCheck.kind(operation).keyword();
    }
}
