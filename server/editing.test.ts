import { beforeEach, describe, expect, test, vi } from "vitest";
import { formOfFact, OWN_WORDS, type FactForm } from "@/lib/facts/fact-form";
import type { Fact } from "@/lib/facts/fact";
import { listsOfRelation } from "@/lib/facts/lists";
import { sampleGraph, SAMPLE_SET } from "@/lib/facts/sample";
import { closeList, openList } from "./closure-edits";
import { db } from "./db";
import { editEntity } from "./entity-edits";
import { changeFacts, editFact, listVersions, removeFact } from "./fact-edits";
import { storeFactSet } from "./facts";
import { dropQuestion, listOwnQuestions, rewordQuestion } from "./question-edits";
import { copySet, deleteSet, makeSet } from "./set-edits";
import { editableSet } from "./sets-access";
import { poolOfSet } from "./sets";

const owner = { personId: "owner" };
const stranger = { personId: "stranger" };
let slug: string;

vi.setConfig({ testTimeout: 120_000 });

const own = async () => (await editableSet(owner, slug))!;
const factOf = async (id: string) => (await own()).set.facts.find((fact) => fact.id === id)!;
const formOf = async (fact: Fact): Promise<FactForm> => formOfFact((await own()).set, fact);

beforeEach(async () => {
  await db.factSet.deleteMany();
  for (const id of ["owner", "stranger"])
    await db.person.upsert({ where: { id }, update: {}, create: { id, name: id, email: `${id}@example.org` } });
  await storeFactSet(SAMPLE_SET);
  slug = (await copySet(owner, SAMPLE_SET.slug))!;
});

test("a copy is the owner’s, and the original stays as it was", async () => {
  const { set } = await own();
  expect(set.facts).toHaveLength(SAMPLE_SET.facts.length);
  expect(await editableSet(owner, SAMPLE_SET.slug)).toBeNull();
  expect(await editableSet(stranger, slug)).toBeNull();
  expect(await copySet(stranger, slug)).toBeNull();
});

test("what would be a filter names no set", async () => {
  for (const sent of [{ not: "" }, { contains: "" }, { in: [slug] }, [slug], null, undefined] as unknown as string[]) {
    expect(await editableSet(owner, sent)).toBeNull();
    expect(await copySet(owner, sent)).toBeNull();
    expect(await deleteSet(owner, sent)).not.toBe(true);
  }
  expect(await own()).not.toBeNull();
});

describe("a fact", () => {
  test("saved without a change makes no version", async () => {
    const fact = SAMPLE_SET.facts[0]!;
    expect(await editFact(owner, slug, fact.id, await formOf(fact), 1)).toEqual({
      ok: true,
      value: { factId: fact.id, change: null, version: 1, editId: null },
    });
    expect(await listVersions(owner, slug, fact.id)).toHaveLength(1);
  });

  test("with another end is a new version of the same fact, and its questions follow", async () => {
    const fact =
      SAMPLE_SET.facts.find((one) => "entity" in one.object && one.relation === "capital-of") ??
      SAMPLE_SET.facts.find((one) => "entity" in one.object)!;
    const form = await formOf(fact);
    const relation = SAMPLE_SET.relations.find((one) => one.id === fact.relation)!;
    const other = SAMPLE_SET.entities.find(
      (entity) => Array.isArray(relation.object) && relation.object.includes(entity.kind) && entity.id !== form.object,
    )!;
    expect(await editFact(owner, slug, fact.id, { ...form, object: other.id }, 1)).toMatchObject({
      ok: true,
      value: { change: "meaning", version: 2 },
    });
    expect((await factOf(fact.id)).object).toEqual({ entity: other.id });
    expect((await listVersions(owner, slug, fact.id)).map(({ number, current, mine }) => ({ number, current, mine }))).toEqual([
      { number: 2, current: true, mine: true },
      { number: 1, current: false, mine: true },
    ]);
  });

  test("whose words are not in the source is refused with the field, and nothing changes", async () => {
    const fact = SAMPLE_SET.facts[0]!;
    const form = await formOf(fact);
    const answer = await editFact(
      owner,
      slug,
      fact.id,
      { ...form, quotes: [{ source: form.quotes[0]!.source, quote: "These words stand nowhere." }] },
      1,
    );
    expect(answer).toMatchObject({ ok: false, problems: [{ where: "quote-0" }] });
    expect(await listVersions(owner, slug, fact.id)).toHaveLength(1);
  });

  test("with a date that does not exist is refused with the field", async () => {
    const fact = SAMPLE_SET.facts.find((one) => "from" in one.object)!;
    const answer = await editFact(owner, slug, fact.id, { ...(await formOf(fact)), from: "2031-02-30", to: "2031-02-30" }, 1);
    expect(answer?.ok).toBe(false);
  });

  test("added by hand rests on the owner’s own words", async () => {
    const template = SAMPLE_SET.facts.find((one) => "text" in one.object && one.relation === "means")!;
    const term = await editEntity(owner, slug, null, {
      name: "slack water",
      article: "",
      kind: "term",
      subtype: "",
      aliases: "",
      note: "",
      latitude: "",
      longitude: "",
    });
    if (!term?.ok) throw new Error("the term was not stored");
    const form = {
      ...(await formOf(template)),
      subject: term.value.entityId,
      object: "the short time between two tides",
      quotes: [{ source: OWN_WORDS, quote: "Slack water is the short time between two tides." }],
    };
    const added = await editFact(owner, slug, null, form);
    expect(added?.ok).toBe(true);
    const { set } = await own();
    const fact = set.facts.find((one) => added?.ok && one.id === added.value.factId)!;
    const source = set.sources.find((one) => one.id === fact.evidence[0]!.source)!;
    expect(source).toMatchObject({ kind: "author", text: "Slack water is the short time between two tides." });
  });

  test("of somebody else cannot be changed", async () => {
    const fact = SAMPLE_SET.facts[0]!;
    expect(await editFact(stranger, slug, fact.id, await formOf(fact), 1)).toBeNull();
    expect(await removeFact(stranger, slug, fact.id)).toBeNull();
    expect(await listVersions(stranger, slug, fact.id)).toEqual([]);
  });

  test("taken out is asked no more, and comes back", async () => {
    const { standing } = await own();
    const asked = (await poolOfSet(standing.setId))[0]!.factIds[0]!;
    await removeFact(owner, slug, asked);
    expect((await poolOfSet(standing.setId)).some((question) => question.factIds.includes(asked))).toBe(false);
    await removeFact(owner, slug, asked, true);
    expect((await poolOfSet(standing.setId)).some((question) => question.factIds.includes(asked))).toBe(true);
  });
});

describe("a question", () => {
  const first = async () => (await listOwnQuestions(owner, slug))!.find(({ question }) => question.format === "short-answer")!.question;
  const words = (question: { context: string; stem: string; explanation: string }) => ({
    context: question.context,
    stem: question.stem,
    explanation: question.explanation,
  });

  test("reworded is asked in the new words", async () => {
    const question = await first();
    const form = { ...words(question), explanation: `${question.explanation} So it is.` };
    expect(await rewordQuestion(owner, slug, question.id, form, 0)).toMatchObject({ ok: true });
    const { standing } = await own();
    expect((await poolOfSet(standing.setId)).find((one) => one.id === question.id)?.explanation).toBe(form.explanation);
  });

  test("saved in the words that it has stays a generated one, and is no change", async () => {
    const { question, handling } = (await listOwnQuestions(owner, slug))!.find(
      ({ question: one, handling: by }) => one.format === "numeric" && by === null,
    )!;
    const { standing } = await own();
    const edits = () => db.edit.count({ where: { setId: standing.setId } });
    const before = await edits();
    expect(await rewordQuestion(owner, slug, question.id, words(question), 0)).toMatchObject({
      ok: true,
      value: { version: 0, editId: null },
    });
    expect(await edits()).toBe(before);
    expect((await listOwnQuestions(owner, slug))!.find((one) => one.question.id === question.id)).toMatchObject({ handling });
  });

  test("is asked in the last words given, also when these stood before", async () => {
    const question = await first();
    const form = (end: string) => ({ ...words(question), explanation: `${question.explanation}${end}` });
    let version = 0;
    for (const end of [" One.", " Two.", " One.", ""]) {
      const saved = await rewordQuestion(owner, slug, question.id, form(end), version);
      expect(saved).toMatchObject({ ok: true });
      version = saved?.ok ? saved.value.version : 0;
      const { standing } = await own();
      expect((await poolOfSet(standing.setId)).find((one) => one.id === question.id)?.explanation).toBe(form(end).explanation);
    }
  });

  test("that breaks a rule is refused in the linter’s words", async () => {
    const question = await first();
    const answer = await rewordQuestion(owner, slug, question.id, { ...words(question), stem: "Say it." }, 0);
    expect(answer?.ok).toBe(false);
  });

  test("taken out is asked no more, and comes back", async () => {
    const question = await first();
    const { standing } = await own();
    expect(await dropQuestion(owner, slug, question.id)).toMatchObject({ ok: true });
    expect((await poolOfSet(standing.setId)).some((one) => one.id === question.id)).toBe(false);
    expect(await dropQuestion(owner, slug, question.id, true)).toMatchObject({ ok: true });
    expect((await poolOfSet(standing.setId)).some((one) => one.id === question.id)).toBe(true);
  });

  test("of somebody else cannot be touched", async () => {
    const question = await first();
    expect(await rewordQuestion(stranger, slug, question.id, words(question), 0)).toBeNull();
    expect(await dropQuestion(stranger, slug, question.id)).toBeNull();
  });
});

test("an empty set begins with kinds of fact to choose from", async () => {
  const { set } = (await editableSet(owner, await makeSet(owner, "Tides")))!;
  expect(set.title).toBe("Tides");
  expect(set.relations.length).toBeGreaterThan(5);
});

test("a deleted set is gone for its owner too, until it is brought back", async () => {
  expect(await deleteSet(stranger, slug)).toBe(false);
  expect(await deleteSet(owner, slug)).toBe(true);
  expect(await editableSet(owner, slug)).toBeNull();
  expect(await deleteSet(owner, slug, true)).toBe(true);
  expect(await editableSet(owner, slug)).not.toBeNull();
});

describe("many facts at once", () => {
  const ids = () => SAMPLE_SET.facts.slice(0, 4).map(({ id }) => id);

  test("get a topic, and go and come back, all or none", async () => {
    expect(await changeFacts(owner, slug, ids(), { kind: "topic", topic: "Harbours" })).toMatchObject({ ok: true });
    expect(
      (await own()).set.facts
        .filter(({ topic }) => topic === "Harbours")
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids().sort());
    expect(await changeFacts(owner, slug, [...ids(), "no-such-fact"], { kind: "trivial", trivial: true })).toMatchObject({ ok: false });
    expect((await own()).set.facts.some(({ trivial }) => trivial)).toBe(SAMPLE_SET.facts.some(({ trivial }) => trivial));
    expect(await changeFacts(stranger, slug, ids(), { kind: "remove" })).toBeNull();
    expect(await changeFacts(owner, slug, [], { kind: "remove" })).toMatchObject({ ok: false });
  });

  test("that another fact says came of it stay: that one would say nothing", async () => {
    const replaced = SAMPLE_SET.facts.find(({ replacedBy }) => replacedBy !== undefined)!;
    expect(await removeFact(owner, slug, replaced.replacedBy!)).toMatchObject({ ok: false, problems: [{ where: "fact" }] });
    expect(await changeFacts(owner, slug, [replaced.id, replaced.replacedBy!], { kind: "remove" })).toMatchObject({ ok: true });
  });
});

describe("a list", () => {
  const open = () => {
    const graph = sampleGraph();
    return SAMPLE_SET.relations.flatMap(({ id }) => listsOfRelation(graph, id)).find(({ closure }) => closure === null)!;
  };

  test("is said to be complete by a source or in own words, and open again", async () => {
    const list = open();
    expect(await closeList(owner, slug, list, { scope: "", source: OWN_WORDS, quote: "All." })).toMatchObject({
      ok: false,
      problems: [{ where: "scope" }],
    });
    expect(
      await closeList(owner, slug, list, { scope: "all", source: SAMPLE_SET.sources[0]!.id, quote: "These words stand nowhere." }),
    ).toMatchObject({ ok: false, problems: [{ where: "quote-0" }] });
    expect(await closeList(stranger, slug, list, { scope: "all", source: OWN_WORDS, quote: "All." })).toBeNull();
    expect(await closeList(owner, slug, list, { scope: "all of them", source: OWN_WORDS, quote: "These are all." })).toMatchObject({
      ok: true,
    });
    expect((await own()).set.closures).toContainEqual(
      expect.objectContaining({ relation: list.relation, ...list.end, scope: "all of them" }),
    );
    expect(await openList(owner, slug, list)).toMatchObject({ ok: true });
    expect((await own()).set.closures).toEqual(SAMPLE_SET.closures);
  });
});
