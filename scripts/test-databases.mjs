// Databases for tests: on the server of DATABASE_URL, else on a cluster of their own. Every one carries this process in its name and is
// dropped at the end; nothing else on the server is touched.
import { openCluster } from "./database.mjs";
import { connect } from "./migrate.mjs";
import { Refusal } from "./say.mjs";

/**
 * Opens a server to make databases on: `{ server, prefix, create, close }`. A durable one keeps every commit through a power cut, as the
 * app's own does, which takes its time.
 */
export async function openTestServer({ durable = false } = {}) {
  const cluster = process.env.DATABASE_URL
    ? null
    : await openCluster(durable ? ".data/bench-postgres" : ".data/test-postgres", { durable });
  const server = cluster?.url ?? process.env.DATABASE_URL ?? "";
  const prefix = `footing_test_${process.pid}_`;

  const urlOf = (name) => {
    const url = new URL(server);
    url.pathname = `/${name}`;
    return url.href;
  };
  return {
    prefix,
    server,
    /** Makes a database, empty or as a copy of another of ours, and returns its address. */
    async create(name, template) {
      await createDatabase(server, prefix + name, template && prefix + template);
      return urlOf(prefix + name);
    },
    /** Drops all that this process made, and stops the cluster if nobody else uses it. */
    async close() {
      const client = await connect(server);
      const { rows } = await client.query("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [prefix]);
      for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(datname)} WITH (FORCE)`);
      await client.end();
      await cluster?.close();
    },
  };
}

/** Makes a database, as a copy of `template` where one is given. */
export async function createDatabase(server, name, template) {
  const client = await connect(server);
  try {
    await client.query(
      `CREATE DATABASE ${client.escapeIdentifier(name)}${template ? ` TEMPLATE ${client.escapeIdentifier(template)}` : ""}`,
    );
  } catch (error) {
    if (error.code !== "42501") throw error;
    throw new Refusal(
      "The tests make databases of their own, and the user of DATABASE_URL may not: grant that with ALTER ROLE … CREATEDB.",
    );
  } finally {
    await client.end();
  }
}

/** Drops a database, whoever is still connected to it. */
export async function dropDatabase(server, name) {
  const client = await connect(server);
  try {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
