import type { RatedAnswer } from "../material";
import type { XmlElement } from "../xml";
import {
  best,
  choicesOf,
  comparedWith,
  isRefused,
  MOST_TRIES,
  NO_KEY,
  pointsFor,
  refused,
  sharesOf,
  type Asked,
  type Choice,
  type Refused,
  type Setting,
} from "./asked";
import { mappedValue } from "./declarations";
import type { Try } from "./feedback";
import { attributeOf, foundIn, nameOf, partsOf } from "./names";

/** The right choice of several: as declared, else what is worth most by the mapping or the rules. */
function rightOne(setting: Setting, ids: readonly string[]): string[] {
  const { declaration } = setting;
  const correct = new Set(declaration.correct);
  const declared = ids.filter((id) => correct.has(id));
  if (declared.length > 0) return declared;
  if (declaration.mapping) return best(ids, (id) => mappedValue(declaration.mapping!, id));
  return ids.length > MOST_TRIES ? [] : best(ids, (id) => pointsFor(setting, [id]));
}

/**
 * The right choices together: as declared, else what the mapping gives points for, else the first set that the rules compare with, else
 * what they give points for by itself.
 */
function rightAll(setting: Setting, ids: readonly string[]): string[] {
  const { declaration, notes } = setting;
  const known = new Set(ids);
  const declared = new Set(declaration.correct.filter((id) => known.has(id)));
  if (declared.size > 0) return ids.filter((id) => declared.has(id));
  if (declaration.mapping) return ids.filter((id) => mappedValue(declaration.mapping!, id) > 0);
  const sets = comparedWith(setting, ["match"]).filter((set) => set.every((id) => known.has(id)));
  if (sets.length > 1) notes.add("Several different answers are right: only the first of them was kept.");
  const first = new Set(sets[0]);
  if (first.size > 0) return ids.filter((id) => first.has(id));
  return ids.length > MOST_TRIES ? [] : ids.filter((id) => (pointsFor(setting, [id]) ?? 0) > 0);
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
  const isTrueFalse =
    options.length === 2 &&
    options.every(({ text }) => TRUE_OR_FALSE.test(text)) &&
    first!.text.toLowerCase() !== second!.text.toLowerCase() &&
    right.size === 1;
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
  const full =
    mapping && processing.usesMapping(declaration.identifier) ? [...right].reduce((sum, id) => sum + mappedValue(mapping, id), 0) : 0;
  const wrong = ids.filter((id) => !right.has(id));
  const shares = mapping && full > 0 ? ids.map((id) => mappedValue(mapping, id) / full) : null;
  const usual = ids.map((id) => (right.has(id) ? 1 / right.size : -1 / wrong.length));
  const areUsual = shares === null || shares.every((part, i) => Math.abs(part - usual[i]!) < 0.001);
  const tries =
    choices.length <= MOST_TRIES
      ? [
          ...ids.map((id): Try => ({ values: [id], right: right.size === 1 && right.has(id) })),
          { values: [...right], right: true },
          { values: wrong, right: false },
        ]
      : [];
  return { says: "", reply: { kind: "several", options, ...(!areUsual && { shares }) }, tries };
}

/** One or several of some choices. */
export function choiceOf(interaction: XmlElement, setting: Setting, elements: readonly XmlElement[]): Asked | Refused {
  const choices = choicesOf(elements, setting.content);
  if (choices.length === 0) return refused("It has nothing to choose from.");
  const isSeveral = setting.declaration.cardinality !== "single" && attributeOf(interaction, "maxChoices") !== "1";
  return isSeveral ? severalOf(setting, choices) : oneOf(setting, choices);
}

/** One or several of the words in a text. */
export function hottextOf(interaction: XmlElement, setting: Setting): Asked | Refused {
  const words = foundIn(interaction, (element) => nameOf(element) === "hottext");
  const asked = choiceOf(interaction, setting, words);
  const text = interaction.children.filter((child) => typeof child === "string" || nameOf(child) !== "prompt");
  const says = setting.content.htmlOf(text, (element) =>
    nameOf(element) === "hottext" ? `<strong>${setting.content.htmlOf(element.children)}</strong>` : null,
  );
  return isRefused(asked) ? asked : { ...asked, says: setting.content.markupOf(says) };
}

/** Things in their right order. */
export function orderOf(interaction: XmlElement, setting: Setting): Asked | Refused {
  const choices = new Map(choicesOf(partsOf(interaction, "simpleChoice"), setting.content).map(({ id, text }) => [id, text]));
  const right = setting.declaration.correct.length > 0 ? setting.declaration.correct : (comparedWith(setting)[0] ?? []);
  const inOrder = [...new Set(right)].filter((id) => choices.has(id));
  if (inOrder.length === 0) return refused(NO_KEY);
  if (inOrder.length < choices.size) setting.notes.add("Some things to put in order have no place in the right order, and were left out.");
  const tries: Try[] = [
    { values: inOrder, right: true },
    { values: inOrder.toReversed(), right: false },
  ];
  return { says: "", reply: { kind: "order", items: inOrder.map((id) => choices.get(id)!) }, tries };
}
