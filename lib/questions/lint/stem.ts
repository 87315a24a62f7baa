import { ASKING, GAPS } from "./reading";
import { FINE, type Rule } from "./rule";

/** How many gaps a text has. */
export function gapsIn(text: string): number {
  return text.match(/_{3,}/g)?.length ?? 0;
}

/** The stem without "Select all that apply.", which may follow the question. */
const asked = (stem: string) => stem.replace(/\s*\(?\b(?:select|choose) all[^.?]*[.)]*\s*$/i, "").trim();

const asks: Rule = {
  rule: "L20",
  level: "E",
  name: "a question mark or one gap",
  applies: ({ question }) => ASKING.includes(question.format),
  check({ question }) {
    const gaps = gapsIn(question.stem);
    if (GAPS.includes(question.format)) return gaps === 1 ? FINE : [{ at: "stem", message: `The stem has ${gaps} gaps. Leave exactly one.` }];
    if (gaps > 1) return [{ at: "stem", message: `The stem has ${gaps} gaps. Leave one, or ask a question.` }];
    return gaps === 1 || /\?[”"’)]?$/.test(asked(question.stem)) ? FINE : [{ at: "stem", message: "The stem asks nothing. End it with a question mark, or leave one gap." }];
  },
};

/** How the stem is put. */
export const STEM_RULES: readonly Rule[] = [asks];
