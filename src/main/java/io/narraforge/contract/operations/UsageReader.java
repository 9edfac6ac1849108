package io.narraforge.contract.operations;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import io.narraforge.contract.schema.Schema;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads what an operation asks of a schema, without the values of its variables. What the schema lacks is skipped. Every
 * selection is looked at once, whatever spreads it, and however deep it is.
 */
public final class UsageReader {
    private final Schema schema;

    /** @param schema that the operation was written for */
    public UsageReader(Schema schema) {
        this.schema = schema;
    }

    /** What an operation of a document asks for, with the fragments that the document has. */
    public Usage read(Document document, OperationDefinition operation) {
        var fragmentByName = new HashMap<String, FragmentDefinition>();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(each -> fragmentByName.putIfAbsent(each.getName(), each));
        return read(fragmentByName, operation);
    }

    /** What an operation asks for, with all fragments that it may spread. */
    Usage read(Map<String, FragmentDefinition> fragmentByName, OperationDefinition operation) {
        return new UsageWalk(schema, fragmentByName, operation, (coordinate, node) -> {}).walk();
    }
}
