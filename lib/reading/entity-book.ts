import type { Entity } from "../facts/fact";
import { freeId, slugOf } from "./slug";
import type { Mention, ReadEntity } from "./article";
import { plainWord, wordsOf } from "./words-of";

/** A name as it is compared: its words in lower case, without accents, points and articles. */
export const plainName = (name: string): string =>
  wordsOf(name, { start: 0, end: name.length })
    .map(({ text }) => plainWord(text))
    .filter((word, i) => i > 0 || !["the", "a", "an"].includes(word))
    .join(" ");

/** What a rule knows about somebody or something when it meets it. */
export type Wanted = Pick<Entity, "kind" | "name"> &
  Partial<Pick<Entity, "aliases" | "of" | "subtype" | "article" | "in">> & { isSure?: boolean };

/**
 * The entities of one article while it is read: those the set knows, and new ones with ids that are free. `idFor` gives the one of that
 * kind with that name (and, where both have one, the same `of`), or makes it.
 */
export type EntityBook = {
  idFor(wanted: Wanted): string;
  get(id: string): ReadEntity | undefined;
  /** Notes a place where it is named, and the name it has there. */
  mention(mention: Mention, name: string | null): void;
  /** Those that are new, or named in the article, or asked for, in the order in which they came up. */
  list(): ReadEntity[];
};

const fresh = (entity: Entity, isNew: boolean, isSure: boolean): ReadEntity => ({
  ...entity,
  ...(entity.aliases ? { aliases: [...entity.aliases] } : {}),
  isNew,
  newAliases: [],
  isSure,
  mentions: [],
});

const namesOf = ({ name, aliases = [] }: Pick<Entity, "name" | "aliases">) => [name, ...aliases];

/**
 * A book with these entities in it; `extra` are known to everybody (countries) and count as new when they come up; `read` are those of a
 * layout, as they were noted there.
 */
export function entityBook(known: readonly Entity[], extra: readonly Entity[], read: readonly ReadEntity[] = []): EntityBook {
  const taken = new Set(known.map(({ id }) => id));
  const byId = new Map<string, ReadEntity>();
  const byName = new Map<string, string[]>();
  const used = new Set<string>();
  const index = (entity: ReadEntity, names: readonly string[]) => {
    for (const name of names) {
      const key = `${entity.kind} ${plainName(name)}`;
      byName.set(key, [...new Set([...(byName.get(key) ?? []), entity.id])]);
    }
  };
  const enter = (entity: ReadEntity) => {
    byId.set(entity.id, entity);
    index(entity, namesOf(entity));
    return entity.id;
  };
  const noted = new Set(read.map(({ id }) => id));
  for (const entity of read) {
    taken.add(entity.id);
    used.add(
      enter({
        ...entity,
        ...(entity.aliases ? { aliases: [...entity.aliases] } : {}),
        newAliases: [...entity.newAliases],
        mentions: [...entity.mentions],
      }),
    );
  }
  for (const entity of known) if (!noted.has(entity.id)) enter(fresh(entity, false, true));
  for (const entity of extra) if (!noted.has(entity.id)) enter(fresh(entity, true, true));

  const fitting = (wanted: Wanted) => {
    const ids = namesOf(wanted).flatMap((name) => byName.get(`${wanted.kind} ${plainName(name)}`) ?? []);
    return ids.find((id) => wanted.of === undefined || byId.get(id)!.of === undefined || byId.get(id)!.of === wanted.of);
  };
  const idFor = (wanted: Wanted) => {
    const there = fitting(wanted);
    if (there !== undefined) return (used.add(there), there);
    const { isSure = false, ...entity } = wanted;
    const id = freeId(slugOf(wanted.name), taken);
    used.add(id);
    return enter(fresh({ id, ...entity }, true, isSure));
  };
  const mention = (one: Mention, name: string | null) => {
    const entity = byId.get(one.entity)!;
    used.add(one.entity);
    entity.mentions.push(one);
    if (name === null || namesOf(entity).includes(name)) return;
    entity.aliases = [...(entity.aliases ?? []), name];
    if (!entity.isNew) entity.newAliases.push(name);
    index(entity, [name]);
  };
  return { idFor, get: (id) => byId.get(id), mention, list: () => [...used].map((id) => byId.get(id)!) };
}
