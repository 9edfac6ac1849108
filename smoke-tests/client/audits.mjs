// The GraphQL-over-HTTP specification's own audits: every MUST, SHOULD and MAY.
import { auditServer } from "graphql-http";
import { base, check } from "./report.mjs";

const results = await auditServer({ url: `${base}/graphql`, fetchFn: fetch });
for (const result of results) {
  await check(`audit ${result.id}: ${result.name}`, () => {
    if (result.status !== "ok") {
      throw new Error(`${result.status}, ${result.reason}`);
    }
  });
}
await check("the audits were run", () => {
  if (results.length < 60) {
    throw new Error(`only ${results.length} of them`);
  }
});
