import { ok, refused, type Problem, type Result } from "../problem";

/** What JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** A file is not nested deeper than this. */
const MOST_LEVELS = 40;

/** The line and column (from 1) of a place in a text. */
function lineOf(text: string, position: number): string {
  const before = text.slice(0, position).split("\n");
  return `line ${before.length}, column ${before[before.length - 1]!.length + 1}`;
}

function brokenAt(text: string, error: unknown): Problem {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  const cutOff = !/[}\]]\s*$/.test(text);
  const where = lineOf(text, cutOff || position === undefined ? text.length : Number(position));
  if (text.trim() === "") return { where: "file", message: "The file is empty." };
  if (cutOff) return { where, message: "The file breaks off here: it seems to be cut off. Get the whole file again." };
  return { where, message: "This is not JSON: look for a comma, a bracket or a quotation mark that is missing or too many." };
}

/** Reads a JSON text; one that is broken or cut off is a problem with its line and column. */
export function readJson(text: string): Result<Json> {
  const bare = text.replace(/^\uFEFF/, "");
  try {
    return ok(JSON.parse(bare) as Json);
  } catch (error) {
    return refused(brokenAt(bare, error));
  }
}

/** Signs that nobody sees: they make two equal names differ, or turn the order of what is read. */
const INVISIBLE = /[\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/;

/** Control signs but tab and line breaks. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** What is wrong with the signs of a text; the text of a source is kept as it is, but for what no database can hold. */
function strangeSign(text: string, isSourceText: boolean): string | null {
  if (/\p{Surrogate}/u.test(text)) return "There is half a sign here (a lone surrogate): write the sign again, or take it out.";
  if (isSourceText ? text.includes("\u0000") : CONTROL.test(text)) return "There is a control sign here: take it out.";
  if (!isSourceText && INVISIBLE.test(text)) return "There is an invisible sign here: write the text again without it.";
  return null;
}

const FORBIDDEN_NAME = "__proto__";

type Place = { value: Json; where: string; level: number };

function inside({ value, where, level }: Place): Place[] {
  if (Array.isArray(value)) return value.map((item, index) => ({ value: item, where: `${where}[${index}]`, level: level + 1 }));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).map(([name, item]) => ({ value: item, where: where ? `${where}.${name}` : name, level: level + 1 }));
}

function strangeName(name: string): string | null {
  return name === FORBIDDEN_NAME ? "Nothing of this name belongs here: take it out." : strangeSign(name, false);
}

function problemsAt(place: Place): Problem[] {
  const { value, where } = place;
  if (typeof value === "string") {
    const message = strangeSign(value, /^sources\[\d+\]\.text$/.test(where));
    return message ? [{ where, message }] : [];
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [];
  return Object.keys(value).flatMap((name) => {
    const message = strangeName(name);
    return message ? [{ where: where ? `${where}.${name}` : name, message }] : [];
  });
}

/**
 * Every text and name that holds half a sign, a control sign or an invisible one, every name that no object may have, and too deep a nest.
 */
export function checkText(json: Json): Problem[] {
  const problems: Problem[] = [];
  const open: Place[] = [{ value: json, where: "", level: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    if (place.level > MOST_LEVELS)
      return [{ where: place.where.slice(0, 100), message: `This is nested too deep: ${MOST_LEVELS} levels at most.` }];
    problems.push(...problemsAt(place));
    for (const one of inside(place)) open.push(one);
  }
  return problems.reverse();
}
