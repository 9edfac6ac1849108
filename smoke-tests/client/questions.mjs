// Questions that nobody wrote a resolver for: filters, groups and search, held against each other.
import assert from "node:assert/strict";
import { Client, fetchExchange } from "@urql/core";
import { base, check } from "./report.mjs";

const client = new Client({ url: `${base}/graphql`, exchanges: [fetchExchange], requestPolicy: "network-only" });

async function ask(query, variables = {}) {
  const { data, error } = await client.query(query, variables).toPromise();
  if (error) {
    throw error;
  }
  return data;
}

await check("a filter and its negation divide all characters", async () => {
  const count = "totalCount";
  const data = await ask(
    `query Divided($some: CharacterFilter!, $others: CharacterFilter!) {
      all: characters(first: 0) { ${count} }
      some: characters(first: 0, where: $some) { ${count} }
      others: characters(first: 0, where: $others) { ${count} }
    }`,
    {
      some: { name: { contains: "a", ignoreCase: true }, world: { charactersCount: { gt: 2 } } },
      others: { not: { name: { contains: "a", ignoreCase: true }, world: { charactersCount: { gt: 2 } } } },
    },
  );
  assert.ok(data.some.totalCount > 0 && data.others.totalCount > 0);
  assert.equal(data.some.totalCount + data.others.totalCount, data.all.totalCount);
});

await check("a path inside JSON filters and orders", async () => {
  const { worlds } = await ask(`{
    worlds(
      where: { geography: { path: { path: ["climate"], string: { isNull: false } } } }
      orderBy: [{ path: { column: GEOGRAPHY, path: ["climate"], as: STRING } }]
    ) { totalCount nodes { geography } }
  }`);
  const climates = worlds.nodes.map((world) => world.geography.climate);
  assert.ok(climates.length > 1);
  assert.ok(climates.every((climate) => typeof climate === "string"));
  assert.equal(climates.length, worlds.totalCount);
});

await check("groups come to what all come to", async () => {
  const { jobsGrouped, jobsAggregate } = await ask(`{
    jobsGrouped(by: [{ field: STATUS }]) { keys count }
    jobsAggregate { count }
  }`);
  assert.equal(
    jobsGrouped.reduce((sum, group) => sum + group.count, 0),
    jobsAggregate.count,
  );
});

await check("a search finds Mgłogród without its accents, and with a typing error", async () => {
  for (const text of ["Mglogrod", "Mglogrud"]) {
    const { search } = await ask(
      `query Found($text: String!) {
        search(text: $text, types: [WORLD], first: 1) { nodes { fragment { text } node { ... on World { name } } } }
      }`,
      { text },
    );
    assert.equal(search.nodes[0]?.node.name, "Mgłogród", text);
  }
});

await check("a filter that tests nothing is an error that says what to write", async () => {
  const { error } = await client.query("{ worlds(where: { name: {} }) { totalCount } }", {}).toPromise();
  assert.equal(error.graphQLErrors[0].extensions.code, "BAD_USER_INPUT");
  assert.match(error.graphQLErrors[0].message, /worlds\(where:\) name is empty/);
});
