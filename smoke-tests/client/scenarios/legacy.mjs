import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ask } from "./narra.mjs";
import { differences, migrated, valuesOf } from "./values.mjs";

const COUNTS = `{ worlds {totalCount} characters {totalCount} timelines {totalCount} jobs {totalCount}
  artifacts {totalCount} qaReports {totalCount} costSnapshots {totalCount} }`;
const TRAPS = `{ worlds(where: {name: {eq: "Mgłogród"}}) { nodes { createdAt geography rules } } }`;
const TABLES = {
  worlds: "worlds", characters: "characters", timelines: "timelines", jobs: "jobs", artifacts: "artifacts",
  qaReports: "qa_reports", costSnapshots: "cost_snapshots",
};

/** Legacy snapshot with rows and traps → adopt --rehearse → adopt → migrate → every value → serve. */
export async function legacyDatabase(check, narra, database, scripts) {
  for (const script of ["alembic_af4b3ea397a4.sql", "convertible-rows.sql"]) {
    await database.execute(await readFile(join(scripts, script), "utf8"));
  }
  const before = await valuesOf(database);
  await check("legacy: the rows with traps are there", () => assert.ok(before.size > 300, `${before.size} values`));
  await check("legacy: neither serve nor migrate touches it", async () => {
    assert.match(await narra.run(3, "serve"), /db adopt --rehearse/);
    assert.match(await narra.run(3, "db", "migrate"), /db adopt --rehearse/);
  });
  await check("legacy: the rehearsal keeps every row and leaves the database alone", async () => {
    assert.match(await narra.run(0, "db", "adopt", "--rehearse"), /every row is there as it was/);
    assert.deepEqual(differences(before, await valuesOf(database)), []);
    const marks = "SELECT to_regclass('flyway_schema_history'), to_regnamespace('narra_history')";
    assert.deepEqual(await database.rows(marks), [[null, null]]);
  });
  await check("legacy: adopt marks it and keeps the proof", async () => {
    const report = await narra.json(0, "db", "adopt");
    assert.equal(report.outcome, "ADOPTED");
    const [[variant, rows]] = await database.rows("SELECT variant, row_counts FROM narra_history.proofs");
    assert.equal(variant, "A");
    assert.equal(rows.worlds, await rowCount(database, "worlds"));
    assert.deepEqual(differences(before, await valuesOf(database)), []);
  });
  await check("legacy: migrate makes a backup and keeps every value", async () => {
    assert.match(await narra.run(0, "db", "migrate"), /db restore /);
    assert.deepEqual(differences(migrated(before), await valuesOf(database)), []);
    assert.deepEqual(await database.rows("SELECT version_num FROM alembic_version"), [["af4b3ea397a4"]]);
    await narra.run(0, "db", "check");
  });
  await check("legacy: it is served", () => narra.serving((base) => everyRowIsServed(base, database)));
}

async function everyRowIsServed(base, database) {
  const counts = await ask(base, COUNTS);
  for (const [field, table] of Object.entries(TABLES)) {
    assert.equal(counts[field].totalCount, await rowCount(database, table), field);
  }
  const { worlds } = await ask(base, TRAPS);
  assert.deepEqual(worlds.nodes, [{
    createdAt: "2025-03-30T02:30:00.123456Z",
    geography: { climate: "mglisty", continents: ["Wyspy", 3] },
    rules: ["Nikt nie wychodzi po zmroku", "powódź"],
  }]);
}

async function rowCount(database, table) {
  const [[count]] = await database.rows(`SELECT count(*)::integer FROM ${table}`);
  return count;
}
