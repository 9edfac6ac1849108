package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class RelationshipIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private final String world = ENGINE.rows().world("Mgłogród");
    private final String ewa = ENGINE.rows().character(world, "Ewa");

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    @Test
    void theOtherIsFoundByIdAndByNameInOneList() {
        String lucja = ENGINE.rows().character(world, "Łucja");
        insertWith(byId(ewa), byName("Łucja"), byId(ewa.toUpperCase(Locale.ROOT)));

        assertThat(others()).containsExactly(ewa, lucja, ewa);
    }

    @Test
    void byIdEvenACharacterOfAnotherWorldIsMeantByNameNever() {
        String elsewhere = ENGINE.rows().character(ENGINE.rows().world("Inny"), "Obcy");
        insertWith(byId(elsewhere), byName("Obcy"));

        assertThat(others()).containsExactly(elsewhere, "null");
    }

    @Test
    void ofSeveralOfOneNameTheOldestIsMeant() {
        ENGINE.rows().character(world, "Jan");
        String oldest = ENGINE.rows().character(world, "Jan", "created_at", "2020-01-01T00:00:00.000001Z");
        ENGINE.rows().character(world, "Jan", "created_at", "2020-01-01T00:00:00.000002Z");
        insertWith(byName("Jan"));

        assertThat(others()).containsExactly(oldest);
    }

    @Test
    void aNameIsComparedBytewise() {
        ENGINE.rows().character(world, "ŁUCJA");
        ENGINE.rows().character(world, "L\u0301ucja");
        String composed = ENGINE.rows().character(world, "Ąbc");
        ENGINE.rows().character(world, "A\u0328bc");
        insertWith(byName("Łucja"), byName("Ąbc"));

        assertThat(others()).containsExactly("null", composed);
    }

    @Test
    void whoeverCannotBeFoundIsNullAndTheRestStays() {
        insertWith(
                byId("00000000-0000-4000-8000-000000000000"),
                byId("not-a-uuid"),
                byId(""),
                byName("Nikt"),
                byName(""),
                "{\"character_id\": 5}",
                "{\"character\": [\"Ewa\"]}",
                "{\"character_id\": null, \"character\": null}",
                "{}",
                byId(ewa));

        assertThat(others())
                .containsExactly("null", "null", "null", "null", "null", "null", "null", "null", "null", ewa);
    }

    @Test
    void whereTheIdIsNoneTheNameCounts() {
        insertWith(
                "{\"character_id\": \"hero-1\", \"character\": \"Ewa\"}",
                "{\"character_id\": null, \"character\": \"Ewa\"}");

        assertThat(others()).containsExactly(ewa, ewa);
    }

    @Test
    void theStoredKeysAreServedWhoeverIsMeant() {
        insertWith(
                "{\"character\": \"Ewa\", \"type\": \"ally\", \"dynamic\": \"rośnie\", \"since\": 3}", byId("hero-1"));

        Reply reply =
                ENGINE.run("{ characters(last: 1) { nodes { relationships { characterId characterName type dynamic"
                        + " character { name } } relationshipsJson } } }");

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'characters':{'nodes':[{'relationships':[{'characterId':null,'characterName':'Ewa','type':"
                               + "'ally','dynamic':'rośnie','character':{'name':'Ewa'}},{'characterId':'hero-1','characterName':null,'type':null,'dynamic':null,'character':null}],'relationshipsJson':[{'type':"
                               + " 'ally', 'since': 3, 'dynamic': 'rośnie', 'character': 'Ewa'}, {'character_id':"
                               + " 'hero-1'}]}]}}");
    }

    @Test
    void allOfALevelAreOneStatementAndALevelBelowAnother() {
        String other = ENGINE.rows().world("Inny");
        String jan = ENGINE.rows().character(other, "Jan", "relationships", "[" + byId(ewa) + "]");
        for (int i = 0; i < 20; i++) {
            ENGINE.rows().character(other, "C" + i, "relationships", "[" + byId(ewa) + "," + byName("Jan") + "]");
        }
        Reply level = ENGINE.run("{ characters { nodes { relationships { character { name } } } } }");
        Reply levels = ENGINE.run("{ characters { nodes { relationships { character { id"
                + " relationships { character { name world { name } } } } } } } }");

        assertThat(level.withoutErrors().statements()).hasSize(2);
        assertThat(levels.withoutErrors().statements()).hasSize(4);
        assertThat(levels.texts("characters.nodes.*.relationships.*.character.id"))
                .hasSize(41)
                .contains(ewa, jan);
        assertThat(levels.texts("characters.nodes.*.relationships.*.character.relationships.*.character.world.name"))
                .hasSize(20)
                .containsOnly("Mgłogród");
    }

    private void insertWith(String... relationships) {
        ENGINE.rows()
                .character(
                        world,
                        "Teller",
                        "relationships",
                        Arrays.stream(relationships).collect(Collectors.joining(",", "[", "]")));
    }

    /** Whom the newest character's relationships mean, by id, {@code null} where nobody is meant. */
    private static List<String> others() {
        Reply reply = ENGINE.run("{ characters(last: 1) { nodes { relationships { character { id } } } } }");
        int size = reply.withoutErrors()
                .texts("characters.nodes.0.relationships.*")
                .size();
        assertThat(reply.statements()).hasSizeLessThanOrEqualTo(2);
        return IntStream.range(0, size)
                .mapToObj(i -> reply.text("characters.nodes.0.relationships.%d.character.id".formatted(i)))
                .toList();
    }

    private static String byId(String id) {
        return "{\"character_id\": \"%s\"}".formatted(id);
    }

    private static String byName(String name) {
        return "{\"character\": \"%s\"}".formatted(name);
    }
}
