// Fact sets of any size in the mix of a real one: the real one again and again, each time in another year and with other names.
import type { Closure, Entity, Evidence, Fact, FactObject, FactSet, Source } from "@/lib/facts/fact";
import { random, type Random } from "@/lib/random";

/** Words that carry a name or a meaning: long ones and abbreviations. Months stay, since dates are read from texts. */
const WORD = /\p{L}{4,}|\b\p{Lu}{2,3}\b/gu;
const MONTH = /^(January|February|March|April|May|June|July|August|September|October|November|December)$/;
const YEAR = /\b20\d\d\b/g;

/** What makes one copy differ: an ending for its words and ids, and how many years later it plays. */
type Copy = { ending: string; years: number };

const EACH = /\p{L}{4,}|\b\p{Lu}{2,3}\b|\b20\d\d\b/gu;

function otherWord(word: string, { ending, years }: Copy): string {
  if (/^\d/.test(word)) return String(Number(word) + years);
  return MONTH.test(word) ? word : word + ending;
}

/** The text with other words, and where each of its places went. */
function otherText(text: string, copy: Copy): { text: string; moved: (offset: number) => number } {
  const shifts: { from: number; by: number }[] = [];
  let by = 0;
  const written = text.replace(EACH, (word, offset: number) => {
    const other = otherWord(word, copy);
    by += other.length - word.length;
    if (other.length !== word.length) shifts.push({ from: offset + word.length, by });
    return other;
  });
  return { text: written, moved: (offset) => offset + (shifts.findLast((shift) => shift.from <= offset)?.by ?? 0) };
}

const plain = (text: string, copy: Copy) => otherText(text, copy).text;
const date = (text: string, { years }: Copy) => text.replace(YEAR, (year) => String(Number(year) + years));
const name = (text: string, copy: Copy) => (text.search(WORD) >= 0 ? plain(text, copy) : text + copy.ending);

/** Copies with these words and dates; the first is the set as it is. */
function copyOf(base: FactSet, copy: Copy): Pick<FactSet, "sources" | "entities" | "facts" | "closures"> {
  if (copy.years === 0) return base;
  const id = (one: string) => `${one}-${copy.ending}`;
  const ids = <K extends string>(one: Partial<Record<K, string>>, ...keys: K[]) =>
    Object.fromEntries(keys.flatMap((key) => (one[key] === undefined ? [] : [[key, id(one[key])]])));
  const dates = <K extends string>(one: Partial<Record<K, string>>, ...keys: K[]) =>
    Object.fromEntries(keys.flatMap((key) => (one[key] === undefined ? [] : [[key, date(one[key], copy)]])));
  const texts = new Map(base.sources.map((source) => [source.id, otherText(source.text, copy)]));
  const moved = ({ source, start, end, ...more }: Evidence): Evidence => {
    const move = texts.get(source)!.moved;
    return { ...more, source: id(source), start: move(start), end: move(end) };
  };
  const object = (value: FactObject): FactObject => {
    if ("entity" in value) return { entity: id(value.entity) };
    if ("text" in value) return { text: plain(value.text, copy) };
    return "from" in value ? { ...value, from: date(value.from, copy), to: date(value.to, copy) } : value;
  };
  return {
    sources: base.sources.map((source): Source => ({
      ...source,
      ...dates(source, "date"),
      id: id(source.id),
      title: name(source.title, copy),
      text: texts.get(source.id)!.text,
      ...(source.of && { of: { ...source.of, date: date(source.of.date, copy) } }),
      ...(source.damaged && {
        damaged: source.damaged.map(([start, end]): [number, number] => [
          texts.get(source.id)!.moved(start),
          texts.get(source.id)!.moved(end),
        ]),
      }),
    })),
    entities: base.entities.map((entity): Entity => ({
      ...entity,
      ...ids(entity, "in", "of"),
      id: id(entity.id),
      name: name(entity.name, copy),
      ...(entity.aliases && { aliases: entity.aliases.map((alias) => name(alias, copy)) }),
      ...(entity.equivalents && { equivalents: entity.equivalents.map(id) }),
    })),
    facts: base.facts.map((fact): Fact => ({
      ...fact,
      ...ids(fact, "by", "event", "saidIn", "replacedBy"),
      ...dates(fact, "saidOn", "from", "to", "asOf", "reviewBy"),
      id: id(fact.id),
      subject: id(fact.subject),
      object: object(fact.object),
      evidence: fact.evidence.map(moved),
    })),
    closures: base.closures.map((closure): Closure => ({
      ...closure,
      ...ids(closure, "object", "subject"),
      evidence: closure.evidence.map(moved),
    })),
  };
}

/** An ending that no copy has had yet: three syllables. */
function newEnding(chance: Random, taken: Set<string>): string {
  for (;;) {
    const ending = Array.from({ length: 3 }, () => `${chance.pick([..."bdfgklmnprstvz"])}${chance.pick([..."aeiou"])}`).join("");
    if (!taken.has(ending)) return taken.add(ending) && ending;
  }
}

/** Only whole facts: what points at one that is left out goes, too. */
function cutTo(set: FactSet, count: number): FactSet {
  const facts = set.facts.slice(0, count);
  const kept = new Set(facts.map((fact) => fact.id));
  return { ...set, facts: facts.map(({ replacedBy, ...fact }) => (replacedBy && kept.has(replacedBy) ? { ...fact, replacedBy } : fact)) };
}

/** A set of so many facts in the mix of `base`. The same seed gives the same set. */
export function syntheticSet(base: FactSet, facts: number, seed: string): FactSet {
  const chance = random(seed);
  const taken = new Set<string>();
  const copies = Array.from({ length: Math.ceil(facts / base.facts.length) }, (_, years) =>
    copyOf(base, { years, ending: newEnding(chance, taken) }),
  );
  const all = <K extends "sources" | "entities" | "facts" | "closures">(key: K) =>
    copies.flatMap((copy) => copy[key] as FactSet[K][number][]) as FactSet[K];
  return cutTo(
    {
      ...base,
      slug: `synthetic-${facts}`,
      sources: all("sources"),
      entities: all("entities"),
      facts: all("facts"),
      closures: all("closures"),
      questions: [],
    },
    facts,
  );
}
