import { markupOfTexText } from "../../markup/from-html";
import { markupOfPlain } from "../../markup/plain";
import type { RatedAnswer } from "../material";
import type { XmlElement } from "../xml";
import {
  best,
  comparedWith,
  isRefused,
  MOST_TRIES,
  NO_KEY,
  pointsFor,
  refused,
  sharesOf,
  type Asked,
  type Refused,
  type Setting,
} from "./asked";
import { unitBeside } from "./body";
import { isForLearners } from "./content";
import { mappedValue, numberIn } from "./declarations";
import { roundingOf, toleranceOf } from "./expressions";
import type { Try } from "./feedback";
import { attributeOf, foundIn, nameOf, partOf } from "./names";
import { conditionsOn, literalsIn } from "./processing";

/** Numbers between which an answer lies, where the rules name both; null where they do not. */
function rangeOf({ item, declaration }: Setting): { low: number; high: number } | null {
  const bounds = (atLeast: boolean) =>
    conditionsOn(item, declaration.identifier, ["gte", "gt", "lte", "lt"]).flatMap((condition) => {
      const isVariableFirst = nameOf(condition.children.find((child) => typeof child !== "string")! as XmlElement) === "variable";
      const number = numberIn(literalsIn(condition)[0] ?? null);
      return number !== null && nameOf(condition).startsWith("g") === (isVariableFirst === atLeast) ? [number] : [];
    });
  const [lows, highs] = [bounds(true), bounds(false)];
  return lows.length === 1 && highs.length === 1 && lows[0]! <= highs[0]! ? { low: lows[0]!, high: highs[0]! } : null;
}

/** How far off a number may be, by the first comparison with it that says so. */
function toleranceFor(setting: Setting, value: number): number {
  const { item, declaration, notes } = setting;
  const isWith = (condition: XmlElement) => {
    const literals = literalsIn(condition);
    return literals.length > 0
      ? literals.some((literal) => numberIn(literal) === value)
      : declaration.correct.some((correct) => numberIn(correct) === value);
  };
  const condition = conditionsOn(item, declaration.identifier, ["equal", "equalRounded"]).find(isWith);
  if (!condition) return 0;
  if (nameOf(condition) === "equalRounded") return roundingOf(condition, value);
  const { below, above } = toleranceOf(condition, value);
  if (below !== above) notes.add("A number may be further off to one side than to the other: the larger of the two was taken for both.");
  return Math.max(below, above);
}

/** A tolerance without what the machine adds to it: 5 % of 4.136 is 0.2068. */
const rounded = (number: number) => Number(number.toPrecision(12));

function numberAsked(setting: Setting): Asked | Refused {
  const { declaration } = setting;
  const range = rangeOf(setting);
  const written = [
    ...declaration.correct,
    ...(declaration.mapping?.entries ?? []).map(({ key }) => key),
    ...comparedWith(setting).flat(),
  ].slice(0, MOST_TRIES);
  const values = [...new Set(written.map((value) => numberIn(value)).filter((value) => value !== null))];
  if (values.length === 0 && range) {
    const [value, tolerance] = [rounded((range.low + range.high) / 2), rounded((range.high - range.low) / 2)];
    return { says: "", reply: { kind: "number", answers: [{ value, tolerance, credit: 1 }], unit: "" }, tries: numberTries([value]) };
  }
  const declared = declaration.correct.map((value) => numberIn(value));
  const right =
    declared.find((value) => value !== null) ??
    values.find((value) => (mapped(setting, value) ?? 0) > 0) ??
    (declaration.mapping ? undefined : values[0]);
  if (right === undefined) return refused(NO_KEY);
  const share = sharesOf(setting, [String(right)]);
  const reach = (value: number) =>
    range && value === right && value >= range.low && value <= range.high
      ? Math.max(value - range.low, range.high - value)
      : toleranceFor(setting, value);
  const answers = values
    .map((value) => ({
      value,
      tolerance: rounded(reach(value)),
      credit: declared.includes(value) || value === right ? 1 : (share([String(value)]) ?? 0),
    }))
    .filter(({ credit }) => credit > 0);
  answers.sort((one, other) => other.credit - one.credit);
  return { says: "", reply: { kind: "number", answers, unit: "" }, tries: numberTries(answers.map(({ value }) => value)) };
}

const mapped = ({ declaration: { mapping } }: Setting, value: number): number | null =>
  mapping ? mappedValue(mapping, String(value)) : null;

/** The answers, and a number far from all of them. */
const numberTries = (values: readonly number[]): Try[] => [
  ...values.map((value): Try => ({ values: [String(value)], right: true })),
  { values: [String(values.reduce((sum, value) => sum + Math.abs(value) * 1000, 987_654))], right: false },
];

/** No answer of anybody. */
const NOTHING_LIKE_IT = "\u0001";

/** Whether the file itself tells capital letters from small ones: it says so, or rates the two differently. */
function matchesCase({ declaration }: Setting, answers: readonly RatedAnswer[]): boolean {
  const credits = new Map<string, number>();
  const differ = answers.some(({ text, credit }) => {
    const known = credits.get(text.toLowerCase());
    credits.set(text.toLowerCase(), credit);
    return known !== undefined && known !== credit;
  });
  return differ || (declaration.mapping?.entries ?? []).some((entry) => entry.matchesCase === true);
}

/** The right words: as declared, else what the rules give most for, else the mapping, as where rules look at other answers too. */
function rightWords(setting: Setting, texts: readonly string[]): readonly string[] {
  const { declaration } = setting;
  if (declaration.correct.length > 0) return declaration.correct;
  const byRules = best(texts, (text) => pointsFor(setting, [text]));
  return byRules.length > 0 || !declaration.mapping ? byRules : best(texts, (text) => mappedValue(declaration.mapping!, text));
}

function typedAsked(setting: Setting): Asked | Refused {
  const { declaration, notes, item } = setting;
  const written = [...declaration.correct, ...(declaration.mapping?.entries ?? []).map(({ key }) => key), ...comparedWith(setting).flat()];
  const texts = [...new Set(written)].filter(Boolean).slice(0, MOST_TRIES);
  const right = rightWords(setting, texts).slice(0, 1);
  if (right.length === 0) return refused(NO_KEY);
  const share = sharesOf(setting, right);
  const isDeclared = (text: string) => right.includes(text) || declaration.correct.includes(text);
  const answers = texts.map((text): RatedAnswer => ({
    text,
    credit: isDeclared(text) ? 1 : (share([text]) ?? mappedShare(setting, text, right[0]!)),
  }));
  answers.sort((one, other) => other.credit - one.credit);
  if (conditionsOn(item, declaration.identifier, ["substring", "patternMatch"]).length > 0)
    notes.add("It also takes answers that have some words in them, or follow a pattern: only whole answers were kept.");
  const tries = [
    ...answers.map(({ text, credit }): Try => ({ values: [text], right: credit === 1 })),
    { values: [NOTHING_LIKE_IT], right: false },
  ];
  const inMarkup = answers.map((answer) => ({ ...answer, text: markupOfPlain(answer.text) }));
  return { says: "", reply: { kind: "typed", answers: inMarkup, ...(matchesCase(setting, answers) && { matchCase: true }) }, tries };
}

/** By the mapping alone, where the rules cannot be followed. */
function mappedShare({ declaration: { mapping } }: Setting, text: string, right: string): number {
  const full = mapping ? mappedValue(mapping, right) : 0;
  return mapping && full > 0 ? Math.min(1, Math.max(0, mappedValue(mapping, text) / full)) : 0;
}

const isNumeric = ({ declaration: { baseType } }: Setting) => baseType === "float" || baseType === "integer";

/** A word or a number in a line. */
export function entryOf(interaction: XmlElement, setting: Setting): Asked | Refused {
  if (!isNumeric(setting)) return typedAsked(setting);
  const asked = numberAsked(setting);
  const body = partOf(setting.item, "itemBody");
  const unit = body && unitBeside(body.children, interaction);
  return unit && !isRefused(asked) && asked.reply.kind === "number"
    ? { ...asked, reply: { ...asked.reply, unit: setting.content.plainIn(unit) } }
    : asked;
}

/** What markers are told of a good answer. */
function guidelinesIn({ item, content }: Setting): string {
  const body = partOf(item, "itemBody");
  const rubrics = body ? foundIn(body, (element) => nameOf(element) === "rubricBlock" && !isForLearners(element)) : [];
  return rubrics
    .map((rubric) => content.markupIn(rubric))
    .filter(Boolean)
    .join("\n");
}

/** A text of some lines: those that begin as items of a list are a list. */
const markupOfLines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .map((line) => (line.startsWith("- ") ? `- ${markupOfTexText(line.slice(2))}` : markupOfTexText(line)))
    .join("\n")
    .trim();

/** Whether an item compares an answer with a right one, in place of leaving it to people. */
function isCompared({ item, declaration }: Setting): boolean {
  const processing = partOf(item, "responseProcessing");
  return (
    processing !== null &&
    (attributeOf(processing, "template") !== null ||
      conditionsOn(item, declaration.identifier, ["match", "stringMatch", "equal", "equalRounded"]).length > 0)
  );
}

/** Compared word by word where the item compares it; else answered in one’s own words. */
export function extendedOf(interaction: XmlElement, setting: Setting): Asked | Refused {
  const { declaration } = setting;
  if (declaration.mapping || isCompared(setting)) return entryOf(interaction, setting);
  const model = markupOfLines(declaration.model) || guidelinesIn(setting);
  return {
    says: "",
    reply: { kind: "open", model },
    tries: [
      { values: [], right: false },
      { values: [NOTHING_LIKE_IT], right: false },
    ],
  };
}
