import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

const NAME = "narraforge";

/** The PostgreSQL that a server of ours has brought with it, as a place for more databases. */
export class Postgres {
  #port;
  #password;

  constructor(port, password) {
    this.#port = port;
    this.#password = password;
  }

  /** The one that runs in a data folder. */
  static async in(dataFolder) {
    const folder = join(dataFolder, "postgresql");
    const [, , , port] = (await readFile(join(folder, "cluster", "postmaster.pid"), "utf8")).split("\n");
    return new Postgres(port, (await readFile(join(folder, "password"), "utf8")).trim());
  }

  /** Makes an empty database. */
  async create(name) {
    await this.#database(NAME).rows(`CREATE DATABASE ${name}`);
    return this.#database(name);
  }

  #database(name) {
    return new Database(`postgresql://${NAME}:${this.#password}@127.0.0.1:${this.#port}/${name}`);
  }
}

/** One database, to look at what is in it behind the back of the server. */
export class Database {
  constructor(url) {
    this.url = url;
  }

  async #with(work) {
    const client = new pg.Client({ connectionString: this.url, options: "-c TimeZone=UTC" });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  execute(sql) {
    return this.#with((client) => client.query(sql));
  }

  /** The rows of a query, each a list. */
  async rows(sql) {
    const { rows } = await this.#with((client) => client.query({ text: sql, rowMode: "array" }));
    return rows;
  }
}
