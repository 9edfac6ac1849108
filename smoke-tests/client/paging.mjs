// A client library's view: pages through all worlds by their cursors, in both directions.
import assert from "node:assert/strict";
import { Client, fetchExchange, gql } from "@urql/core";
import { base, check } from "./report.mjs";

const PAGE = gql`
  query Page($first: Int, $after: String, $last: Int, $before: String, $orderBy: [WorldOrder!]) {
    worlds(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
      edges { cursor node { id name } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`;
const ENOUGH_PAGES = 100;

const client = new Client({ url: `${base}/graphql`, exchanges: [fetchExchange], requestPolicy: "network-only" });

async function page(variables) {
  const { data, error } = await client.query(PAGE, variables).toPromise();
  if (error) {
    throw error;
  }
  return data.worlds;
}

async function forwards(first, orderBy) {
  const nodes = [];
  let after = null;
  for (let n = 0; n < ENOUGH_PAGES; n++) {
    const worlds = await page({ first, after, orderBy });
    nodes.push(...worlds.edges.map((edge) => edge.node));
    if (!worlds.pageInfo.hasNextPage) {
      return { nodes, totalCount: worlds.totalCount };
    }
    after = worlds.pageInfo.endCursor;
  }
  throw new Error("the pages have no end");
}

async function backwards(last, orderBy) {
  const nodes = [];
  let before = null;
  for (let n = 0; n < ENOUGH_PAGES; n++) {
    const worlds = await page({ last, before, orderBy });
    nodes.unshift(...worlds.edges.map((edge) => edge.node));
    if (!worlds.pageInfo.hasPreviousPage) {
      return nodes;
    }
    before = worlds.pageInfo.startCursor;
  }
  throw new Error("the pages have no end");
}

for (const orderBy of [null, [{ field: "NAME" }], [{ field: "NAME", direction: "DESC" }]]) {
  const order = orderBy ? `${orderBy[0].field} ${orderBy[0].direction ?? "ASC"}` : "the default order";
  await check(`urql pages forwards through all worlds, by ${order}`, async () => {
    const { nodes, totalCount } = await forwards(7, orderBy);
    assert.equal(nodes.length, totalCount);
    assert.equal(new Set(nodes.map((node) => node.id)).size, totalCount);
  });
  await check(`urql finds the same backwards, by ${order}`, async () => {
    const { nodes } = await forwards(7, orderBy);
    assert.deepEqual(await backwards(9, orderBy), nodes);
  });
}

await check("the descending order is the ascending one reversed", async () => {
  const ascending = (await forwards(11, [{ field: "NAME" }])).nodes;
  const descending = (await forwards(11, [{ field: "NAME", direction: "DESC" }])).nodes;
  assert.deepEqual(descending, ascending.toReversed());
});

await check("urql reads a world by its id", async () => {
  const [world] = (await page({ first: 1 })).edges;
  const { data, error } = await client.query("query($id: ID!) { world(id: $id) { id name } }", { id: world.node.id });
  assert.equal(error, undefined);
  assert.deepEqual({ ...data.world }, { ...world.node });
});

await check("urql reads by GET", async () => {
  const { data, error } = await client.query("{ __typename }", {}, { preferGetMethod: "force" }).toPromise();
  assert.equal(error, undefined);
  assert.equal(data.__typename, "Query");
});

await check("urql shows a mistake as a GraphQL error with its code", async () => {
  const { error } = await client.query("{ worlds(first: -1) { totalCount } }", {}).toPromise();
  assert.equal(error.networkError, undefined);
  assert.equal(error.graphQLErrors[0].extensions.code, "BAD_USER_INPUT");
});
