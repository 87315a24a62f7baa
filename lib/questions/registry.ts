import * as formats from "./formats";
import type { QuestionFormat } from "./question-format";

/** Every way of asking, sorted by name. Adding one: a file under formats/ and its line in formats/index.ts; nothing else changes. */
export const FORMATS: readonly QuestionFormat[] = Object.values(formats).sort((one, other) => (one.name < other.name ? -1 : 1));

const byName: ReadonlyMap<string, QuestionFormat> = new Map(FORMATS.map((format) => [format.name, format]));

/** The format of this name; undefined when there is none. */
export function formatNamed(name: string): QuestionFormat | undefined {
  return byName.get(name);
}
