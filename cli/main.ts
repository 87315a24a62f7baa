// footing COMMAND … [--json]: exit 0 when done, 1 when something was refused, 2 when it was called wrongly.
import { writeSync } from "node:fs";
import { parseArgs } from "node:util";
import { closeDatabase } from "@/server/db";
import { backup, restore } from "./backup";
import { check } from "./check";
import { type Answer, type Command, type Options, UsageError } from "./command";
import { facts } from "./facts";
import { formats } from "./formats";
import { generate } from "./generate";
import { invite } from "./invite";
import { lint } from "./lint";
import { memoryRebuild } from "./memory-rebuild";
import { personReset } from "./person-reset";
import { personSignout } from "./person-signout";
import { purge } from "./purge";
import { read } from "./read";
import { sets } from "./sets";
import { statistics } from "./statistics";
import { exportFile, importFile } from "./transfer";

const COMMANDS: Readonly<Record<string, Command>> = {
  sets,
  facts,
  generate,
  lint,
  import: importFile,
  export: exportFile,
  formats,
  read,
  backup,
  restore,
  "memory:rebuild": memoryRebuild,
  check,
  invite,
  "person:reset": personReset,
  "person:signout": personSignout,
  purge,
  statistics,
};

const help = () =>
  ["footing COMMAND … [--json]", "", ...Object.values(COMMANDS).map(({ usage, summary }) => `  ${usage}\n      ${summary}`)].join("\n");

/** Writes the whole text, however small the pipe: a process that ends would cut off what is still waiting. */
function print(text: string): void {
  const bytes = Buffer.from(`${text}\n`);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") return;
      if (code !== "EAGAIN") throw error;
    }
  }
}

async function answer(name: string, rest: string[]): Promise<{ result: Answer; json: boolean }> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`There is no command "${name}".\n\n${help()}`);
  let parsed: { values: Options; positionals: string[] };
  try {
    parsed = parseArgs({ args: rest, options: { ...command.options, json: { type: "boolean" } }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nUsage: ${command.usage}`);
  }
  return { result: await command.run(parsed.positionals, parsed.values), json: parsed.values.json === true };
}

async function main([name, ...rest]: string[]): Promise<number> {
  if (name === undefined || name === "--help" || name === "help") {
    print(help());
    return name === undefined ? 2 : 0;
  }
  try {
    const { result, json } = await answer(name, rest);
    const text = json ? JSON.stringify(result.json) : result.lines.join("\n");
    if (text) print(text);
    return result.problems ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return 2;
  } finally {
    await closeDatabase();
  }
}

process.exitCode = await main(process.argv.slice(2));
