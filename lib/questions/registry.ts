import * as formats from "./formats";
import { byCodePoint } from "./question-id";
import type { QuestionFormat } from "./question-format";

/** Every registered format, by name. */
export const FORMATS: readonly QuestionFormat[] = Object.values<QuestionFormat>(formats).sort((one, other) => byCodePoint(one.name, other.name));

const byName = new Map(FORMATS.map((format) => [format.name, format]));

/** The format of a name; null when there is none. */
export const formatNamed = (name: string): QuestionFormat | null => byName.get(name) ?? null;
