import "server-only";
import { log } from "./log";

/** Where an error happened, without its message: that may quote what a person wrote. */
export function framesOf(error: Error): string[] {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}

/** What may be written of something that a library says: words of its own, never an error's message or a value. */
function tellable(said: unknown[]): Record<string, unknown> {
  const error = said.find((one) => one instanceof Error);
  return error
    ? { error: error.name, stack: framesOf(error) }
    : {
        said: said
          .filter((one) => typeof one === "string")
          .join(" ")
          .slice(0, 200),
      };
}

/** Lets what libraries print of errors through the log only: Next prints their messages as they are. */
export function quietConsole(): void {
  console.error = (...said: unknown[]) => log.error(tellable(said), "console");
  console.warn = (...said: unknown[]) => log.warn(tellable(said), "console");
}
