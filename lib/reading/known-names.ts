import type { Entity, EntityKind } from "../facts/fact";
import type { Span } from "./article";
import { plainWord, wordsOf, type Word } from "./words-of";

/** A name of a known entity in a text. */
export type KnownPlace = Span & { entity: string; kind: EntityKind };

/** Finds the names of known entities among the words of a text: the longest at each place, none inside another. */
export type KnownNames = { find(text: string, words: readonly Word[]): KnownPlace[] };

type Name = { words: { plain: string; isCapital: boolean }[]; entity: string; kind: EntityKind };

const isCapital = (word: string) => /^\p{Lu}/u.test(word);

function nameOf(name: string, entity: Entity): Name {
  const words = wordsOf(name, { start: 0, end: name.length }).map(({ text }) => ({ plain: plainWord(text), isCapital: isCapital(text) }));
  return { words, entity: entity.id, kind: entity.kind };
}

/** Kinds that are looked for by name; terms, deeds and offices have words that stand in any sentence. */
const NAMED: ReadonlySet<EntityKind> = new Set(["person", "organisation", "place", "event", "work"]);

/** Names of several entities, and names without a capital letter of anything but an event, say nothing. */
function namesOf(entities: readonly Entity[]): Map<string, Name> {
  const names = new Map<string, Name | null>();
  for (const entity of entities) {
    if (!NAMED.has(entity.kind)) continue;
    for (const each of [entity.name, ...(entity.aliases ?? [])]) {
      const name = nameOf(each.replace(/^the /i, ""), entity);
      if (name.words.length === 0 || !(entity.kind === "event" ? name.words.length > 1 : name.words.some((word) => word.isCapital)))
        continue;
      const key = name.words.map(({ plain }) => plain).join(" ");
      const there = names.get(key);
      names.set(key, there === undefined || there?.entity === name.entity ? name : null);
    }
  }
  return new Map([...names].filter((entry): entry is [string, Name] => entry[1] !== null));
}

function fits(text: string, words: readonly Word[], at: number, name: Name): boolean {
  return name.words.every(({ plain, isCapital: capital }, i) => {
    const word = words[at + i];
    if (!word || plainWord(word.text) !== plain || (capital && !isCapital(word.text))) return false;
    return i === 0 || /^(?:[ -]|\. |[’'])$/.test(text.slice(words[at + i - 1]!.end, word.start));
  });
}

/** An index of the names of these entities. Where two share a name, it finds neither. */
export function knownNames(entities: readonly Entity[]): KnownNames {
  const byFirst = new Map<string, Name[]>();
  for (const name of namesOf(entities).values()) {
    const first = name.words[0]!.plain;
    byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
  }
  for (const names of byFirst.values()) names.sort((a, b) => b.words.length - a.words.length);
  const find = (text: string, words: readonly Word[]) => {
    const found: KnownPlace[] = [];
    for (let at = 0; at < words.length;) {
      const name = byFirst.get(plainWord(words[at]!.text))?.find((one) => fits(text, words, at, one));
      if (name) found.push({ start: words[at]!.start, end: words[at + name.words.length - 1]!.end, entity: name.entity, kind: name.kind });
      at += name?.words.length ?? 1;
    }
    return found;
  };
  return { find };
}
