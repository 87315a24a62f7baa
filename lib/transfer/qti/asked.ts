import type { WrittenReply } from "../material";
import type { XmlElement } from "../xml";
import type { Content, Notes } from "./content";
import type { ResponseDeclaration } from "./declarations";
import type { Try } from "./feedback";
import { attributeOf } from "./names";
import { conditionsOn, literalsIn, type Processing } from "./processing";

/**
 * A reply as an interaction asks for it: what it says beside the prompt, and the answers to try for what is said to them, in the order of
 * options or answers where there are some.
 */
export type Asked = { says: string; reply: WrittenReply; tries: readonly Try[] };
/** Why an interaction cannot be asked here, for a person. */
export type Refused = { why: string };
/** Whether an interaction was refused. */
export const isRefused = (asked: Asked | readonly Asked[] | Refused): asked is Refused => "why" in asked;

/** What an interaction is read with. */
export type Setting = { item: XmlElement; declaration: ResponseDeclaration; processing: Processing; content: Content; notes: Notes };

/** An interaction that cannot be asked here. */
export const refused = (why: string): Refused => ({ why });

/** What is said where a file has no key. */
export const NO_KEY = "It does not say which answer is right, as in a survey.";
/** What is said where a file has penalties. */
export const LESS_THAN_NOTHING = "Some answers take points off: here they are worth nothing.";

/** More answers than this are not tried one by one. */
export const MOST_TRIES = 64;

/** The identifier of a choice. */
export const idOf = (element: XmlElement) => attributeOf(element, "identifier") ?? "";

/** The points that the item gives for an answer; null where that cannot be told. */
export const pointsFor = ({ declaration, processing }: Setting, values: readonly string[]): number | null =>
  processing.outcomesOf(new Map([[declaration.identifier, values]])).score;

/**
 * What an answer is worth as a share of what the right one is, from 0 to 1; null where the item does not say it in a way that can be
 * followed.
 */
export function sharesOf(setting: Setting, right: readonly string[]): (values: readonly string[]) => number | null {
  const full = right.length > 0 ? pointsFor(setting, right) : null;
  return (values) => {
    const earned = full !== null && full > 0 ? pointsFor(setting, values) : null;
    if (earned !== null && earned < 0) setting.notes.add(LESS_THAN_NOTHING);
    return earned === null ? null : Math.min(1, Math.max(0, earned / full!));
  };
}

/** The values that are worth most; none where nothing is worth anything. */
export const best = (values: readonly string[], worth: (value: string) => number | null): string[] => {
  const known = values.map((value) => worth(value) ?? 0);
  const most = known.reduce((one, other) => Math.max(one, other), 0);
  return most > 0 ? values.filter((_, i) => known[i] === most) : [];
};

/** The values that conditions on this response are compared with, where they are written out whole: "ABC" or a list of identifiers. */
export function comparedWith(
  { item, declaration }: Setting,
  names: readonly string[] = ["match", "stringMatch", "equal", "equalRounded"],
): string[][] {
  return conditionsOn(item, declaration.identifier, names)
    .map(literalsIn)
    .filter((values) => values.length > 0);
}

/** Something to choose. */
export type Choice = { id: string; text: string };

/** What may be chosen, in light markup. */
export function choicesOf(elements: readonly XmlElement[], content: Content): Choice[] {
  return elements.map((element) => ({ id: idOf(element), text: content.markupIn(element) }));
}
