import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const COMMAND_MILLISECONDS = 300_000;
const READY_MILLISECONDS = 90_000;
const STOP_MILLISECONDS = 60_000;

// Commands are over before optimising them has paid.
const JAVA_OPTS = "-XX:TieredStopAtLevel=1";

/** The start script of a project, called the way its user calls it. */
export class Narra {
  #folder;
  #environment;

  /** Settings of our own environment do not count. */
  constructor(folder, settings) {
    this.#folder = folder;
    const { PATH, HOME, JAVA_HOME, MAVEN_HOME } = process.env;
    const given = Object.entries({ PATH, HOME, JAVA_HOME, MAVEN_HOME, JAVA_OPTS, ...settings });
    this.#environment = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  }

  #spawn(words) {
    const child = spawn("./narra", words, {
      cwd: this.#folder,
      env: this.#environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.text = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (child.text += text));
    child.complaints = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (child.complaints += text));
    return child;
  }

  /** Runs one command, which has to end with this code; gives what it printed, results and complaints. */
  async run(code, ...words) {
    const child = this.#spawn(words);
    const timer = setTimeout(() => child.kill("SIGKILL"), COMMAND_MILLISECONDS);
    await once(child, "close");
    clearTimeout(timer);
    const ended = `./narra ${words.join(" ")} ended with ${child.exitCode}: ${child.complaints} ${child.text}`;
    assert.equal(child.exitCode, code, ended);
    return child.text + child.complaints;
  }

  /** The one object that a command prints for programs. */
  async json(code, ...words) {
    const text = await this.run(code, ...words, "--json");
    return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  }

  /** Serves while the work is done with its address, and stops it in an orderly way. */
  async serving(work) {
    const server = this.#spawn(["serve"]);
    const closed = once(server, "close");
    try {
      return await work(await addressOf(server));
    } finally {
      const timer = setTimeout(() => server.kill("SIGKILL"), STOP_MILLISECONDS);
      server.kill("SIGTERM");
      await closed;
      clearTimeout(timer);
    }
  }
}

async function addressOf(server) {
  const timer = setTimeout(() => server.kill("SIGKILL"), READY_MILLISECONDS);
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      const ready = /^NarraForge is ready: (.*)\/graphiql$/.exec(line);
      if (ready) {
        return ready[1];
      }
    }
  } finally {
    clearTimeout(timer);
  }
  throw new Error(`the server did not get ready: ${server.complaints}`);
}

/** The data of an answer without errors. */
export async function ask(base, query, variables = {}) {
  const response = await fetch(`${base}/graphql`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(20_000),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}
