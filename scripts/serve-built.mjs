// Serves what was built before, on the PostgreSQL of DATABASE_URL: for containers and services, whose folders are read-only and whose
// keeper starts it again when it dies. `npm start` is for everybody else. Checks the environment, brings the database up to date, and
// serves.
import "./check-node.mjs";
import { existsSync } from "node:fs";
import path from "node:path";
import { checkEnvironment } from "./environment.mjs";
import { migrate } from "./migrate.mjs";
import { Refusal, run, say, step } from "./say.mjs";
import { seed } from "./seed.mjs";
import { addresses } from "./serve.mjs";

process.chdir(path.join(import.meta.dirname, ".."));
process.env.NODE_ENV ??= "production";
const host = process.env.HOST || "0.0.0.0";
const port = process.env.PORT || "3000";

await run(async () => {
  await checkEnvironment();
  if (!existsSync(".next/BUILD_ID"))
    throw new Refusal('Nothing is built here: run "npm start" once, or build with "node node_modules/next/dist/bin/next build".');
  const url = process.env.DATABASE_URL;
  await step("Migrations", async () => ((await migrate(url)).length > 0 ? "applied" : "up to date"));
  await step("Fact sets", () => seed(url));
  process.env.ORIGINS ||= [process.env.PUBLIC_URL, ...addresses(host, Number(port))].filter(Boolean).join(" ");
  say(`Serving on ${host}, port ${port}.`);
  process.argv.splice(2, process.argv.length, host, port);
  await import("./serve-app.mjs");
});
