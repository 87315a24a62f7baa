import "server-only";
import { createHmac, randomInt } from "node:crypto";
import { CODE_LENGTHS, CODE_LETTERS, type CodeKind } from "@/lib/classes/join-code";
import { environment } from "./environment";

/** A new code, by chance that nobody can foresee. */
export const newCode = (kind: CodeKind): string =>
  Array.from({ length: CODE_LENGTHS[kind] }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join("");

/** What is kept of the code that brings a pupil back: it cannot be read from the database. */
export const digestOfCode = (code: string): string =>
  createHmac("sha256", environment().BETTER_AUTH_SECRET).update(`return\0${code}`).digest("hex");
