// `npm run --silent footing -- COMMAND …`: the command line, with everything it needs brought up first and put away afterwards.
// stdout belongs to the command's answer; what is done on the way there is said on stderr.
import "./check-node.mjs";
import { spawn } from "node:child_process";
import path from "node:path";
import { checkEnvironment } from "./environment.mjs";
import { generateClient } from "./generate-client.mjs";
import { migrate } from "./migrate.mjs";
import { installPackages } from "./packages.mjs";
import { ROOM_FOR_SHORT_LIVED } from "./processes.mjs";
import { run, speakOnStderr, step } from "./say.mjs";
import { provideSecrets } from "./secrets.mjs";
import { seed } from "./seed.mjs";
import { withDatabase } from "./with-database.mjs";

process.chdir(path.join(import.meta.dirname, ".."));
speakOnStderr();

/** A step that is only worth a line when there was something to do. */
const quietly = (name, work) =>
  step(name, async () => {
    const result = await work();
    return result === "up to date" ? null : result;
  });

/** Commands that read files alone. */
const WITHOUT_DATABASE = ["read"];

function command(url) {
  const args = [...ROOM_FOR_SHORT_LIVED, "--conditions=react-server", "--import", "tsx", "cli/main.ts", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { stdio: "inherit", env: { LOG_LEVEL: "warn", ...process.env, DATABASE_URL: url } });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

await run(async () => {
  await quietly("Packages", installPackages);
  await checkEnvironment({ own: true });
  await quietly("Database client", generateClient);
  provideSecrets(".data/secrets.json");
  if (WITHOUT_DATABASE.includes(process.argv[2])) {
    process.exitCode = await command(process.env.DATABASE_URL ?? "");
    return;
  }
  process.exitCode = await withDatabase(async (url) => {
    await quietly("Migrations", async () => ((await migrate(url)).length > 0 ? "applied" : "up to date"));
    await quietly("Fact sets", () => seed(url));
    return command(url);
  });
});
