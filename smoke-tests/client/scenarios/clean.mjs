import assert from "node:assert/strict";
import { ask } from "./narra.mjs";

const CREATE = `mutation { createWorld(input: {name: "Saltmark", geography: {climate: "salty"},
  characters: [{name: "Ada"}]}) { world { version characters { nodes { name } } } } }`;
const READ = `{ worlds(where: {name: {eq: "Saltmark"}}) { nodes { geography characters { nodes { name } } } } }`;

/** Clean database → migrate → serve → write and read. */
export async function cleanDatabase(check, narra) {
  await check("clean: a server refuses an empty database and names the command", async () => {
    assert.match(await narra.run(3, "serve"), /\.\/narra db migrate/);
  });
  await check("clean: migrate brings it to the newest version", async () => {
    await narra.run(0, "db", "migrate");
    assert.equal((await narra.json(0, "db", "status")).state, "current");
    assert.match(await narra.run(0, "db", "check"), /./);
  });
  await check("clean: what is written is read", () =>
    narra.serving(async (base) => {
      const { createWorld } = await ask(base, CREATE);
      assert.deepEqual(createWorld.world.characters.nodes, [{ name: "Ada" }]);
      await isThere(base);
    }));
  await check("clean: and read again by the next server", () => narra.serving(isThere));
}

async function isThere(base) {
  const { worlds } = await ask(base, READ);
  assert.deepEqual(worlds.nodes, [{ geography: { climate: "salty" }, characters: { nodes: [{ name: "Ada" }] } }]);
}
