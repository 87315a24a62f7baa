// `npm run fuzz -- [FORMAT …] [--mutants N] [--from N]`: reads damaged files of every kind, 50,000 a format where nothing else is said.
// Stops by itself.
import "./check-node.mjs";
import { spawn } from "node:child_process";
import path from "node:path";
import { installPackages } from "./packages.mjs";
import { run, step } from "./say.mjs";

process.chdir(path.join(import.meta.dirname, ".."));

const words = process.argv.slice(2);
const given = (name, usual) => (words.includes(name) ? words[words.indexOf(name) + 1] : usual);
const names = words.filter((word, i) => /^[a-z]/.test(word) && words[i - 1]?.startsWith("--") !== true);

await run(async () => {
  await step("Packages", installPackages);
  const only = names.length > 0 ? ["-t", `'(${names.join("|")})':`] : [];
  const env = { ...process.env, FUZZ_MUTANTS: given("--mutants", "50000"), FUZZ_FROM: given("--from", "0") };
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--project", "lib", "lib/transfer/fuzz", ...only], {
    stdio: "inherit",
    env,
  });
  process.exitCode = await new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
});
