import type { Problem } from "@/lib/problem";

/** What a command answers: the object that --json prints, the lines for people, and whether something was refused. */
export type Answer = { json: object; lines: string[]; problems: boolean };

/** The options of the command line, as given. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** One command: its usage line, its options, and what it does with its arguments. */
export type Command = {
  usage: string;
  summary: string;
  options: Readonly<Record<string, { type: "string" | "boolean" }>>;
  run(args: readonly string[], options: Options): Promise<Answer>;
};

/** The command was called wrongly: its message is shown with the usage, exit code 2. */
export class UsageError extends Error {}

/** An option that must be there. */
export function needed(options: Options, name: string): string {
  const value = options[name];
  if (typeof value !== "string" || value === "") throw new UsageError(`--${name} is missing.`);
  return value;
}

/** An option that may be left out. */
export function optional(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** A whole number of an option, or the default. */
export function wholeNumber(options: Options, name: string, otherwise: number): number {
  const text = optional(options, name);
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} takes a whole number, not "${text}".`);
  return Number(text);
}

/** Problems as lines for people. */
export const problemLines = (problems: readonly Problem[]): string[] => problems.map(({ where, message }) => `${where}: ${message}`);

/** A refusal before anything was done. */
export const refusal = (...problems: Problem[]): Answer => ({ json: { problems }, lines: problemLines(problems), problems: true });
