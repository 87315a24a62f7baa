import { groupBy } from "../group-by";
import { countByHalf, FEW, halvesOf, smoothedShare, type ByHalf } from "./answer-counts";
import type { Halves } from "./halves";
import { markTable, restsOf } from "./mark-table";
import { correlation, sum } from "./moments";
import type { ItemPart, Response } from "./responses";

/** Below this share of all answers an option does not do its work. Source: Tarrant 2009; memory-and-statistics.md 5.4. */
const FUNCTIONING_SHARE = 0.05;

/** One option. `top` and `bottom`: how many of the better and of the weaker half (by the rest of the quiz) chose it. */
export type OptionStatistics = ByHalf & {
  optionId: string;
  text: string;
  right: boolean;
  /** How many chose it. */
  chosen: number;
  /** chosen / n, 0 to 1; (chosen + 1) / (n + options) below 20 answers. */
  share: number;
  /** Point-biserial correlation of choosing it with the rest of the quiz, -1 to 1; null without variance. */
  discrimination: number | null;
  /**
   * Of a wrong option that was looked for: chosen by 5 % or more, and not rather by those who know the rest. Null of others, and below 20
   * answers.
   */
  functioning: boolean | null;
};

/**
 * The options of one part. `unanswered`: how many chose none. `distractorEfficiency`: percentage of wrong options that function, null where
 * unknown.
 */
export type PartOptions = {
  id: string;
  text: string;
  n: number;
  unanswered: number;
  options: OptionStatistics[];
  distractorEfficiency: number | null;
};

/** What was chosen in one question, in however many attempts; n answers. `parts` is empty where nothing is chosen from options. */
export type QuestionOptions = { questionId: string; position: string; n: number; parts: PartOptions[] };

/** What the answers to one question are held against. */
type Setting = { responses: readonly Response[]; rests: readonly number[]; halves: Halves | null; hasDistractors: boolean };

type Option = ItemPart["options"][number];

function isFunctioning(
  option: Option,
  chosen: number,
  discrimination: number | null,
  { responses, hasDistractors }: Setting,
): boolean | null {
  if (option.right || !hasDistractors || responses.length < FEW) return null;
  return chosen / responses.length >= FUNCTIONING_SHARE && (discrimination ?? 0) <= 0;
}

function optionOf(option: Option, given: readonly number[], options: number, setting: Setting): OptionStatistics {
  const chosen = sum(given);
  const discrimination = correlation(given, setting.rests);
  return {
    optionId: option.id,
    text: option.text,
    right: option.right,
    chosen,
    share: smoothedShare(chosen, given.length, options),
    discrimination,
    functioning: isFunctioning(option, chosen, discrimination, setting),
    ...countByHalf(given, setting.halves),
  };
}

function efficiencyOf(options: readonly OptionStatistics[]): number | null {
  const judged = options.filter(({ functioning }) => functioning !== null);
  return judged.length === 0 ? null : (100 * judged.filter(({ functioning }) => functioning).length) / judged.length;
}

/** What each response chose in a part. */
const choicesIn = (part: ItemPart, responses: readonly Response[]) =>
  responses.map(({ chosen }) => new Set(chosen.filter((one) => one.part === part.id).map(({ optionId }) => optionId)));

function partOf(part: ItemPart, setting: Setting): PartOptions {
  const choices = choicesIn(part, setting.responses);
  const options = part.options.map((option) =>
    optionOf(
      option,
      choices.map((chosen) => (chosen.has(option.id) ? 1 : 0)),
      part.options.length,
      setting,
    ),
  );
  const unanswered = choices.filter((chosen) => chosen.size === 0).length;
  return { id: part.id, text: part.text, n: choices.length, unanswered, options, distractorEfficiency: efficiencyOf(options) };
}

/**
 * What was chosen, question by question, in the order in which they first come. Give it one attempt of each person: the first. Versions of
 * one question that ask with other options are questions of their own here: give them ids of their own. O(s p options).
 */
export function optionStatistics(responses: readonly Response[]): QuestionOptions[] {
  const table = markTable(responses);
  return [...groupBy(responses, ({ item }) => item.questionId)].map(([questionId, group]) => {
    const rests = restsOf(table, group);
    const { parts, position, hasDistractors } = group[0]!.item;
    const setting = { responses: group, rests, halves: halvesOf(rests), hasDistractors };
    return { questionId, position, n: group.length, parts: parts.map((part) => partOf(part, setting)) };
  });
}
