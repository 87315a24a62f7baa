import type { AnalysedQuestion } from "@/lib/analysis/class-results";
import type { ItemFlag } from "@/lib/analysis/flags";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { countText, shareText } from "./figures";

type Words = Messages["results"];

function optionText({ options }: AnalysedQuestion, part: string, optionId: string): string {
  return options?.parts.find(({ id }) => id === part)?.options.find((option) => option.optionId === optionId)?.text ?? "";
}

function halves({ top, bottom }: { top: number; bottom: number }) {
  return { top: countText(top), bottom: countText(bottom) };
}

function sentence(flag: ItemFlag, analysed: AnalysedQuestion, words: Words): string {
  const n = plural(language(), flag.n, words.answersCount);
  switch (flag.kind) {
    case "few-answers":
      return fill(words.flag["few-answers"], { n });
    case "key-suspect":
      return fill(words.flag["key-suspect"], { n, option: optionText(analysed, flag.part, flag.optionId), ...halves(flag) });
    case "answer-suspect":
      return fill(words.flag["answer-suspect"], { n, text: flag.text, count: flag.count, ...halves(flag) });
    case "retire-option":
      return fill(words.flag["retire-option"], { n, option: optionText(analysed, flag.part, flag.optionId), chosen: flag.chosen });
    case "retire-question":
      return fill(words.flag[flag.reason], { n, facility: shareText(flag.facility, "") });
  }
}

/** What is to be looked at, in words; below 50 answers with the remark that it is a suspicion. */
export function flagText(flag: ItemFlag, analysed: AnalysedQuestion, words: Words): string {
  const text = sentence(flag, analysed, words);
  return flag.decided || flag.kind === "few-answers" ? text : `${text} ${words.flag.maybe}`;
}

/** The kinds of flags of a question, each once, in a word or two. */
export const flagNames = (flags: readonly ItemFlag[], words: Words): string =>
  [...new Set(flags.map(({ kind }) => words.flagName[kind]))].join(", ");
