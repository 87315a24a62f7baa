import { distance } from "fastest-levenshtein";
import type { Entity } from "../facts/fact";
import type { Known, Sentence } from "./article";
import { COUNTRIES } from "./countries";
import { entityBook, plainName, type EntityBook } from "./entity-book";
import { knownNames } from "./known-names";
import { namesIn, type NameFound } from "./names";
import { isRead } from "./sentences";
import { plainWord } from "./words-of";

const surname = (name: string) => plainWord(name.split(/[\s-]/).at(-1) ?? "");
const firstName = (name: string) => plainWord(name.split(/\s/)[0] ?? "");

/** Countries that the set does not have under any of their names. */
function otherCountries(known: readonly Entity[]): Entity[] {
  const names = new Set(
    known
      .filter(({ kind }) => kind === "place")
      .flatMap(({ name, aliases = [] }) => [name, ...aliases])
      .map(plainName),
  );
  const ids = new Set(known.map(({ id }) => id));
  const missing = COUNTRIES.map(({ entity }) => entity).filter(
    ({ name, aliases = [] }) => ![name, ...aliases].some((one) => names.has(plainName(one))),
  );
  return missing.map((entity) => (ids.has(entity.id) ? { ...entity, id: `${entity.id}-country` } : entity));
}

/** Known people also by their surname alone, where nothing else has that name. */
function withSurnames(entities: readonly Entity[]): Entity[] {
  const names = new Map<string, number>();
  for (const { name, aliases = [], kind } of entities) {
    const own = new Set([name, ...aliases].map(plainName));
    if (kind === "person") own.add(surname(name));
    for (const one of own) names.set(one, (names.get(one) ?? 0) + 1);
  }
  const bySurname = (entity: Entity) => entity.kind === "person" && entity.name.includes(" ") && names.get(surname(entity.name)) === 1;
  return entities.map((entity) =>
    bySurname(entity) ? { ...entity, aliases: [...(entity.aliases ?? []), entity.name.split(" ").at(-1)!] } : entity,
  );
}

/** Two spellings of one person: the same first or last name, and the other nearly the same. */
function isSamePerson(one: string, other: string): boolean {
  const near = (a: string, b: string) =>
    a === b || (Math.min(a.length, b.length) >= 5 && distance(a, b) <= 1) || (Math.min(a.length, b.length) >= 7 && distance(a, b) <= 2);
  const [same, nearly] = [firstName(one) === firstName(other), surname(one) === surname(other)];
  return (same && near(surname(one), surname(other))) || (nearly && near(firstName(one), firstName(other)));
}

const isFullName = (found: NameFound) => found.kind === "person" && found.name.includes(" ");

type People = { id: string; name: string }[];

const unique = (ids: readonly string[]) => (new Set(ids).size === 1 ? ids[0]! : null);

/** Whose a short name is: the one person with that surname, or, after Sir or Dame, with that first name. */
function whoseShortName(people: People, { name, form }: NameFound): string | null {
  const bySurname = people.filter((person) => surname(person.name) === plainWord(name));
  if (bySurname.length > 0) return unique(bySurname.map(({ id }) => id));
  const isFirst = form !== null && /^(?:sir|dame|lord|lady)$/i.test(form);
  return isFirst ? unique(people.filter((person) => firstName(person.name) === plainWord(name)).map(({ id }) => id)) : null;
}

/** "Rovers" after "Easterby Rovers": the one organisation whose name ends so. */
function whoseLastWord(book: EntityBook, { name }: NameFound): string | null {
  const named = book
    .list()
    .filter((entity) => entity.kind === "organisation" && entity.name.includes(" ") && surname(entity.name) === plainWord(name));
  return name.includes(" ") ? null : unique(named.map(({ id }) => id));
}

/** The kind most of the places of a name speak for; a sure one counts for three. */
function kindByVote(names: readonly NameFound[]): NameFound["kind"] {
  const votes = new Map<NonNullable<NameFound["kind"]>, number>();
  for (const { kind, isSure } of names) if (kind) votes.set(kind, (votes.get(kind) ?? 0) + (isSure ? 3 : 1));
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const note = (book: EntityBook, found: NameFound, entity: string) =>
  book.mention({ start: found.start, end: found.end, sentence: found.sentence, entity }, nameThere(book, found, entity));

/** A first name alone is an alias only together with its form of address: "Sir Keir". */
function nameThere(book: EntityBook, { name, form }: NameFound, id: string): string {
  const entity = book.get(id)!;
  const isFirst = entity.kind === "person" && entity.name.includes(" ") && plainWord(name) === firstName(entity.name);
  return isFirst && form !== null ? `${form} ${name}` : name;
}

function grouped(names: readonly NameFound[]): NameFound[][] {
  const groups = new Map<string, NameFound[]>();
  for (const found of names) {
    const key = plainName(found.name);
    groups.set(key, [...(groups.get(key) ?? []), found]);
  }
  return [...groups.values()];
}

/** Full names first: a short name is whoever has it in full, wherever in the article that stands. */
function settlePeople(book: EntityBook, names: readonly NameFound[], people: People): void {
  for (const group of grouped(names.filter(isFullName))) {
    const { name } = group[0]!;
    const there = people.find((person) => isSamePerson(person.name, name));
    const id = there?.id ?? book.idFor({ kind: "person", name, isSure: group.some(({ isSure }) => isSure) });
    if (!there) people.push({ id, name });
    for (const found of group) note(book, found, id);
  }
}

function settleOthers(book: EntityBook, names: readonly NameFound[], people: People): void {
  const longestFirst = grouped(names.filter((found) => !isFullName(found))).sort(
    (a, b) => Number(b[0]!.name.includes(" ")) - Number(a[0]!.name.includes(" ")),
  );
  for (const group of longestFirst) {
    const whose = whoseShortName(people, group.find(({ form }) => form !== null) ?? group[0]!) ?? whoseLastWord(book, group[0]!);
    const kind = kindByVote(group);
    if (whose === null && (kind === null || (kind === "thing" && group.length < 2))) continue;
    const id = whose ?? book.idFor({ kind: kind!, name: group[0]!.name, isSure: group.some(({ isSure }) => isSure) });
    for (const found of group) note(book, found, id);
  }
}

/**
 * Who and what an article names, in a book that the rules go on writing in: names that the set or the list of countries has, then people by
 * their titles and full names, then the rest by their words and surroundings. Only sentences of the body are read.
 */
export function nameEverybody(text: string, sentences: readonly Sentence[], known: Known): EntityBook {
  const countries = otherCountries(known.entities);
  const book = entityBook(known.entities, countries);
  const index = knownNames(withSurnames([...known.entities, ...countries]));
  const names = sentences.filter(isRead).flatMap((sentence) => namesIn(text, sentence, index));
  const people: People = known.entities.filter(({ kind }) => kind === "person").map(({ id, name }) => ({ id, name }));
  for (const found of names) if (found.entity !== null) note(book, found, found.entity);
  const open = names.filter(({ entity }) => entity === null);
  settlePeople(book, open, people);
  settleOthers(book, open, people);
  return book;
}
