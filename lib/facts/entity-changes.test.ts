import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../random";
import { mergeEntities, namesEntity, splitEntity, usesOfEntity, withChange } from "./entity-changes";
import type { Fact, FactSet } from "./fact";
import { checkFactSet } from "./fact-set.schema";
import { randomWorld } from "./random-world";
import { SAMPLE_SET } from "./sample";

const worlds = fc.integer({ min: 1, max: 10_000 }).map((seed) => randomWorld(random(String(seed)), 40));
const place = fc.nat();
const at = <T>(items: readonly T[], n: number): T => items[n % items.length]!;

const spansOf = (facts: readonly Fact[]) =>
  new Set(facts.flatMap((fact) => fact.evidence.map(({ source, start, end }) => `${source} ${start} ${end}`)));
const isNamed = (set: FactSet, id: string) => {
  const uses = usesOfEntity(set, id);
  return uses.facts.length + uses.entities.length + uses.closures.length > 0 || set.entities.some((entity) => entity.id === id);
};

describe("merging two entities", () => {
  test("leaves nothing that names the one that went, and loses no words of a source", () => {
    fc.assert(
      fc.property(worlds, place, place, (set, first, second) => {
        const [kept, gone] = [at(set.entities, first), at(set.entities, second)];
        const merged = mergeEntities(set, kept.id, gone.id);
        if (!merged.ok) return;
        const after = withChange(set, merged.value);
        expect(isNamed(after, gone.id)).toBe(false);
        expect(spansOf(after.facts)).toEqual(spansOf(set.facts));
        expect(after.facts.length).toBe(set.facts.length - merged.value.goneFacts.length);
        const one = after.entities.find((entity) => entity.id === kept.id)!;
        for (const name of [gone.name, ...(gone.aliases ?? []), ...(kept.aliases ?? [])])
          expect([one.name, ...(one.aliases ?? [])]).toContain(name);
        const problems = checkFactSet(after);
        if (!problems.ok) expect(problems.problems.every(({ message }) => /before|part of|replaced/.test(message))).toBe(true);
      }),
    );
  });

  test("is refused for two kinds of thing, for one thing, and for a thing with its own part", () => {
    fc.assert(
      fc.property(worlds, place, place, (set, first, second) => {
        const [kept, gone] = [at(set.entities, first), at(set.entities, second)];
        const merged = mergeEntities(set, kept.id, gone.id);
        if (kept.id === gone.id || kept.kind !== gone.kind || gone.in === kept.id || kept.of === gone.id) expect(merged.ok).toBe(false);
      }),
    );
  });
});

describe("splitting an entity", () => {
  test("moves the chosen facts and no others, and merging it again gives the same facts back", () => {
    fc.assert(
      fc.property(worlds, place, fc.array(fc.boolean()), (set, which, chosen) => {
        const entity = at(set.entities, which);
        const named = set.facts.filter((fact) => namesEntity(fact, entity.id));
        const ids = named.filter((_, i) => chosen[i]).map(({ id }) => id);
        const split = splitEntity(set, entity.id, { id: "the-other", name: "The other" }, ids);
        expect(split.ok).toBe(ids.length > 0);
        if (!split.ok) return;
        const after = withChange(set, split.value);
        expect(
          after.facts
            .filter((fact) => namesEntity(fact, "the-other"))
            .map(({ id }) => id)
            .sort(),
        ).toEqual([...ids].sort());
        expect(checkFactSet(after).ok).toBe(true);
        const again = mergeEntities(after, entity.id, "the-other");
        if (!again.ok || again.value.goneFacts.length > 0) return;
        const ends = (facts: readonly Fact[]) => facts.map(({ id, subject, object, by, event }) => ({ id, subject, object, by, event }));
        expect(ends(withChange(after, again.value).facts)).toEqual(ends(set.facts));
      }),
    );
  });
});

test("two names of one person become one with both names, and one fact with the evidence of both", () => {
  const [fact] = SAMPLE_SET.facts.filter((one) => SAMPLE_SET.entities.find(({ id }) => id === one.subject)?.kind === "person");
  const person = SAMPLE_SET.entities.find(({ id }) => id === fact!.subject)!;
  const twin = { id: "twin", kind: person.kind, name: "Somebody else’s spelling" };
  const copy = { ...fact!, id: "copy", subject: "twin", evidence: [{ ...fact!.evidence[0]!, end: fact!.evidence[0]!.end - 1 }] };
  const set: FactSet = { ...SAMPLE_SET, entities: [...SAMPLE_SET.entities, twin], facts: [...SAMPLE_SET.facts, copy] };
  const merged = mergeEntities(set, person.id, "twin");
  if (!merged.ok) throw new Error(merged.problems[0]!.message);
  const after = withChange(set, merged.value);
  expect(merged.value.goneFacts).toEqual(["copy"]);
  expect(after.facts.find(({ id }) => id === fact!.id)!.evidence).toHaveLength(fact!.evidence.length + 1);
  expect(after.entities.find(({ id }) => id === person.id)!.aliases).toContain("Somebody else’s spelling");
});
