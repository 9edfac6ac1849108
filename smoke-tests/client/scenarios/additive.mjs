import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ask } from "./narra.mjs";
import { differences, valuesOf } from "./values.mjs";

const ID = "00000000-0000-4000-8000-000000000001";
const WRITE = `mutation { updateWorld(input: {id: "${ID}",
  patch: {tagline: "Fog, and who walks in it"}}) { world { tagline } } }`;

/**
 * Additive migration → apply → roll back → re-apply, on a database with rows: a column, from an empty file to its field.
 *
 * @param builds the build before the column and, in a folder that may be written to, the one that is to have it
 */
export async function additiveMigration(check, { before, after }, database, folder) {
  const rows = await valuesOf(database);
  const column = "SELECT count(*)::integer FROM information_schema.columns WHERE column_name = 'tagline'";
  await check("additive: a column is a migration, its undo, and one line in the contract", async () => {
    await after.run(0, "db", "new", "world_tagline");
    await takeTheExample(folder, "migration", /V\d+__world_tagline\.sql/);
    await takeTheExample(folder, "undo", /U\d+__world_tagline\.sql/);
    const contract = join(folder, "schema.graphqls");
    const text = await readFile(contract, "utf8");
    await writeFile(contract, text.replace(/^type World [^{]*\{\n/m, '$&  "The world in one sentence."\n  tagline: String\n'));
    await after.run(0, "schema", "derive");
  });
  await check("additive: the next command builds it, and its files pass the linter", () => after.run(0, "db", "lint"));
  await check("additive: the dry run changes nothing", async () => {
    assert.match(await after.run(0, "db", "migrate", "--dry-run"), /ADD COLUMN tagline/);
    assert.deepEqual(await database.rows(column), [[0]]);
  });
  await check("additive: it is applied, served and written", async () => {
    await after.run(0, "db", "migrate");
    await after.serving(async (base) =>
      assert.equal((await ask(base, WRITE)).updateWorld.world.tagline, "Fog, and who walks in it"));
  });
  await check("additive: rolling back would lose what was written, and is refused", async () => {
    assert.match(await after.run(1, "db", "rollback"), /worlds\.tagline of 1 rows[^]*--force/);
    assert.deepEqual(await database.rows(column), [[1]]);
  });
  await check("additive: rolled back on request, the build before serves on", async () => {
    await after.run(0, "db", "rollback", "--force");
    const changed = differences(rows, await valuesOf(database)).map((difference) => difference.split(":")[0]);
    assert.deepEqual(changed.sort(), [`worlds.updated_at of ${ID}`, `worlds.version of ${ID}`]);
    await before.run(0, "db", "check");
    await before.serving(async (base) => assert.ok((await ask(base, "{worlds {totalCount}}")).worlds.totalCount > 0));
  });
  await check("additive: applied again, every row is there", async () => {
    await after.run(0, "db", "migrate");
    await after.run(0, "db", "check");
    assert.deepEqual(await database.rows(`${column} AND table_name = 'worlds'`), [[1]]);
    assert.deepEqual(await database.rows("SELECT count(tagline)::integer FROM worlds"), [[0]]);
  });
}

/** As one who edits the file would: the example in its comments is this very column. */
async function takeTheExample(folder, kind, name) {
  const place = join(folder, "db", kind);
  const file = join(place, (await readdir(place)).find((each) => name.test(each)));
  const text = await readFile(file, "utf8");
  const edited = text
    .replace(/^-- DO \$\$\n(?:--.*\n)*?-- \$\$;/m, (block) => block.replace(/^-- ?/gm, ""))
    .replace(/^-- (?=ALTER|-- lint-ignore)/gm, "");
  assert.notEqual(edited, text);
  await writeFile(file, edited);
}
