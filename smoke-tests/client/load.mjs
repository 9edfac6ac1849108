// A short load: 20 clients for 5 seconds, each asking again as soon as it is answered. Every answer has to be a whole
// one; how fast they come is printed, and judged elsewhere.
import assert from "node:assert/strict";
import http from "node:http";
import { base, check } from "./report.mjs";

const CLIENTS = 20;
const MILLISECONDS = 5_000;
const QUERY = `{ worlds(first: 20, orderBy: [{field: NAME}]) { nodes { id name
  characters(first: 10) { nodes { name relationships { type character { name } } } }
  timelines(first: 5) { nodes { events { year event } } } } } }`;

const agent = new http.Agent({ keepAlive: true, maxSockets: CLIENTS });
const body = JSON.stringify({ query: QUERY });
const options = {
  agent,
  method: "POST",
  headers: { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) },
};

function ask() {
  return new Promise((resolve, reject) => {
    const request = http.request(`${base}/graphql`, options, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

await check(`${CLIENTS} clients for ${MILLISECONDS / 1000} s: every answer is whole and the same`, async () => {
  const expected = (await ask()).text;
  assert.ok(expected.startsWith('{"data":{"worlds":{"nodes":[{'), expected.slice(0, 200));
  const end = Date.now() + MILLISECONDS;
  const took = [];
  const client = async () => {
    while (Date.now() < end) {
      const start = performance.now();
      const { status, text } = await ask();
      assert.equal(status, 200, text.slice(0, 200));
      assert.ok(text === expected, `another answer: ${text.slice(0, 200)}`);
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  took.sort((a, b) => a - b);
  const at = (share) => took[Math.floor(took.length * share)].toFixed(1);
  console.log(`        ${Math.round(took.length / (MILLISECONDS / 1000))} answers/s of ${expected.length} characters, ` +
    `p50 ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms`);
});
agent.destroy();
