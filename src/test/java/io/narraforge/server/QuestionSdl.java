package io.narraforge.server;

import static java.util.stream.Collectors.toMap;

import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The contract's text as the oracle reads it, by conventions of its own: nothing here is taken from the model. */
final class QuestionSdl {
    private static final Pattern CAPITAL = Pattern.compile("(?<=.)([A-Z])");

    private final TypeDefinitionRegistry types;
    /** Found once: the oracle asks for them with every value that it judges. */
    private final List<String> entities;

    QuestionSdl() {
        var text = Objects.requireNonNull(QuestionSdl.class.getResourceAsStream("/schema.graphqls"));
        try (var reader = new InputStreamReader(text, StandardCharsets.UTF_8)) {
            types = new SchemaParser().parse(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        entities = types.getTypes(ObjectTypeDefinition.class).stream()
                .filter(type -> type.getImplements().stream()
                        .anyMatch(each -> base(each).equals("Node")))
                .map(ObjectTypeDefinition::getName)
                .sorted()
                .toList();
    }

    /** Types whose rows have a table. */
    List<String> entities() {
        return entities;
    }

    boolean isEntity(String type) {
        return entities.contains(type);
    }

    boolean isEnum(String type) {
        return types.getTypeOrNull(type, EnumTypeDefinition.class) != null;
    }

    List<String> enumValues(String type) {
        return Objects.requireNonNull(types.getTypeOrNull(type, EnumTypeDefinition.class))
                .getEnumValueDefinitions()
                .stream()
                .map(EnumValueDefinition::getName)
                .toList();
    }

    boolean isInput(String type) {
        return types.getTypeOrNull(type, InputObjectTypeDefinition.class) != null;
    }

    boolean isObject(String type) {
        return types.getTypeOrNull(type, ObjectTypeDefinition.class) != null;
    }

    /** The fields of an input object in the contract's order. */
    Map<String, Type<?>> input(String type) {
        return Objects.requireNonNull(types.getTypeOrNull(type, InputObjectTypeDefinition.class), type)
                .getInputValueDefinitions()
                .stream()
                .collect(toMap(
                        InputValueDefinition::getName, InputValueDefinition::getType, (a, b) -> a, LinkedHashMap::new));
    }

    /** The fields of an object type. */
    Map<String, Type<?>> output(String type) {
        return Objects.requireNonNull(types.getTypeOrNull(type, ObjectTypeDefinition.class), type)
                .getFieldDefinitions()
                .stream()
                .collect(toMap(FieldDefinition::getName, FieldDefinition::getType, (a, b) -> a, LinkedHashMap::new));
    }

    /** Every operator that a {@code where} argument can hold, as {@code StringFilter.eq}. */
    Set<String> operators() {
        Set<String> reached = new TreeSet<>();
        entities().forEach(entity -> reach(entity + "Filter", reached));
        return reached;
    }

    private void reach(String type, Set<String> reached) {
        input(type).forEach((field, of) -> {
            if (reached.add(type + "." + field) && isInput(base(of))) {
                reach(base(of), reached);
            }
        });
    }

    /** The target of a connection field. */
    Optional<String> targetOfMany(String entity, String field) {
        Type<?> found = output(entity).get(field);
        String type = found == null ? "" : base(found);
        return type.endsWith("Connection")
                ? Optional.of(type.substring(0, type.length() - "Connection".length()))
                : Optional.empty();
    }

    static String base(Type<?> type) {
        return switch (type) {
            case NonNullType required -> base(required.getType());
            case ListType list -> base(list.getType());
            case TypeName name -> name.getName();
            default -> throw new AssertionError("no type of the SDL: " + type);
        };
    }

    static boolean isList(Type<?> type) {
        return type instanceof ListType || (type instanceof NonNullType required && isList(required.getType()));
    }

    /** {@code QaReport} → {@code qa_reports}. */
    static String table(String entity) {
        return snake(entity) + "s";
    }

    /** {@code historyJson} → {@code history}; the two views of a timeline's nodes. */
    static String column(String field) {
        if (field.equals("events")) {
            return "nodes";
        }
        return snake(field.endsWith("Json") ? field.substring(0, field.length() - "Json".length()) : field);
    }

    /** {@code createdAt} → {@code CREATED_AT}. */
    static String enumValue(String field) {
        return snake(field).toUpperCase(Locale.ROOT);
    }

    static String snake(String camel) {
        return CAPITAL.matcher(camel).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }
}
