// GraphiQL in a browser: it renders, its example runs, its documentation opens, and nothing leaves our origin.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { base, check } from "./report.mjs";

const PATIENCE = { timeout: 30_000 };
const profile = await mkdtemp(join(tmpdir(), "graphiql-"));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM,
  viewport: { width: 1400, height: 850 },
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

const elsewhere = new Set();
let requests = 0;
const complaints = [];
browser.on("request", (request) => {
  requests++;
  const url = new URL(request.url());
  if (url.origin !== new URL(base).origin && !["blob:", "data:"].includes(url.protocol)) {
    elsewhere.add(request.url());
  }
});
browser.on("requestfailed", (request) => complaints.push(`${request.url()} failed: ${request.failure()?.errorText}`));
browser.on("response", (response) => {
  if (response.status() >= 400) {
    complaints.push(`${response.url()} is ${response.status()}`);
  }
});

async function open(path) {
  const page = await browser.newPage();
  // Among the console's errors are the policy's, for what it kept from being loaded.
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${base}${path}`);
  await page.getByRole("button", { name: /^Execute query/ }).waitFor(PATIENCE);
  await page.locator(".graphiql-query-editor .view-line").first().waitFor(PATIENCE);
  return page;
}

// The editor writes spaces that do not break.
const text = async (locator) => (await locator.innerText()).replaceAll("\u00a0", " ");
const editorOf = (page) => text(page.locator(".graphiql-query-editor .view-lines"));

try {
  let page;
  await check("GraphiQL renders with the example query", async () => {
    page = await open("/graphiql");
    assert.match(await editorOf(page), /# Welcome to NarraForge\./);
  });
  await check("GraphiQL's example runs and shows data", async () => {
    await page.getByRole("button", { name: /^Execute query/ }).click();
    await page.waitForFunction(
      () => document.querySelector(".graphiql-response")?.textContent.includes('"data"'), null, PATIENCE);
    const response = await text(page.locator(".graphiql-response .view-lines"));
    assert.match(response, /"worlds"/);
    assert.match(response, /"name"/);
    assert.doesNotMatch(response, /"errors"/);
  });
  await check("GraphiQL's documentation explorer shows the schema", async () => {
    await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    await page.locator(".graphiql-doc-explorer").getByText("Query").first().waitFor(PATIENCE);
    await page.locator(".graphiql-doc-explorer").getByText("Query", { exact: true }).first().click();
    await page.locator(".graphiql-doc-explorer").getByText("worlds").first().waitFor(PATIENCE);
  });
  await check("GraphiQL keeps what was typed for the next visit, in one tab", async () => {
    await page.locator(".graphiql-query-editor .view-line").first().click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("query Mine ");
    await page.waitForFunction(() => localStorage.getItem("graphiql:tabState")?.includes("query Mine"), null, PATIENCE);
    await page.close();
    const later = await open("/graphiql/");
    assert.match(await editorOf(later), /query Mine/);
    assert.equal(await later.getByRole("tab").count(), 1);
  });
  await check("GraphiQL asks no other origin for anything", () => {
    assert.ok(requests > 10, `only ${requests} requests were seen`);
    assert.deepEqual([...elsewhere], []);
  });
  await check("GraphiQL has nothing to complain about", () => assert.deepEqual(complaints, []));
  await check("the page's policy would stop a request to another origin", async () => {
    const other = await open("/graphiql");
    const stopped = await other.evaluate(() => new Promise((resolve) => {
      document.addEventListener("securitypolicyviolation", (violation) => resolve(violation.effectiveDirective));
      fetch("http://another-origin.invalid/").then(() => resolve("answered"), () => setTimeout(resolve, 1000, "failed"));
    }));
    assert.equal(stopped, "connect-src");
  });
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
