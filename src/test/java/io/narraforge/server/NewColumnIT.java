package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.Contract;
import io.narraforge.contract.Derivation;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.engine.GraphQlRequest;
import io.narraforge.engine.ModelEngine;
import io.narraforge.engine.Observers;
import java.util.List;
import java.util.Map;
import org.jooq.Schema;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A column and a line of the contract: nothing else is needed to filter, order, aggregate, group and write it. */
class NewColumnIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    private static Schema tablesOfTheDatabase() {
        return DATABASE.database()
                .run(connection -> DSL.using(connection)
                        .meta()
                        .filterSchemas(schema -> schema.getName().equals("public"))
                        .snapshot()
                        .getSchemas()
                        .getFirst());
    }

    private static Contract contractWith(String line, Schema tables) {
        String written = Contract.ofBuild()
                .sdl()
                .replace("type World implements Node {", "type World implements Node {\n  " + line);
        var contract = new Contract(written);
        return Derivation.derive(contract, ModelEngine.bind(contract.handWrittenTypes(), tables, Domain.FEATURES));
    }

    private static Reply run(ModelEngine engine, String document) {
        var request = new GraphQlRequest(document, null, Map.of(), "request-1", false);
        return new Reply(engine.execute(request), List.of(), List.of());
    }

    @Test
    void aColumnAndALineMakeItFilterableSortableAggregatableAndWritable() {
        DATABASE.execute("ALTER TABLE worlds ADD COLUMN moons integer CONSTRAINT few CHECK (moons < 100)");
        DATABASE.execute("COMMENT ON CONSTRAINT few ON worlds IS 'must be less than 100'");
        var rows = new Rows(DATABASE);
        rows.world("Dry", "moons", 0);
        rows.world("Twin", "moons", 2);
        rows.world("Unknown");
        Schema tables = tablesOfTheDatabase();
        Contract contract = contractWith("\"How many moons it has.\" moons: Int", tables);

        try (var engine = ModelEngine.over(
                contract.types(), tables, Domain.FEATURES, DATABASE.database(), new Observers(event -> {}))) {
            assertThat(run(engine, """
                {
                  some: worlds(where: {moons: {gte: 1}}) { nodes { name moons } }
                  ordered: worlds(orderBy: {field: MOONS, direction: DESC, nulls: LAST}) { nodes { name } }
                  worldsAggregate(where: {moons: {isNull: false}}) { count sum { moons } max { moons } }
                  worldsGrouped(by: {field: MOONS}, having: {count: {gte: 1}}) { keys count }
                }
                """).withoutErrors().data())
                    .isEqualTo("{'some':{'nodes':[{'name':'Twin','moons':2}]},"
                            + "'ordered':{'nodes':[{'name':'Twin'},{'name':'Dry'},{'name':'Unknown'}]},"
                            + "'worldsAggregate':{'count':2,'sum':{'moons':2},'max':{'moons':2}},"
                            + "'worldsGrouped':[{'keys':[0],'count':1},{'keys':[2],'count':1},"
                            + "{'keys':[null],'count':1}]}");

            assertThat(run(engine, """
                mutation {
                  createWorld(input: {name: "Moony", moons: 7}) { world { moons } }
                  updateWorlds(input: {where: {moons: {eq: 7}}, patch: {moons: null}}) { worlds { name moons } }
                }
                """).withoutErrors().data())
                    .isEqualTo("{'createWorld':{'world':{'moons':7}},"
                            + "'updateWorlds':{'worlds':[{'name':'Moony','moons':null}]}}");
            assertThat(run(engine, "mutation { createWorld(input: {name: \"Crowded\", moons: 100}) { world { id } } }")
                            .onlyError()
                            .message())
                    .isEqualTo("createWorld(input:) moons is 100 and must be less than 100");
        }
    }
}
