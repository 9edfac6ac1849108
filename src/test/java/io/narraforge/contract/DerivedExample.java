package io.narraforge.contract;

import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.narraforge.model.Conventions;
import io.narraforge.model.Declarations;
import io.narraforge.model.ExampleTables;
import io.narraforge.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The small example of the model's tests, or a variant of it, with its derived part. */
record DerivedExample(Contract contract, Model model) {
    private static final String SDL = "type Query { book(id: ID!): Book books: BookConnection }\n" + ExampleTables.SDL;

    private static final String CHANGING_FIELDS =
            "plan: JSON! rank: Int! updatedAt: DateTime! version: Int! reviews: ReviewConnection ";
    private static final String CHANGING_COLUMNS = "plan jsonb NOT NULL DEFAULT '{}', rank integer NOT NULL DEFAULT 7,"
            + " updated_at timestamptz NOT NULL, version integer NOT NULL DEFAULT 1, ";
    private static final String RELATED_TYPES = """
        type Pen implements Node { id: ID! authorId: ID bookId: ID createdAt: DateTime! updatedAt: DateTime! }
        type Review implements Node { id: ID! bookId: ID! text: String! createdAt: DateTime! }
        """;
    private static final String RELATED_TABLES = """
        CREATE TABLE pens (
            id uuid NOT NULL,
            author_id uuid,
            book_id uuid,
            created_at timestamptz NOT NULL,
            updated_at timestamptz NOT NULL);
        CREATE TABLE reviews (id uuid NOT NULL, book_id uuid NOT NULL, text text NOT NULL, created_at timestamptz NOT NULL);
        """;

    static DerivedExample asItIs() {
        return of(SDL, ExampleTables.DDL);
    }

    /** With one more field of {@code Book}, or several, and their columns. */
    static DerivedExample withBook(String fields, String columns) {
        return of(
                SDL.replace("  subtitle: String\n", "  subtitle: String\n  " + fields + "\n"),
                ExampleTables.DDL.replace("subtitle text,", "subtitle text, " + columns));
    }

    /** With one more field of {@code Author} and its column. */
    static DerivedExample withAuthor(String field, String column) {
        return of(
                SDL.replace("  books: BookConnection\n}", "  books: BookConnection\n  " + field + "\n}"),
                ExampleTables.DDL.replace("name text NOT NULL,", "name text NOT NULL, " + column));
    }

    /**
     * Written by mutations, each named like its input and its payload. Books change and own reviews, which are records;
     * authors own books and may have pens.
     */
    static DerivedExample written(String... mutations) {
        return writtenWith("", "", mutations);
    }

    /** The same with more fields of {@code Book} and their columns. */
    static DerivedExample writtenWith(String fields, String columns, String... mutations) {
        String root = Arrays.stream(mutations)
                .map(mutation -> "%s(input: %s!): %s"
                        .formatted(mutation, Conventions.inputOf(mutation), Conventions.payloadOf(mutation)))
                .collect(Collectors.joining(" "));
        return ofWritten("type Mutation { " + root + " }", fields, columns);
    }

    /** The same with mutations, and what belongs to them, as SDL. */
    static DerivedExample ofWritten(String mutations, String fields, String columns) {
        String sdl = SDL.replace("  subtitle: String\n", "  subtitle: String\n  " + CHANGING_FIELDS + fields + "\n")
                .replace("  books: BookConnection\n}", "  books: BookConnection\n  pens: PenConnection\n}");
        String ddl = ExampleTables.DDL.replace("subtitle text,", "subtitle text, " + CHANGING_COLUMNS + columns);
        return of(sdl + RELATED_TYPES + mutations, ddl + RELATED_TABLES);
    }

    /** With one line of the SDL replaced by another. */
    static DerivedExample with(String line, String otherLine) {
        return of(SDL.replace(line, otherLine), ExampleTables.DDL);
    }

    private static DerivedExample of(String sdl, String ddl) {
        Model model = ExampleTables.bind(sdl, ddl, Declarations.none());
        return new DerivedExample(Derivation.derive(new Contract(sdl), model), model);
    }

    TypeDefinitionRegistry types() {
        return contract.types();
    }

    /** The members of a type, {@code name: Type}, or the values of a vocabulary; empty when there is no such type. */
    List<String> members(String typeName) {
        return switch (types().getTypeOrNull(typeName)) {
            case InputObjectTypeDefinition input ->
                input.getInputValueDefinitions().stream()
                        .map(DerivedExample::text)
                        .toList();
            case ObjectTypeDefinition type -> fields(type);
            case EnumTypeDefinition vocabulary ->
                vocabulary.getEnumValueDefinitions().stream()
                        .map(EnumValueDefinition::getName)
                        .toList();
            case null, default -> List.of();
        };
    }

    /** What the contract says of a member of an input. */
    String description(String inputName, String member) {
        return types().getTypeOrNull(inputName) instanceof InputObjectTypeDefinition input
                ? input.getInputValueDefinitions().stream()
                        .filter(value -> value.getName().equals(member))
                        .map(value ->
                                Objects.requireNonNull(value.getDescription()).getContent())
                        .findFirst()
                        .orElse("")
                : "";
    }

    /** The fields that extensions add to a type. */
    List<String> extensionOf(String typeName) {
        return types().objectTypeExtensions().getOrDefault(typeName, List.of()).stream()
                .flatMap(extension -> fields(extension).stream())
                .toList();
    }

    private static List<String> fields(ObjectTypeDefinition type) {
        return type.getFieldDefinitions().stream().map(DerivedExample::text).toList();
    }

    private static String text(FieldDefinition field) {
        String arguments = field.getInputValueDefinitions().stream()
                .map(DerivedExample::text)
                .collect(Collectors.joining(", "));
        return field.getName() + (arguments.isEmpty() ? "" : "(" + arguments + ")") + ": "
                + AstPrinter.printAst(field.getType());
    }

    private static String text(InputValueDefinition value) {
        return value.getName() + ": " + AstPrinter.printAst(value.getType())
                + (value.getDefaultValue() == null ? "" : " = " + AstPrinter.printAst(value.getDefaultValue()));
    }
}
