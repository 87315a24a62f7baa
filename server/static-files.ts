import "server-only";
import { readdirSync } from "node:fs";
import path from "node:path";

const KINDS = /\.(js|css|woff2|json)$/;

let known: string[] | undefined;

/**
 * The addresses of the scripts, styles, fonts and outlines of this build: they have their content in their names, so the list holds as long
 * as the process.
 */
export function listStaticFiles(): string[] {
  if (known) return known;
  const folder = path.join(process.cwd(), process.env.NEXT_DIST_DIR || ".next", "static");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => KINDS.test(file));
  known = files.map((file) => `/_next/static/${file.split(path.sep).join("/")}`).sort();
  return known;
}
