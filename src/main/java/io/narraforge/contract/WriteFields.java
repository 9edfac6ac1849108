package io.narraforge.contract;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.model.ValueKind;
import java.util.Map;
import java.util.stream.Stream;

/** The writable fields of entities as inputs have them, described by what the first part says of the fields. */
final class WriteFields {
    /** How many nodes {@code atMost} allows at most; said to clients, held by who reads it. */
    private static final String MOST = "10,000";

    private final TypeDefinitionRegistry handWritten;

    WriteFields(TypeDefinitionRegistry handWritten) {
        this.handWritten = handWritten;
    }

    /** What a new row is given, except for one attribute: the row that owns it is known otherwise. */
    void addToNewOwned(Definition input, EntityModel entity, Attribute owner) {
        addToNew(
                input, entity, entity.inputs().filter(entry -> !entry.getValue().equals(owner)));
    }

    /** What a new row is given. */
    void addToNew(Definition input, EntityModel entity) {
        addToNew(input, entity, entity.inputs());
    }

    /** What a new row is given, or one that is there is changed to. */
    void addToNewOrChanged(Definition input, EntityModel entity) {
        add(input, entity, entity.inputs(), " and the node is new; one that is there keeps its value.");
    }

    private void addToNew(Definition input, EntityModel entity, Stream<Map.Entry<String, Attribute>> fields) {
        add(input, entity, fields, ".");
    }

    private void add(
            Definition input, EntityModel entity, Stream<Map.Entry<String, Attribute>> fields, String endOfAbsent) {
        fields.forEach(entry -> {
            Attribute attribute = entry.getValue();
            String mark = entity.isRequiredOnCreate(attribute) ? "!" : "";
            String absent = whenAbsent(entity, attribute);
            input.with(
                    entry.getKey() + ": " + typeOf(entity, entry) + mark,
                    descriptionOf(entity, entry.getKey()) + (absent.isEmpty() ? "" : absent + endOfAbsent));
        });
    }

    /** What a row can be changed in; beside JSON the patches of it. */
    void addToPatch(Definition patch, EntityModel entity) {
        entity.inputs().forEach(entry -> {
            Attribute attribute = entry.getValue();
            patch.with(
                    entry.getKey() + ": " + typeOf(entity, entry),
                    descriptionOf(entity, entry.getKey()) + (attribute.nullable() ? " Null clears it." : ""));
            if (attribute.kind() == ValueKind.JSON) {
                addPatchesOf(patch, entity, attribute);
            }
        });
    }

    /** The row's version, where rows have one. */
    static void addIfVersion(Definition input, EntityModel entity) {
        if (entity.rowVersion().isPresent()) {
            input.with(
                    "ifVersion: Int",
                    "Only if this is its version; else VERSION_CONFLICT, which tells the version. Whatever the version"
                            + " when absent.");
        }
    }

    /** Which of many. */
    static void addWhich(Definition input, String type) {
        input.with(
                        "where: " + Conventions.filterOf(type),
                        "The nodes for which all of this holds; refused without a test, unless `all` is true.")
                .with("all: Boolean", "True means all nodes where `where` has no test.");
    }

    static void addAtMost(Definition input) {
        input.with(
                "atMost: Int",
                "LIMIT_EXCEEDED, with nothing changed, when more nodes pass; 0 to %s, and 1 when absent."
                        .formatted(MOST));
    }

    static Definition withIdempotencyKey(Definition input) {
        return input.with(
                "idempotencyKey: String",
                "The same mutation with the same key gives the first answer again, for 24 hours; another one is"
                        + " refused.");
    }

    private static void addPatchesOf(Definition patch, EntityModel entity, Attribute attribute) {
        String name = attribute.name();
        // A merge patch replaces lists as a whole, which the field itself can do.
        if (!isList(entity, attribute)) {
            patch.with(
                    Conventions.mergePatchOf(name) + ": JSON",
                    ("Changes `%s` by a JSON Merge Patch (RFC 7396), in which null takes a key away. Not together"
                                    + " with another change of it.")
                            .formatted(name));
        }
        patch.with(
                Conventions.jsonPatchOf(name) + ": [JsonPatchOperation!]",
                "Changes `%s` by a JSON Patch (RFC 6902). Not together with another change of it.".formatted(name));
    }

    private static boolean isList(EntityModel entity, Attribute attribute) {
        return entity.sourceByField().values().stream().anyMatch(source -> switch (source) {
            case FieldSource.JsonStrings strings -> strings.attribute().equals(attribute);
            case FieldSource.JsonObjects objects -> objects.context().getFirst().equals(attribute);
            case FieldSource.Column column -> false;
            case FieldSource.ToOne toOne -> false;
            case FieldSource.ToMany toMany -> false;
        });
    }

    private static String typeOf(EntityModel entity, Map.Entry<String, Attribute> field) {
        return entity.sourceByField().get(field.getKey()) instanceof FieldSource.JsonStrings
                ? "[String!]"
                : field.getValue().typeName();
    }

    private static String whenAbsent(EntityModel entity, Attribute attribute) {
        if (entity.isRequiredOnCreate(attribute)) {
            return "";
        }
        if (attribute.hasDefault()) {
            return attribute
                    .constantDefault()
                    .map(" `%s` when absent"::formatted)
                    .orElse(" The default when absent");
        }
        return attribute.nullable() ? " Null when absent" : " Found by the server when absent";
    }

    private String descriptionOf(EntityModel entity, String field) {
        return handWritten.getTypeOrNull(entity.typeName()) instanceof ObjectTypeDefinition type
                ? type.getFieldDefinitions().stream()
                        .filter(definition -> definition.getName().equals(field))
                        .map(WriteFields::textOf)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("The field `%s`.".formatted(field))
                : "The field `%s`.".formatted(field);
    }

    /** In one line, as it stands between quotes. */
    private static String textOf(FieldDefinition field) {
        return field.getDescription() == null
                ? ""
                : field.getDescription()
                        .getContent()
                        .strip()
                        .replaceAll("\\s+", " ")
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"");
    }
}
