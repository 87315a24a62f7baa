import { beforeEach, describe, expect, test } from "vitest";
import { graphOf } from "@/lib/facts/graph";
import type { FactSet } from "@/lib/facts/fact";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { findSet, listSets, readSet, standingSet } from "./sets";

const setId = async (slug = SAMPLE_SET.slug) => (await db.factSet.findUniqueOrThrow({ where: { slug } })).id;
const changed = (change: (set: FactSet) => void): FactSet => {
  const set = structuredClone(SAMPLE_SET);
  change(set);
  return set;
};
/** Fields that are false or empty say nothing, so the file leaves them out. */
const filled = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(filled)
    : value !== null && typeof value === "object"
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, one]) => one !== false && one !== undefined && !(Array.isArray(one) && one.length === 0))
            .map(([key, one]) => [key, filled(one)]),
        )
      : value;

beforeEach(async () => {
  await db.factSet.deleteMany();
});

describe("storing a set", () => {
  test("what was stored is read back as it was", async () => {
    await storeFactSet(SAMPLE_SET);
    expect(filled(await readSet(await setId()))).toEqual(filled({ ...SAMPLE_SET, questions: [] }));
  });

  test("so is everything that a fact, a thing and a source can say of themselves", async () => {
    const full = changed(({ facts: [fact, other], entities: [thing, second], sources: [source] }) => {
      const words = { hedge: "around", saidIn: "a letter", topic: "The start", note: "Look again.", tags: ["a “b”", "c, d"] };
      const days = { saidOn: "2025-03-01", from: "2025-03-02", to: "2025-03-03", asOf: "2025-03-04", reviewBy: "2025-03-05" };
      Object.assign(fact!, {
        ...words,
        ...days,
        negated: true,
        trivial: true,
        by: thing!.id,
        event: second!.id,
        mode: "remote",
        review: "pending",
        replacedBy: other!.id,
      });
      fact!.evidence = [
        { source: source!.id, start: 3, end: 9, at: "line 1" },
        { source: source!.id, start: 0, end: 2 },
      ];
      Object.assign(thing!, {
        subtype: "kind",
        article: "the",
        aliases: ["One", "another \\ name"],
        in: second!.id,
        of: second!.id,
        equivalents: [second!.id],
        at: [-0.1, 51.507351],
        note: "Who it is.",
      });
      Object.assign(source!, {
        date: "2025-03-01",
        of: { publisher: "P", date: "2025-02-28", title: "T", url: "https://example.org" },
        outcome: true,
        damaged: [[0, 1]],
      });
    });
    await storeFactSet(full);
    expect(filled(await readSet(await setId()))).toEqual(filled({ ...full, questions: [] }));
  });

  test("the same set twice changes nothing", async () => {
    await storeFactSet(SAMPLE_SET);
    const before = await standingSet(await setId());
    const report = await storeFactSet(SAMPLE_SET);
    expect(report).toMatchObject({ created: 0, changed: 0, unchanged: SAMPLE_SET.facts.length });
    expect((await standingSet(await setId()))?.revision).toBe(before?.revision);
    expect(await db.factVersion.count()).toBe(SAMPLE_SET.facts.length);
  });

  test("a changed fact gets a new version and keeps the old one", async () => {
    await storeFactSet(SAMPLE_SET);
    const id = SAMPLE_SET.facts[0]!.id;
    const report = await storeFactSet(changed((set) => (set.facts[0]!.topic = "Another topic")));
    expect(report).toMatchObject({ created: 0, changed: 1 });
    const versions = await db.factVersion.findMany({ where: { factKey: id }, orderBy: { number: "asc" } });
    expect(versions.map(({ number, isCurrent, change }) => ({ number, isCurrent, change }))).toEqual([
      { number: 1, isCurrent: false, change: "meaning" },
      { number: 2, isCurrent: true, change: "wording" },
    ]);
    expect((await standingSet(await setId()))?.graph.fact(id)?.topic).toBe("Another topic");
  });

  test("a rehearsal says what would happen and stores nothing", async () => {
    expect(await storeFactSet(SAMPLE_SET, { dryRun: true })).toMatchObject({ created: SAMPLE_SET.facts.length });
    expect(await db.factSet.count()).toBe(0);
  });

  test("a source whose text changed is a source of its own; the old text stays", async () => {
    await storeFactSet(SAMPLE_SET);
    const [first] = SAMPLE_SET.sources;
    await storeFactSet(changed((set) => (set.sources[0]!.text += " One sentence more.")));
    const rows = await db.source.findMany({ where: { key: { startsWith: first!.id } }, orderBy: { retiredAt: "asc" } });
    expect(rows.map((row) => row.retiredAt !== null)).toEqual([true, false]);
    const graph = graphOf((await readSet(await setId()))!);
    for (const fact of graph.set.facts)
      for (const one of fact.evidence) expect(graph.source(one.source)?.text.slice(one.start, one.end)).not.toBe("");
  });

  test("a bundled set follows its file: what the file lost is taken out, and what comes back is the same fact", async () => {
    await storeFactSet(SAMPLE_SET, { manner: "mirror" });
    const lost = SAMPLE_SET.facts.find((fact) => !SAMPLE_SET.facts.some((other) => other.replacedBy === fact.id))!;
    await storeFactSet(
      changed((set) => (set.facts = set.facts.filter((fact) => fact.id !== lost.id))),
      { manner: "mirror" },
    );
    expect((await standingSet(await setId()))?.graph.fact(lost.id)).toBeUndefined();
    await storeFactSet(SAMPLE_SET, { manner: "mirror" });
    expect((await standingSet(await setId()))?.graph.fact(lost.id)).toBeDefined();
    expect(await db.fact.count({ where: { key: lost.id } })).toBe(1);
  });

  test("ten at once store it once", async () => {
    const reports = await Promise.all(Array.from({ length: 10 }, () => storeFactSet(SAMPLE_SET)));
    expect(reports.filter((report) => report.created > 0)).toHaveLength(1);
    expect(await db.fact.count()).toBe(SAMPLE_SET.facts.length);
  });
});

describe("who sees a set", () => {
  const anybody = { personId: "nobody" };
  beforeEach(async () => {
    await db.person.upsert({ where: { id: "owner" }, update: {}, create: { id: "owner", name: "Owner", email: "owner@example.org" } });
    await storeFactSet(SAMPLE_SET);
    await storeFactSet({ ...SAMPLE_SET, slug: "mine" }, { ownerId: "owner" });
  });

  test("a bundled set is everyone’s", async () => {
    expect(await findSet(null, SAMPLE_SET.slug)).toMatchObject({ bundled: true, own: false, facts: SAMPLE_SET.facts.length });
  });

  test("a private set is its owner’s alone: a stranger’s and a missing one look the same", async () => {
    expect(await findSet({ personId: "owner" }, "mine")).toMatchObject({ own: true, bundled: false });
    expect(await findSet(anybody, "mine")).toEqual(await findSet(anybody, "there-is-none"));
    expect((await listSets(anybody)).map((set) => set.slug)).toEqual([SAMPLE_SET.slug]);
  });
});
