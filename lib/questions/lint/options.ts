import { bareWordsOf } from "./words";
import { FIXED_OPTIONS, type Reading } from "./reading";
import { when, type Rule } from "./rule";

/** Choice formats with options of their own. */
const hasOptions = ({ question }: Reading) => ["choice", "choices"].includes(question.reply.kind) && !FIXED_OPTIONS.includes(question.format);
const hasOneKey = (reading: Reading) => reading.question.reply.kind === "choice" && hasOptions(reading);

const oneKey: Rule = {
  rule: "L30",
  level: "E",
  name: "one right option of three to five",
  applies: hasOneKey,
  check({ question, options }) {
    const keys = options.filter((option) => question.reply.kind === "choice" && option.id === question.reply.key).length;
    return [
      ...when(keys !== 1, `${keys} options are keyed as right. Key exactly one.`),
      ...when(options.length < 3, `There are ${options.length} options. Give three at least, or ask in another format.`),
      ...when(options.length > 5, `There are ${options.length} options. Give five at most.`),
    ];
  },
};

const distinct: Rule = {
  rule: "L31",
  level: "E",
  name: "no two options alike",
  applies: ({ question, options }) => options.length > 0 && !FIXED_OPTIONS.includes(question.format),
  check({ options }) {
    const first = new Map<string, number>();
    return options.flatMap((option, i) => {
      const text = bareWordsOf(option.text).join(" ");
      const before = first.get(text);
      if (before === undefined) first.set(text, i);
      return when(before !== undefined, `"${option.text}" is the same as option ${(before ?? 0) + 1}. Take another.`, `options[${i}]`);
    });
  },
};

/** What the options are like. */
export const OPTION_RULES: readonly Rule[] = [oneKey, distinct];
