import { markupOfTexText } from "../../markup/from-html";
import { markupOfPlain } from "../../markup/plain";
import type { RatedAnswer, WrittenReply } from "../material";
import type { XmlElement } from "../xml";
import { unitBeside } from "./body";
import { isForLearners, type Content, type Notes } from "./content";
import { mappedValue, numberIn, type ResponseDeclaration } from "./declarations";
import { toleranceOf, roundingOf } from "./expressions";
import type { Try } from "./feedback";
import { attributeOf, foundIn, nameOf, partOf, partsOf } from "./names";
import { conditionsOn, literalsIn, type Processing } from "./processing";

/** A reply as an interaction asks for it: what it says beside the prompt, and the answers to try for what is said to them, in the order of options or answers where there are some. */
export type Asked = { says: string; reply: WrittenReply; tries: readonly Try[] };
export type Refused = { why: string };
export const isRefused = (asked: Asked | readonly Asked[] | Refused): asked is Refused => "why" in asked;

/** What an interaction is read with. */
export type Setting = { item: XmlElement; declaration: ResponseDeclaration; processing: Processing; content: Content; notes: Notes };

const refused = (why: string): Refused => ({ why });

const NO_KEY = "It does not say which answer is right, as in a survey.";
const LESS_THAN_NOTHING = "Some answers take points off: here they are worth nothing.";

/** More answers than this are not tried one by one. */
const MOST_TRIES = 64;

const idOf = (element: XmlElement) => attributeOf(element, "identifier") ?? "";

/** What an answer is worth as a share of what the right one is, from 0 to 1; null where the item does not say it in a way that can be followed. */
function sharesOf({ declaration, processing, notes }: Setting, right: readonly string[]): (values: readonly string[]) => number | null {
  const points = (values: readonly string[]) => processing.outcomesOf(new Map([[declaration.identifier, values]])).score;
  const full = right.length > 0 ? points(right) : null;
  return (values) => {
    const earned = full !== null && full > 0 ? points(values) : null;
    if (earned !== null && earned < 0) notes.add(LESS_THAN_NOTHING);
    return earned === null ? null : Math.min(1, Math.max(0, earned / full!));
  };
}

const best = (values: readonly string[], worth: (value: string) => number | null): string[] => {
  const known = values.map((value) => worth(value) ?? 0);
  const most = known.reduce((one, other) => Math.max(one, other), 0);
  return most > 0 ? values.filter((_, i) => known[i] === most) : [];
};

/** The values that conditions on this response are compared with, where they are written out whole: "ABC" or a list of identifiers. */
function comparedWith({ item, declaration }: Setting): string[][] {
  const conditions = conditionsOn(item, declaration.identifier, ["match", "stringMatch", "equal", "equalRounded", "member", "contains"]);
  return conditions.map(literalsIn).filter((values) => values.length > 0);
}

/** The right choice of several: as declared, else what is worth most by the mapping or the rules. */
function rightOne(setting: Setting, ids: readonly string[]): string[] {
  const { declaration, processing } = setting;
  const correct = new Set(declaration.correct);
  const declared = ids.filter((id) => correct.has(id));
  if (declared.length > 0) return declared;
  if (declaration.mapping) return best(ids, (id) => mappedValue(declaration.mapping!, id));
  return ids.length > MOST_TRIES ? [] : best(ids, (id) => processing.outcomesOf(new Map([[declaration.identifier, [id]]])).score);
}

/** The right choices together: as declared, else what the mapping gives points for, else the first set that the rules compare with. */
function rightAll(setting: Setting, ids: readonly string[]): string[] {
  const { declaration, notes } = setting;
  const known = new Set(ids);
  const declared = new Set(declaration.correct.filter((id) => known.has(id)));
  if (declared.size > 0) return ids.filter((id) => declared.has(id));
  if (declaration.mapping) return ids.filter((id) => mappedValue(declaration.mapping!, id) > 0);
  const sets = comparedWith(setting).filter((set) => set.every((id) => known.has(id)));
  if (sets.length > 1) notes.add("Several different answers are right: only the first of them was kept.");
  const first = new Set(sets[0]);
  return ids.filter((id) => first.has(id));
}

type Choice = { id: string; text: string };

function choicesOf(elements: readonly XmlElement[], content: Content): Choice[] {
  return elements.map((element) => ({ id: idOf(element), text: content.markupIn(element) }));
}

const TRUE_OR_FALSE = /^(?:true|false)$/i;

function oneOf(setting: Setting, choices: readonly Choice[]): Asked | Refused {
  const ids = choices.map(({ id }) => id);
  const right = new Set(rightOne(setting, ids));
  if (right.size === 0) return refused(NO_KEY);
  const share = sharesOf(setting, [...right].slice(0, 1));
  const isShort = choices.length <= MOST_TRIES;
  const options = choices.map(({ id, text }): RatedAnswer => ({ text, credit: right.has(id) ? 1 : ((isShort ? share([id]) : null) ?? 0) }));
  const tries = isShort ? ids.map((id): Try => ({ values: [id], right: right.has(id) })) : [];
  const [first, second] = options;
  const isTrueFalse = options.length === 2 && options.every(({ text }) => TRUE_OR_FALSE.test(text)) && first!.text.toLowerCase() !== second!.text.toLowerCase() && right.size === 1;
  if (!isTrueFalse) return { says: "", reply: { kind: "one", options }, tries };
  // Of true and false, "true" is tried first: so what is said to them is told apart.
  const isTrueFirst = first!.text.toLowerCase() === "true";
  const isRight = (isTrueFirst ? first! : second!).credit === 1;
  return { says: "", reply: { kind: "true-false", right: isRight }, tries: isTrueFirst ? tries : tries.toReversed() };
}

/** Shares of the points are kept where they are not what ticking is worth here anyway. */
function severalOf(setting: Setting, choices: readonly Choice[]): Asked | Refused {
  const { declaration, processing } = setting;
  const ids = choices.map(({ id }) => id);
  const right = new Set(rightAll(setting, ids));
  if (right.size === 0) return refused(NO_KEY);
  const options = choices.map(({ id, text }): RatedAnswer => ({ text, credit: right.has(id) ? 1 : 0 }));
  const { mapping } = declaration;
  const full = mapping && processing.usesMapping(declaration.identifier) ? [...right].reduce((sum, id) => sum + mappedValue(mapping, id), 0) : 0;
  const wrong = ids.filter((id) => !right.has(id));
  const shares = mapping && full > 0 ? ids.map((id) => mappedValue(mapping, id) / full) : null;
  const usual = ids.map((id) => (right.has(id) ? 1 / right.size : -1 / wrong.length));
  const areUsual = shares === null || shares.every((part, i) => Math.abs(part - usual[i]!) < 0.001);
  const tries = choices.length <= MOST_TRIES ? [...ids.map((id): Try => ({ values: [id], right: right.size === 1 && right.has(id) })), { values: [...right], right: true }, { values: wrong, right: false }] : [];
  return { says: "", reply: { kind: "several", options, ...(!areUsual && { shares }) }, tries };
}

function choiceOf(interaction: XmlElement, setting: Setting, elements: readonly XmlElement[]): Asked | Refused {
  const choices = choicesOf(elements, setting.content);
  if (choices.length === 0) return refused("It has nothing to choose from.");
  const isSeveral = setting.declaration.cardinality !== "single" && attributeOf(interaction, "maxChoices") !== "1";
  return isSeveral ? severalOf(setting, choices) : oneOf(setting, choices);
}

function hottextOf(interaction: XmlElement, setting: Setting): Asked | Refused {
  const words = foundIn(interaction, (element) => nameOf(element) === "hottext");
  const asked = choiceOf(interaction, setting, words);
  const text = interaction.children.filter((child) => typeof child === "string" || nameOf(child) !== "prompt");
  const says = setting.content.htmlOf(text, (element) => (nameOf(element) === "hottext" ? `<strong>${setting.content.htmlOf(element.children)}</strong>` : null));
  return isRefused(asked) ? asked : { ...asked, says: setting.content.markupOf(says) };
}

function orderOf(interaction: XmlElement, setting: Setting): Asked | Refused {
  const choices = new Map(choicesOf(partsOf(interaction, "simpleChoice"), setting.content).map(({ id, text }) => [id, text]));
  const right = setting.declaration.correct.length > 0 ? setting.declaration.correct : (comparedWith(setting)[0] ?? []);
  const inOrder = [...new Set(right)].filter((id) => choices.has(id));
  if (inOrder.length === 0) return refused(NO_KEY);
  if (inOrder.length < choices.size) setting.notes.add("Some things to put in order have no place in the right order, and were left out.");
  const tries: Try[] = [{ values: inOrder, right: true }, { values: inOrder.toReversed(), right: false }];
  return { says: "", reply: { kind: "order", items: inOrder.map((id) => choices.get(id)!) }, tries };
}

type Pair = readonly [left: string, right: string];

const pairIn = (value: string): Pair[] => {
  const [left, right, ...more] = value.split(" ");
  return left && right && more.length === 0 ? [[left, right]] : [];
};

/** The right pairs: as declared, else what the mapping gives points for, else what the rules compare with. */
function rightPairs(setting: Setting): Pair[] {
  const { declaration } = setting;
  const mapped = (declaration.mapping?.entries ?? []).filter(({ value }) => value > 0).map(({ key }) => key);
  const values = declaration.correct.length > 0 ? declaration.correct : mapped.length > 0 ? mapped : (comparedWith(setting)[0] ?? []);
  return values.flatMap(pairIn);
}

/** Pairs are worth alike here. */
function sayOfShares({ declaration: { mapping, identifier }, processing, notes }: Setting, pairs: readonly Pair[]) {
  if (!mapping || !processing.usesMapping(identifier)) return;
  const worth = new Set(pairs.map((pair) => mappedValue(mapping, pair.join(" "))));
  if (worth.size > 1) notes.add("Its pairs are worth different points: here each counts the same.");
  if (mapping.otherwise < 0 || mapping.entries.some(({ value }) => value < 0)) notes.add(LESS_THAN_NOTHING);
}

const isUnique = (ids: readonly string[]) => new Set(ids).size === ids.length;

/** The right pairs and a wrong pairing, as they are answered. */
function triesOf(pairs: readonly Pair[]): Try[] {
  const turned = pairs.map(([left], i) => `${left} ${pairs[(i + 1) % pairs.length]![1]}`);
  return [{ values: pairs.map((pair) => pair.join(" ")), right: true }, { values: turned, right: false }];
}

/** `lefts` with each its right, and the rights that fit none. */
function pairsReply(pairs: readonly Pair[], lefts: ReadonlyMap<string, string>, rights: ReadonlyMap<string, string>): WrittenReply {
  const used = new Set(pairs.map(([, right]) => right));
  return { kind: "pairs", pairs: pairs.map(([left, right]) => ({ left: lefts.get(left)!, right: rights.get(right)! })), extra: [...rights].filter(([id]) => !used.has(id)).map(([, text]) => text) };
}

/** One question for each left where a left has several rights, and a right several lefts. */
function eachLeft(pairs: readonly Pair[], lefts: ReadonlyMap<string, string>, rights: ReadonlyMap<string, string>): Asked[] {
  return [...lefts].slice(0, MOST_TRIES).map(([left, text]) => {
    const right = new Set(pairs.filter(([one]) => one === left).map(([, other]) => other));
    const options = [...rights].map(([id, words]): RatedAnswer => ({ text: words, credit: right.has(id) ? 1 : 0 }));
    return { says: text, reply: { kind: "several", options }, tries: [] };
  });
}

/** Pairs in the order of their lefts. */
function inOrderOf(lefts: readonly string[], pairs: readonly Pair[]): Pair[] {
  const place = new Map(lefts.map((id, i) => [id, i]));
  return [...pairs].sort(([one], [other]) => place.get(one)! - place.get(other)!);
}

function pairedOf(setting: Setting, lefts: ReadonlyMap<string, string>, rights: ReadonlyMap<string, string>): Asked[] | Refused {
  const pairs = rightPairs(setting).filter(([left, right]) => lefts.has(left) && rights.has(right));
  if (pairs.length === 0) return refused(NO_KEY);
  sayOfShares(setting, pairs);
  const inOrder = inOrderOf([...lefts.keys()], pairs);
  const alone = (ids: ReadonlyMap<string, string>, side: 0 | 1) => {
    const paired = new Set(pairs.map((pair) => pair[side]));
    if ([...ids.keys()].some((id) => !paired.has(id))) setting.notes.add("Some things to match fit nothing, and were left out.");
  };
  if (isUnique(pairs.map(([left]) => left))) {
    alone(lefts, 0);
    return [{ says: "", reply: pairsReply(inOrder, lefts, rights), tries: triesOf(inOrder) }];
  }
  if (isUnique(pairs.map(([, right]) => right))) {
    alone(rights, 1);
    const turned = pairs.map(([left, right]): Pair => [right, left]);
    return [{ says: "", reply: pairsReply(turned, rights, lefts), tries: triesOf(inOrder) }];
  }
  setting.notes.add("Several things fit several others: each became a question of its own.");
  return eachLeft(pairs, lefts, rights);
}

const textsById = (choices: readonly Choice[]): ReadonlyMap<string, string> => new Map(choices.map(({ id, text }) => [id, text]));

function matchOf(interaction: XmlElement, setting: Setting): Asked[] | Refused {
  const [lefts, rights] = partsOf(interaction, "simpleMatchSet").map((set) => textsById(choicesOf(partsOf(set, "simpleAssociableChoice"), setting.content)));
  return lefts && rights ? pairedOf(setting, lefts, rights) : refused("It does not have the two lists that are to be matched.");
}

/** Of the two that belong together, the one that is named first in the list is on the left. */
function associateOf(interaction: XmlElement, setting: Setting): Asked[] | Refused {
  const all = textsById(choicesOf(partsOf(interaction, "simpleAssociableChoice"), setting.content));
  const ids = [...all.keys()];
  const place = new Map(ids.map((id, i) => [id, i]));
  const pairs = rightPairs(setting).filter(([one, other]) => all.has(one) && all.has(other));
  if (pairs.length === 0) return refused(NO_KEY);
  sayOfShares(setting, pairs);
  const inOrder = inOrderOf(ids, pairs.map(([one, other]): Pair => (place.get(one)! <= place.get(other)! ? [one, other] : [other, one])));
  const lefts = new Set(inOrder.map(([left]) => left));
  const rights = new Map([...all].filter(([id]) => !lefts.has(id)));
  if (lefts.size < inOrder.length || inOrder.some(([, right]) => !rights.has(right))) return refused("One thing belongs to several others, which has no counterpart here.");
  return [{ says: "", reply: pairsReply(inOrder, all, rights), tries: triesOf(inOrder) }];
}

function gapMatchOf(interaction: XmlElement, setting: Setting): Asked[] | Refused {
  const { content } = setting;
  const choices = choicesOf([...partsOf(interaction, "gapText"), ...partsOf(interaction, "gapImg")], content);
  const gaps = foundIn(interaction, (element) => nameOf(element) === "gap");
  const numbers = new Map(gaps.map((gap, i) => [idOf(gap), i + 1]));
  const isOnly = gaps.length === 1;
  const label = (id: string) => `(${numbers.get(id)})`;
  const text = interaction.children.filter((child) => typeof child === "string" || !["prompt", "gapText", "gapImg"].includes(nameOf(child)));
  const says = content.markupOf(content.htmlOf(text, (element) => (nameOf(element) === "gap" ? (isOnly ? "___" : `${label(idOf(element))} ___`) : null)));
  if (isOnly) return oneGapOf(setting, choices, idOf(gaps[0]!), says);
  const rights = new Map(rightPairs(setting).flatMap(([choice, gap]) => (numbers.has(gap) ? [[gap, choice] as const] : [])).reverse());
  const texts = textsById(choices);
  const pairs = [...numbers.keys()].flatMap((gap): Pair[] => (texts.has(rights.get(gap) ?? "") ? [[gap, rights.get(gap)!]] : []));
  if (pairs.length === 0) return refused(NO_KEY);
  if (pairs.length < numbers.size) setting.notes.add("Nothing goes in some of its gaps.");
  sayOfShares(setting, pairs.map(([gap, choice]): Pair => [choice, gap]));
  const tries = triesOf(pairs).map(({ values, right }): Try => ({ values: values.map((value) => value.split(" ").reverse().join(" ")), right }));
  return [{ says, reply: pairsReply(pairs, new Map([...numbers.keys()].map((gap) => [gap, `${label(gap)} ___`])), texts), tries }];
}

/** One gap and words to choose from: one of them is right. */
function oneGapOf(setting: Setting, choices: readonly Choice[], gap: string, says: string): Asked[] | Refused {
  const right = new Set(rightPairs(setting).filter(([, other]) => other === gap).map(([choice]) => choice));
  if (!choices.some(({ id }) => right.has(id))) return refused(NO_KEY);
  const options = choices.map(({ id, text }): RatedAnswer => ({ text, credit: right.has(id) ? 1 : 0 }));
  return [{ says, reply: { kind: "one", options }, tries: choices.length <= MOST_TRIES ? choices.map(({ id }): Try => ({ values: [`${id} ${gap}`], right: right.has(id) })) : [] }];
}

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
    return literals.length > 0 ? literals.some((literal) => numberIn(literal) === value) : declaration.correct.some((correct) => numberIn(correct) === value);
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
  const written = [...declaration.correct, ...(declaration.mapping?.entries ?? []).map(({ key }) => key), ...comparedWith(setting).flat()].slice(0, MOST_TRIES);
  const values = [...new Set(written.map((value) => numberIn(value)).filter((value) => value !== null))];
  if (values.length === 0 && range) {
    const [value, tolerance] = [rounded((range.low + range.high) / 2), rounded((range.high - range.low) / 2)];
    return { says: "", reply: { kind: "number", answers: [{ value, tolerance, credit: 1 }], unit: "" }, tries: numberTries([value]) };
  }
  const declared = declaration.correct.map((value) => numberIn(value));
  const right = declared.find((value) => value !== null) ?? values.find((value) => (mapped(setting, value) ?? 0) > 0) ?? (declaration.mapping ? undefined : values[0]);
  if (right === undefined) return refused(NO_KEY);
  const share = sharesOf(setting, [String(right)]);
  const reach = (value: number) => (range && value === right && value >= range.low && value <= range.high ? Math.max(value - range.low, range.high - value) : toleranceFor(setting, value));
  const answers = values.map((value) => ({ value, tolerance: rounded(reach(value)), credit: declared.includes(value) || value === right ? 1 : (share([String(value)]) ?? 0) })).filter(({ credit }) => credit > 0);
  answers.sort((one, other) => other.credit - one.credit);
  return { says: "", reply: { kind: "number", answers, unit: "" }, tries: numberTries(answers.map(({ value }) => value)) };
}

const mapped = ({ declaration: { mapping } }: Setting, value: number): number | null => (mapping ? mappedValue(mapping, String(value)) : null);

/** The answers, and a number far from all of them. */
const numberTries = (values: readonly number[]): Try[] => [...values.map((value): Try => ({ values: [String(value)], right: true })), { values: [String(values.reduce((sum, value) => sum + Math.abs(value) * 1000, 987_654))], right: false }];

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
function rightWords({ declaration, processing }: Setting, texts: readonly string[]): readonly string[] {
  if (declaration.correct.length > 0) return declaration.correct;
  const byRules = best(texts, (text) => processing.outcomesOf(new Map([[declaration.identifier, [text]]])).score);
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
  const answers = texts.map((text): RatedAnswer => ({ text, credit: isDeclared(text) ? 1 : (share([text]) ?? mappedShare(setting, text, right[0]!)) }));
  answers.sort((one, other) => other.credit - one.credit);
  if (conditionsOn(item, declaration.identifier, ["substring", "patternMatch"]).length > 0) notes.add("It also takes answers that have some words in them, or follow a pattern: only whole answers were kept.");
  const tries = [...answers.map(({ text, credit }): Try => ({ values: [text], right: credit === 1 })), { values: [NOTHING_LIKE_IT], right: false }];
  const inMarkup = answers.map((answer) => ({ ...answer, text: markupOfPlain(answer.text) }));
  return { says: "", reply: { kind: "typed", answers: inMarkup, ...(matchesCase(setting, answers) && { matchCase: true }) }, tries };
}

/** By the mapping alone, where the rules cannot be followed. */
function mappedShare({ declaration: { mapping } }: Setting, text: string, right: string): number {
  const full = mapping ? mappedValue(mapping, right) : 0;
  return mapping && full > 0 ? Math.min(1, Math.max(0, mappedValue(mapping, text) / full)) : 0;
}

const isNumeric = ({ declaration: { baseType } }: Setting) => baseType === "float" || baseType === "integer";

function entryOf(interaction: XmlElement, setting: Setting): Asked | Refused {
  if (!isNumeric(setting)) return typedAsked(setting);
  const asked = numberAsked(setting);
  const body = partOf(setting.item, "itemBody");
  const unit = body && unitBeside(body.children, interaction);
  return unit && !isRefused(asked) && asked.reply.kind === "number" ? { ...asked, reply: { ...asked.reply, unit: setting.content.plainIn(unit) } } : asked;
}

/** What markers are told of a good answer. */
function guidelinesIn({ item, content }: Setting): string {
  const body = partOf(item, "itemBody");
  const rubrics = body ? foundIn(body, (element) => nameOf(element) === "rubricBlock" && !isForLearners(element)) : [];
  return rubrics.map((rubric) => content.markupIn(rubric)).filter(Boolean).join("\n");
}

/** A text of some lines: those that begin as items of a list are a list. */
const markupOfLines = (text: string) =>
  text.split("\n").map((line) => line.trim()).map((line) => (line.startsWith("- ") ? `- ${markupOfTexText(line.slice(2))}` : markupOfTexText(line))).join("\n").trim();

/** Whether an item compares an answer with a right one, in place of leaving it to people. */
function isCompared({ item, declaration }: Setting): boolean {
  const processing = partOf(item, "responseProcessing");
  return processing !== null && (attributeOf(processing, "template") !== null || conditionsOn(item, declaration.identifier, ["match", "stringMatch", "equal", "equalRounded"]).length > 0);
}

/** Compared word by word where the item compares it; else answered in one’s own words. */
function extendedOf(interaction: XmlElement, setting: Setting): Asked | Refused {
  const { declaration } = setting;
  if (declaration.mapping || isCompared(setting)) return entryOf(interaction, setting);
  const model = markupOfLines(declaration.model) || guidelinesIn(setting);
  return { says: "", reply: { kind: "open", model }, tries: [{ values: [], right: false }, { values: [NOTHING_LIKE_IT], right: false }] };
}

/** Interactions without a counterpart, as a person would say what is done in them. */
const WITHOUT_COUNTERPART: Readonly<Record<string, string>> = {
  sliderInteraction: "answered on a slider", uploadInteraction: "answered with a file", drawingInteraction: "answered with a drawing", mediaInteraction: "a recording to play", hotspotInteraction: "answered in a picture",
  selectPointInteraction: "answered in a picture", positionObjectInteraction: "answered in a picture", graphicOrderInteraction: "answered in a picture", graphicAssociateInteraction: "answered in a picture",
  graphicGapMatchInteraction: "answered in a picture", portableCustomInteraction: "answered in a program of its own", customInteraction: "answered in a program of its own",
};

const asList = (asked: Asked | Refused): Asked[] | Refused => (isRefused(asked) ? asked : [asked]);

/** What an interaction asks, with its key: one reply, or several where one cannot hold it. */
export function askedBy(interaction: XmlElement, setting: Setting): Asked[] | Refused {
  const name = nameOf(interaction);
  switch (name) {
    case "choiceInteraction":
      return asList(choiceOf(interaction, setting, partsOf(interaction, "simpleChoice")));
    case "inlineChoiceInteraction":
      return asList(choiceOf(interaction, setting, partsOf(interaction, "inlineChoice")));
    case "hottextInteraction":
      return asList(hottextOf(interaction, setting));
    case "orderInteraction":
      return asList(orderOf(interaction, setting));
    case "matchInteraction":
      return matchOf(interaction, setting);
    case "associateInteraction":
      return associateOf(interaction, setting);
    case "gapMatchInteraction":
      return gapMatchOf(interaction, setting);
    case "textEntryInteraction":
      return asList(entryOf(interaction, setting));
    case "extendedTextInteraction":
      return asList(extendedOf(interaction, setting));
    default:
      return refused(`It is ${WITHOUT_COUNTERPART[name] ?? "of a kind that is not known here"} (${name.slice(0, 60)}), which has no counterpart here.`);
  }
}
