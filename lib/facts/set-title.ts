import { ok, refused, type Result } from "../problem";

const MOST_LETTERS = 200;

/** The title of a set as it is kept: without spaces around it, neither empty nor longer than 200 letters. `missing` says what to write. */
export function readSetTitle(given: string, missing = "Give the set a name."): Result<string> {
  const title = given.trim();
  if (title === "") return refused({ where: "title", message: missing });
  return title.length > MOST_LETTERS
    ? refused({ where: "title", message: `Give a shorter name: ${MOST_LETTERS} letters at most.` })
    : ok(title);
}
