package io.narraforge.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.source.SchemaLoader;
import io.narraforge.contract.source.SchemaText;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class SchemaSdlTest {
    private static String printed(String sdl) {
        return SchemaSdl.write(SchemaText.read("test", sdl));
    }

    @Example
    void definitionsComeByNameMembersInTheirOrderAndExtensionsAreMerged() {
        assertThat(printed("""
            type Query { b(z: Int = 1, "Why." a: [ID!]): B a: A @deprecated }
            extend type Query implements A @x(b: {k: [1, "t"]}, a: E) { c: Int }
            enum B { Y X }
            "A"
            interface A { c: Int }
            directive @x(b: In, a: B) repeatable on OBJECT
            input In @oneOf { k: [String] }
            union U = Query
            scalar S @specifiedBy(url: "u")
            """)).isEqualTo("""
                directive @x(
                  b: In
                  a: B
                ) repeatable on OBJECT

                "A"
                interface A {
                  c: Int
                }

                enum B {
                  Y
                  X
                }

                input In @oneOf {
                  k: [String]
                }

                type Query implements A @x(a: E, b: {k: [1, "t"]}) {
                  b(
                    z: Int = 1
                    "Why."
                    a: [ID!]
                  ): B
                  a: A @deprecated
                  c: Int
                }

                scalar S @specifiedBy(url: "u")

                union U = Query
                """);
    }

    @Example
    void typesWithoutMembersHaveNoBraces() {
        assertThat(printed("type Query { a: Int } type A {} interface B input C enum D"))
                .isEqualTo("type A\n\ninterface B\n\ninput C\n\nenum D\n\ntype Query {\n  a: Int\n}\n");
    }

    @Example
    void rootsAreNamedOnlyWhereTheirNamesDoNotSaySo() {
        assertThat(printed("type Query { a: Int } type Mutation { a: Int }")).doesNotContain("schema");
        assertThat(printed("schema { query: Query } type Query { a: Int } type Mutation { a: Int }"))
                .startsWith("schema {\n  query: Query\n}\n");
        assertThat(printed("schema { query: Root } type Root { a: Int }")).startsWith("schema {\n  query: Root\n}\n");
    }

    @Property
    void descriptionKeepsEveryCharacter(@ForAll("descriptions") String description) {
        assertThat(printedAndRead(description)).isEqualTo(description.isEmpty() ? null : description);
    }

    /** What a block would lose, and chance seldom makes. */
    @Example
    void descriptionKeepsIndentsAndBlankLines() {
        assertThat(List.of("  a\n  b", "\ta\n\n\tb", "a\n \nb", "a\n\n", "\na", "a\n  b", "a\n\nb"))
                .allSatisfy(each -> assertThat(printedAndRead(each)).isEqualTo(each));
    }

    private static @Nullable String printedAndRead(String description) {
        String quoted = Literal.quoted(description);
        Schema schema =
                SchemaText.read("test", quoted + " type Query { a: Int }" + quoted + " enum E { " + quoted + " A }");
        Schema read = SchemaText.read("test", SchemaSdl.write(schema));
        assertThat(SchemaSdl.write(read)).isEqualTo(SchemaSdl.write(schema));
        var vocabulary =
                (SchemaType.EnumType) Objects.requireNonNull(read.types().get("E"));
        assertThat(vocabulary.element().description())
                .isEqualTo(Objects.requireNonNull(vocabulary.values().get("A")).description());
        return vocabulary.element().description();
    }

    @Provide
    static Arbitrary<String> descriptions() {
        return Arbitraries.of(
                        "\"", "\"\"\"", "\\", "\n", " ", "\t", "a", "#", "\u0007", "\r", "é", "😀", "\u00A0", "\u2028")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Example
    void ourContractIsPrintedOnSeveralLinesOnlyWhereItHasThem() {
        Schema contract = new SchemaLoader(Path.of("").toAbsolutePath()).load(SchemaLoader.SELF);

        assertThat(SchemaSdl.write(contract))
                .startsWith("\"\"\"\nNarraForge as a graph:")
                .contains("\n  \"The artifact's UUID.\"\n  id: ID!\n");
    }
}
