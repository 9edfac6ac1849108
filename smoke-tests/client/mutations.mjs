// A client library's view of changes: a world from its creation to its deletion, a job from its start to its end. What it
// makes is gone when it ends, so that it can be run again.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Client, fetchExchange, gql } from "@urql/core";
import { base, check } from "./report.mjs";

const client = new Client({ url: `${base}/graphql`, exchanges: [fetchExchange], requestPolicy: "network-only" });
const name = `Smoke ${randomUUID()}`;

const send = (document, variables) => client.mutation(document, variables).toPromise();

async function change(document, variables) {
  const { data, error } = await send(document, variables);
  if (error) {
    throw error;
  }
  return data;
}

async function refusal(document, variables) {
  const { error } = await send(document, variables);
  assert.equal(error?.graphQLErrors.length, 1, "one error is expected");
  const [refused] = error.graphQLErrors;
  assert.doesNotMatch(refused.message, /_check|_key|_fkey|pg_|SQL|constraint "/);
  return refused;
}

const CREATE = gql`
  mutation ($input: CreateWorldInput!) {
    createWorld(input: $input) {
      world { id version checksumValid characters { nodes { id name relationships { character { name } } } } }
    }
  }
`;
const UPDATE = gql`
  mutation ($id: ID!, $version: Int, $patch: WorldPatch!) {
    updateWorld(input: { id: $id, ifVersion: $version, patch: $patch }) { world { rules geography version } }
  }
`;
const DELETE_WORLD = gql`
  mutation ($id: ID!, $dryRun: Boolean) {
    deleteWorld(input: { id: $id, dryRun: $dryRun }) { dryRun cascade { characters timelines jobsKept } }
  }
`;

let world;
await check("a world is created with characters that know each other", async () => {
  const { createWorld } = await change(CREATE, {
    input: {
      name,
      geography: { climate: "salty", depth: 1.5 },
      characters: [
        { name: "Ada", relationshipsJson: [{ character: "Bea", type: "ally" }] },
        { name: "Bea", relationshipsJson: [{ character: "Ada", type: "rival" }] },
      ],
      timelines: [{ nodesJson: [{ year: 1, event: "The first ship" }] }],
    },
  });
  world = createWorld.world;
  assert.equal(world.version, 1);
  assert.equal(world.checksumValid, true);
  assert.deepEqual(
    world.characters.nodes.map((node) => [node.name, node.relationships[0].character.name]),
    [["Ada", "Bea"], ["Bea", "Ada"]]);
});
await check("a name that is taken is ALREADY_EXISTS", async () => {
  const { extensions } = await refusal(CREATE, { input: { name } });
  assert.equal(extensions.code, "ALREADY_EXISTS");
  assert.equal(extensions.inputPath, "name");
});
await check("a patch changes one key, and a stale version is told the current one", async () => {
  const { updateWorld } = await change(UPDATE, {
    id: world.id, version: 1, patch: { geographyMergePatch: { climate: null, seas: 2 } },
  });
  assert.deepEqual(updateWorld.world, { rules: [], geography: { depth: 1.5, seas: 2 }, version: 2 });
  const { extensions } = await refusal(UPDATE, { id: world.id, version: 1, patch: { rules: ["lost"] } });
  assert.equal(extensions.code, "VERSION_CONFLICT");
  assert.equal(extensions.currentVersion, 2);
});
await check("a document that does not fit is refused with a JSON Pointer", async () => {
  const { extensions } = await refusal(UPDATE, { id: world.id, patch: { historyJson: [{ year: "long ago" }] } });
  assert.equal(extensions.code, "BAD_USER_INPUT");
  assert.equal(extensions.pointer, "/0/year");
});
await check("a thousand characters are created at once, and those that can't be are told", async () => {
  const rows = Array.from({ length: 1_000 }, (_, i) => ({ worldId: world.id, name: `N${i}` }));
  rows[17].worldId = randomUUID();
  const { createCharacters } = await change(
    gql`mutation ($rows: [CreateCharacterRow!]!) {
      createCharacters(input: { rows: $rows, onError: SKIP }) { count skipped { index code inputPath } }
    }`,
    { rows });
  assert.equal(createCharacters.count, 999);
  assert.equal(createCharacters.skipped.length, 1);
  assert.equal(createCharacters.skipped[0].index, 17);
  assert.equal(createCharacters.skipped[0].inputPath, "rows[17].worldId");
});
await check("more rows than were meant are left alone", async () => {
  const where = { worldId: { eq: world.id }, name: { startsWith: "N" } };
  const remove = gql`mutation ($where: CharacterFilter!, $atMost: Int) {
    deleteCharacters(input: { where: $where, atMost: $atMost }) { count }
  }`;
  assert.equal((await refusal(remove, { where, atMost: 998 })).extensions.code, "LIMIT_EXCEEDED");
  assert.equal((await change(remove, { where, atMost: 999 })).deleteCharacters.count, 999);
});
await check("a job starts, spends, and ends once", async () => {
  const { createJob } = await change(
    gql`mutation ($world: ID!) { createJob(input: { type: NOVELLA, genre: "fantasy", budgetUsd: 1, worldId: $world }) {
      job { id status } } }`,
    { world: world.id });
  const { id, status } = createJob.job;
  assert.equal(status, "QUEUED");
  const document = gql`mutation ($id: ID!) {
    startJob(input: { id: $id }) { job { status } }
    recordCost(input: { jobId: $id, stage: "prose", tokensUsed: 10, costUsd: "1.25", model: "gpt-4o" }) {
      budget { spentUsd remainingUsd over }
    }
    completeJob(input: { id: $id }) { job { status progress } }
  }`;
  const done = await change(document, { id });
  assert.equal(done.startJob.job.status, "RUNNING");
  assert.equal(done.recordCost.budget.over, true);
  assert.equal(Number(done.recordCost.budget.remainingUsd), -0.25);
  assert.equal(done.completeJob.job.progress, 100);
  const again = await refusal(gql`mutation ($id: ID!) { cancelJob(input: { id: $id }) { job { status } } }`, { id });
  assert.equal(again.extensions.code, "ILLEGAL_TRANSITION");
  assert.equal(again.extensions.from, "COMPLETED");
  const { deleteJob } = await change(
    gql`mutation ($id: ID!) { deleteJob(input: { id: $id }) { cascade { costSnapshots } } }`, { id });
  assert.equal(deleteJob.cascade.costSnapshots, 1);
});
await check("a repeated request with an Idempotency-Key gives the first answer again", async () => {
  const request = {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": randomUUID() },
    body: JSON.stringify({
      query: "mutation ($id: ID!) { createTimeline(input: {worldId: $id}) { timeline { id } } }",
      variables: { id: world.id },
    }),
  };
  const answer = async () => (await fetch(`${base}/graphql`, request)).text();
  const first = await answer();
  assert.match(first, /"timeline":\{"id":"/);
  assert.equal(await answer(), first);
});
await check("a deletion tells what goes with it, first dry, then really", async () => {
  const cascade = { characters: 2, timelines: 2, jobsKept: 0 };
  const dry = await change(DELETE_WORLD, { id: world.id, dryRun: true });
  assert.deepEqual(dry.deleteWorld.cascade, cascade);
  assert.deepEqual((await change(DELETE_WORLD, { id: world.id })).deleteWorld.cascade, cascade);
  assert.equal((await refusal(DELETE_WORLD, { id: world.id })).extensions.code, "NOT_FOUND");
});
