package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether checksums fit what is stored, on real rows, some of which were changed past the triggers. */
@Timeout(60)
class ChecksumValidIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final Rows ROWS = ENGINE.rows();
    private static final String LEGACY_CHECKSUM = "ab".repeat(32);

    @AfterEach
    void deleteRows() {
        ROWS.deleteAll();
    }

    /** As somebody does it who knows the database: no trigger sees the change. */
    private static void tamper(String table, String id, String column, String value) {
        ENGINE.database().execute("ALTER TABLE %s DISABLE TRIGGER USER".formatted(table));
        ROWS.update(table, id, Map.of(column, value));
        ENGINE.database().execute("ALTER TABLE %s ENABLE TRIGGER USER".formatted(table));
    }

    private static String legacyWorld(String name) {
        String world = ROWS.world(name, "rules", "[\"a\"]", "checksum", LEGACY_CHECKSUM);
        ROWS.insert("legacy_world_checksums", Map.of("world_id", world, "checksum", LEGACY_CHECKSUM));
        return world;
    }

    private static String data(String query) {
        return ENGINE.run(query).withoutErrors().data();
    }

    @Test
    void aPageOfWorldsIsJudgedInOneStatement() {
        ROWS.world("Valid", "geography", "{\"area\": 1.0, \"sea\": \"Łódź\"}");
        tamper("worlds", ROWS.world("Tampered", "rules", "[\"a\"]"), "rules", "[\"b\"]");
        tamper("worlds", ROWS.world("Renamed"), "name", "Renamed since");
        ROWS.world("Wrong", "checksum", "0".repeat(64));
        legacyWorld("Legacy");
        ROWS.update("worlds", legacyWorld("Changed"), Map.of("themes", "[\"t\"]"));
        tamper("worlds", legacyWorld("Forged"), "checksum", "cd".repeat(32));

        Reply reply = ENGINE.run("{ worlds { nodes { name checksumValid } } }").withoutErrors();

        assertThat(reply.data())
                .isEqualTo("{'worlds':{'nodes':[{'name':'Valid','checksumValid':true},"
                        + "{'name':'Tampered','checksumValid':false},{'name':'Renamed since','checksumValid':false},"
                        + "{'name':'Wrong','checksumValid':false},{'name':'Legacy','checksumValid':null},"
                        + "{'name':'Changed','checksumValid':true},{'name':'Forged','checksumValid':false}]}}");
        assertThat(reply.statements()).hasSize(1);
    }

    /** A number that is equal to jsonb, though not to the canonical text, is a change. */
    @Test
    void aNumberThatIsWrittenOtherwiseIsAChange() {
        String world = ROWS.world("Valid", "geography", "{\"area\": 1}");
        tamper("worlds", world, "geography", "{\"area\": 1.0}");

        assertThat(data("{ world(id: \"%s\") { checksumValid } }".formatted(world)))
                .isEqualTo("{'world':{'checksumValid':false}}");
    }

    @Test
    void artifactsAreJudgedByTheirDataOnEachLevelInOneStatement() {
        String job = ROWS.job();
        ROWS.artifact(job, "data", "{\"prose\": \"Mgła\"}");
        tamper("artifacts", ROWS.artifact(job, "data", "{\"a\": 1}"), "data", "{\"a\": 2}");
        ROWS.artifact(ROWS.job(), "checksum", "0".repeat(64));

        Reply reply = ENGINE.run("{ jobs { nodes { artifacts { nodes { checksumValid } } } } }")
                .withoutErrors();

        assertThat(reply.data())
                .isEqualTo("{'jobs':{'nodes':[{'artifacts':{'nodes':[{'checksumValid':true},{'checksumValid':false}]}},"
                        + "{'artifacts':{'nodes':[{'checksumValid':false}]}}]}}");
        assertThat(reply.statements()).hasSize(2);
    }

    @Test
    void aWorldIsFilteredOrderedAndGroupedByWhetherItsChecksumFits() {
        String valid = ROWS.world("Valid");
        String wrong = ROWS.world("Wrong", "checksum", "0".repeat(64));
        String legacy = legacyWorld("Legacy");
        ROWS.job("world_id", wrong);

        assertThat(data("{ worlds(where: {checksumValid: {eq: false}}) { nodes { name } } }"))
                .isEqualTo("{'worlds':{'nodes':[{'name':'Wrong'}]}}");
        assertThat(data("{ worlds(where: {checksumValid: {isNull: true}}) { nodes { id } } }"))
                .isEqualTo("{'worlds':{'nodes':[{'id':'%s'}]}}".formatted(legacy));
        assertThat(data("{ worlds(orderBy: {field: CHECKSUM_VALID, direction: DESC, nulls: LAST}) { nodes { id } } }"))
                .isEqualTo(
                        "{'worlds':{'nodes':[{'id':'%s'},{'id':'%s'},{'id':'%s'}]}}".formatted(valid, wrong, legacy));
        assertThat(data("{ worldsGrouped(by: {field: CHECKSUM_VALID}) { keys count } }"))
                .isEqualTo("{'worldsGrouped':[{'keys':[false],'count':1},{'keys':[true],'count':1},"
                        + "{'keys':[null],'count':1}]}");
        assertThat(data("{ jobs(where: {world: {checksumValid: {eq: false}}}) { nodes { world { name } } } }"))
                .isEqualTo("{'jobs':{'nodes':[{'world':{'name':'Wrong'}}]}}");
    }
}
