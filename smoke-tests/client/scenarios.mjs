// Three lives of a database, each from its first day to being served, with the built artefact as an operator has it:
// node scenarios.mjs PROJECT
import { cp, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "./report.mjs";
import { additiveMigration } from "./scenarios/additive.mjs";
import { cleanDatabase } from "./scenarios/clean.mjs";
import { legacyDatabase } from "./scenarios/legacy.mjs";
import { Narra } from "./scenarios/narra.mjs";
import { Postgres } from "./scenarios/postgres.mjs";

const project = process.argv[2];
const work = await mkdtemp(join(tmpdir(), "narra-scenarios-"));
const data = join(work, "data");

/** The project as it would be checked out elsewhere, with its artefact. */
async function copyOfTheProject() {
  const copy = join(work, "project");
  const left = new Set([".git", "target", "data", "node_modules"]);
  for (const name of (await readdir(project)).filter((each) => !left.has(each))) {
    await cp(join(project, name), join(copy, name), {
      recursive: true,
      preserveTimestamps: true,
      filter: (path) => !path.endsWith("node_modules"),
    });
  }
  await cp(join(project, "target", "narraforge.jar"), join(copy, "target", "narraforge.jar"), { preserveTimestamps: true });
  return copy;
}

try {
  await stat(join(project, "target", "narraforge.jar"));
  await new Narra(project, { NARRA_DATA_DIR: data, PORT: "0" }).serving(async () => {
    const postgres = await Postgres.in(data);
    const narraOn = (database, folder = project) =>
      new Narra(folder, { DATABASE_URL: database.url, PORT: "0", NARRA_DATA_DIR: join(work, "commands") });
    const clean = await postgres.create("clean");
    await cleanDatabase(check, narraOn(clean));
    const legacy = await postgres.create("legacy");
    await legacyDatabase(check, narraOn(legacy), legacy, join(project, "src", "test", "resources", "legacy"));
    const copy = await copyOfTheProject();
    await additiveMigration(check, { before: narraOn(legacy), after: narraOn(legacy, copy) }, legacy, copy);
  });
} finally {
  await rm(work, { recursive: true, force: true });
}
