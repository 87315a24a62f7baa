import type { RatedAnswer, WrittenReply } from "../material";
import type { XmlElement } from "../xml";
import {
  choicesOf,
  comparedWith,
  idOf,
  LESS_THAN_NOTHING,
  MOST_TRIES,
  NO_KEY,
  refused,
  type Asked,
  type Choice,
  type Refused,
  type Setting,
} from "./asked";
import { mappedValue } from "./declarations";
import type { Try } from "./feedback";
import { foundIn, nameOf, partsOf } from "./names";

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
  return [
    { values: pairs.map((pair) => pair.join(" ")), right: true },
    { values: turned, right: false },
  ];
}

/** `lefts` with each its right, and the rights that fit none. */
function pairsReply(pairs: readonly Pair[], lefts: ReadonlyMap<string, string>, rights: ReadonlyMap<string, string>): WrittenReply {
  const used = new Set(pairs.map(([, right]) => right));
  return {
    kind: "pairs",
    pairs: pairs.map(([left, right]) => ({ left: lefts.get(left)!, right: rights.get(right)! })),
    extra: [...rights].filter(([id]) => !used.has(id)).map(([, text]) => text),
  };
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

/** Two lists to be matched. */
export function matchOf(interaction: XmlElement, setting: Setting): Asked[] | Refused {
  const [lefts, rights] = partsOf(interaction, "simpleMatchSet").map((set) =>
    textsById(choicesOf(partsOf(set, "simpleAssociableChoice"), setting.content)),
  );
  return lefts && rights ? pairedOf(setting, lefts, rights) : refused("It does not have the two lists that are to be matched.");
}

/** Of the two that belong together, the one that is named first in the list is on the left. */
export function associateOf(interaction: XmlElement, setting: Setting): Asked[] | Refused {
  const all = textsById(choicesOf(partsOf(interaction, "simpleAssociableChoice"), setting.content));
  const ids = [...all.keys()];
  const place = new Map(ids.map((id, i) => [id, i]));
  const pairs = rightPairs(setting).filter(([one, other]) => all.has(one) && all.has(other));
  if (pairs.length === 0) return refused(NO_KEY);
  sayOfShares(setting, pairs);
  const inOrder = inOrderOf(
    ids,
    pairs.map(([one, other]): Pair => (place.get(one)! <= place.get(other)! ? [one, other] : [other, one])),
  );
  const lefts = new Set(inOrder.map(([left]) => left));
  const rights = new Map([...all].filter(([id]) => !lefts.has(id)));
  if (lefts.size < inOrder.length || inOrder.some(([, right]) => !rights.has(right)))
    return refused("One thing belongs to several others, which has no counterpart here.");
  return [{ says: "", reply: pairsReply(inOrder, all, rights), tries: triesOf(inOrder) }];
}

/** Words to be put into gaps. */
export function gapMatchOf(interaction: XmlElement, setting: Setting): Asked[] | Refused {
  const { content } = setting;
  const choices = choicesOf([...partsOf(interaction, "gapText"), ...partsOf(interaction, "gapImg")], content);
  const gaps = foundIn(interaction, (element) => nameOf(element) === "gap");
  const numbers = new Map(gaps.map((gap, i) => [idOf(gap), i + 1]));
  const isOnly = gaps.length === 1;
  const label = (id: string) => `(${numbers.get(id)})`;
  const text = interaction.children.filter(
    (child) => typeof child === "string" || !["prompt", "gapText", "gapImg"].includes(nameOf(child)),
  );
  const says = content.markupOf(
    content.htmlOf(text, (element) => (nameOf(element) === "gap" ? (isOnly ? "___" : `${label(idOf(element))} ___`) : null)),
  );
  if (isOnly) return oneGapOf(setting, choices, idOf(gaps[0]!), says);
  const rights = new Map(
    rightPairs(setting)
      .flatMap(([choice, gap]) => (numbers.has(gap) ? [[gap, choice] as const] : []))
      .reverse(),
  );
  const texts = textsById(choices);
  const pairs = [...numbers.keys()].flatMap((gap): Pair[] => {
    const right = rights.get(gap);
    return right !== undefined && texts.has(right) ? [[gap, right]] : [];
  });
  if (pairs.length === 0) return refused(NO_KEY);
  if (pairs.length < numbers.size) setting.notes.add("Nothing goes in some of its gaps.");
  sayOfShares(
    setting,
    pairs.map(([gap, choice]): Pair => [choice, gap]),
  );
  const tries = triesOf(pairs).map(({ values, right }): Try => ({
    values: values.map((value) => value.split(" ").reverse().join(" ")),
    right,
  }));
  return [{ says, reply: pairsReply(pairs, new Map([...numbers.keys()].map((gap) => [gap, `${label(gap)} ___`])), texts), tries }];
}

/** One gap and words to choose from: one of them is right. */
function oneGapOf(setting: Setting, choices: readonly Choice[], gap: string, says: string): Asked[] | Refused {
  const right = new Set(
    rightPairs(setting)
      .filter(([, other]) => other === gap)
      .map(([choice]) => choice),
  );
  if (!choices.some(({ id }) => right.has(id))) return refused(NO_KEY);
  const options = choices.map(({ id, text }): RatedAnswer => ({ text, credit: right.has(id) ? 1 : 0 }));
  return [
    {
      says,
      reply: { kind: "one", options },
      tries: choices.length <= MOST_TRIES ? choices.map(({ id }): Try => ({ values: [`${id} ${gap}`], right: right.has(id) })) : [],
    },
  ];
}
