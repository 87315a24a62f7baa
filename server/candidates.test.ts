import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import type { Decision } from "@/lib/review/decision";
import type { EventView, FactView, SuggestionView } from "@/lib/review/desk";
import { EMPTY_NAMED_FACT } from "@/lib/review/named-fact";
import { addArticle, beginWithArticle, listArticles } from "./articles";
import { articleTitle, deskOf, takeDecision, undoStep, type StepDone } from "./candidates";
import { db } from "./db";
import { makeSet } from "./set-edits";
import { editableSet } from "./sets-access";
import { poolOfSet } from "./sets";
import { ARTICLE, candidate, CANDIDATES, readAs } from "./testing/articles";

const owner = { personId: "owner", zone: null };
const editor = { personId: "editor", zone: null };
const stranger = { personId: "stranger", zone: null };
let slug: string;
let source: string;

const facts = async () => (await editableSet(owner, slug))!.set.facts;
const views = async (key = source) => (await deskOf(owner, slug, key))!.suggestions;
const find = (all: readonly SuggestionView[], words: string) => all.find((view) => view.sentence.includes(words))!;
const view = async (words: string, key = source) => find(await views(key), words);
const step = () => ({ step: randomUUID() });

async function take(decision: Decision, who = owner, key = source) {
  const saved = await takeDecision(who, slug, key, decision);
  if (!saved?.ok) throw new Error(JSON.stringify(saved));
  return saved.value;
}

async function done(decision: Decision, who = owner, key = source): Promise<StepDone> {
  const value = await take(decision, who, key);
  if ("conflict" in value) throw new Error(JSON.stringify(value.conflict));
  return value;
}

const approve = async (words: string, more: Partial<Extract<Decision, { kind: "approve" }>> = {}, key = source) =>
  take({ kind: "approve", ...step(), id: (await view(words, key)).id, ...more }, owner, key);

beforeEach(async () => {
  await db.factSet.deleteMany();
  for (const id of ["owner", "editor", "stranger"])
    await db.person.upsert({ where: { id }, update: {}, create: { id, name: id, email: `${id}@example.org` } });
  slug = await makeSet(owner, "Larch Hill");
  source = (await addArticle(owner, slug, ARTICLE, readAs()))!.source;
  const { id: setId } = await db.factSet.findUniqueOrThrow({ where: { slug } });
  await db.share.create({ data: { setId, allows: "edit", tokenHash: "t", givenById: "owner", takenById: "editor", takenAt: new Date() } });
});

describe("an article", () => {
  test("is kept to the sign, with its digest and where it is from", async () => {
    const row = await db.source.findFirstOrThrow({ where: { key: source } });
    expect(row).toMatchObject({
      kind: "text",
      text: ARTICLE.text,
      title: ARTICLE.title,
      of: { publisher: "The Larch Hill Post", date: "2031-05-07", title: ARTICLE.title, url: null },
    });
    expect(row.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test("pasted again leads to the first, also when two do it at once", async () => {
    expect(await addArticle(owner, slug, ARTICLE, readAs())).toEqual({ slug, source, again: true });
    const other = { ...ARTICLE, text: `${ARTICLE.text}\n\nMore.` };
    const both = await Promise.all([addArticle(owner, slug, other, readAs()), addArticle(editor, slug, other, readAs())]);
    expect(new Set(both.map((one) => one!.source)).size).toBe(1);
    expect(await listArticles(owner, slug)).toHaveLength(2);
  });

  test("begins a set of one’s own in one step", async () => {
    const begun = await beginWithArticle(owner, ARTICLE, readAs());
    expect((await editableSet(owner, begun.slug))?.set.title).toBe(ARTICLE.title);
    expect((await deskOf(owner, begun.slug, begun.source))?.suggestions.length).toBeGreaterThan(0);
  });

  test("leaves nothing behind where it could not be read", async () => {
    const before = await db.factSet.count({ where: { deletedAt: null } });
    await expect(
      beginWithArticle(owner, ARTICLE, () => {
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await db.factSet.count({ where: { deletedAt: null } })).toBe(before);
  });

  test("in another language is kept and read by hand", async () => {
    const french = (await addArticle(owner, slug, { ...ARTICLE, text: "Le maire veut un bac." }, readAs([], [], "fr")))!;
    expect(await deskOf(owner, slug, french.source)).toMatchObject({ language: "fr", suggestions: [] });
  });

  test("is nobody else’s to see or to change", async () => {
    expect(await addArticle(stranger, slug, ARTICLE, readAs())).toBeNull();
    expect(await deskOf(stranger, slug, source)).toBeNull();
    expect(await articleTitle(stranger, slug, source)).toBeNull();
    expect(await listArticles(stranger, slug)).toBeNull();
    expect(await takeDecision(stranger, slug, source, { kind: "sure", ...step() })).toBeNull();
    expect(await facts()).toEqual([]);
  });
});

describe("a suggestion", () => {
  test("shows how it reads and what it would ask, what teachers come for first", async () => {
    const all = await views();
    expect(all[0]).toMatchObject({ kind: "event", sentence: "Ferry talks, 6 May 2031, Port Anselm" });
    const office = find(all, "mayor of Larch Hill") as FactView;
    expect(office.asks?.first.stem).toMatch(/\?$/);
    expect(all.indexOf(find(all, "a ferry"))).toBeLessThan(all.indexOf(office));
  });

  test("that is kept is a fact with its words, its day and everybody it names", async () => {
    const { outcome, made } = (await approve("mayor of Larch Hill")) as StepDone;
    expect(outcome).toBe("kept");
    const [fact] = await facts();
    expect(fact).toMatchObject({
      subject: "ada-okoro",
      relation: "holds-office",
      object: { entity: "larch-hill-mayor" },
      asOf: "2031-05-07",
      evidence: [{ source, start: ARTICLE.text.indexOf("Ada Okoro"), end: ARTICLE.text.indexOf(", met") }],
    });
    const { set, standing } = (await editableSet(owner, slug))!;
    expect(set.entities.map(({ id }) => id).sort()).toEqual(["ada-okoro", "larch-hill", "larch-hill-mayor"]);
    expect(set.entities.find(({ id }) => id === "ada-okoro")?.aliases).toEqual(["Ms Okoro"]);
    const asked = (await poolOfSet(standing.setId)).filter((question) => question.factIds.includes(fact!.id));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.map((question) => question.stem)).toEqual(expect.arrayContaining(made[0]!.questions.map(({ stem }) => stem)));
  });

  test("brings the kind of fact that the set lacks", async () => {
    await approve("a ferry");
    expect((await editableSet(owner, slug))!.set.relations.map(({ id }) => id)).toContain("wants");
  });

  test("kept by two editors at once is one fact", async () => {
    const { id } = await view("mayor of Larch Hill");
    const both = await Promise.all([owner, editor].map((who) => done({ kind: "approve", ...step(), id }, who)));
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["already", "kept"]);
    expect(await facts()).toHaveLength(1);
  });

  test("sent again under the same step is kept once", async () => {
    const decision: Decision = { kind: "approve", ...step(), id: (await view("mayor of Larch Hill")).id };
    await Promise.all([done(decision), done(decision)]);
    await done(decision);
    expect(await facts()).toHaveLength(1);
  });

  test("edited first is kept as it was edited, and a new spelling goes to all that name them", async () => {
    const office = (await view("mayor of Larch Hill")) as FactView;
    await done({ kind: "approve", ...step(), id: office.id, form: { ...office.form, subject: "Ada Okorro" } });
    const { set } = (await editableSet(owner, slug))!;
    expect(set.entities.find(({ id }) => id === "ada-okoro")).toMatchObject({ name: "Ada Okorro", aliases: ["Ms Okoro", "Ada Okoro"] });
    expect((await view("a ferry")).sentence).toContain("Ada Okorro");
  });

  test("edited wrongly is refused with the field, and nothing is stored", async () => {
    const office = (await view("mayor of Larch Hill")) as FactView;
    for (const [form, where] of [
      [{ ...office.form, relation: "no-such" }, "relation"],
      [{ ...office.form, subject: "" }, "subject"],
    ] as const) {
      expect(await takeDecision(owner, slug, source, { kind: "approve", ...step(), id: office.id, form })).toMatchObject({
        ok: false,
        problems: [{ where }],
      });
    }
    expect(await facts()).toEqual([]);
    expect((await view("mayor of Larch Hill")).state).toBe("open");
  });

  test("left out is no fact, and comes back with undo", async () => {
    const { id } = await view("mayor of Larch Hill");
    const { step: name } = await done({ kind: "reject", ...step(), id });
    expect((await view("mayor of Larch Hill")).state).toBe("rejected");
    expect((await done({ kind: "undo", ...step(), undoes: name })).outcome).toBe("undone");
    expect((await view("mayor of Larch Hill")).state).toBe("open");
  });

  test("merged with another makes both places its own", async () => {
    const [office, want] = [await view("mayor of Larch Hill"), await view("a ferry")];
    await done({ kind: "merge", ...step(), id: want.id, into: office.id });
    await done({ kind: "approve", ...step(), id: office.id });
    expect((await facts())[0]!.evidence).toHaveLength(2);
    expect(await facts()).toHaveLength(1);
  });

  test("merged with one that was kept is further evidence of that fact", async () => {
    const [office, want] = [await view("mayor of Larch Hill"), await view("a ferry")];
    await done({ kind: "approve", ...step(), id: office.id });
    await done({ kind: "merge", ...step(), id: want.id, into: office.id });
    expect((await facts()).map((fact) => fact.evidence.length)).toEqual([2]);
  });
});

describe("everything sure", () => {
  test("is kept in one step, events never, and taken back in one", async () => {
    const { step: name, made } = await done({ kind: "sure", ...step() });
    expect(made).toHaveLength(2);
    expect((await facts()).map(({ relation }) => relation).sort()).toEqual(["holds-office", "means"]);
    await done({ kind: "undo", ...step(), undoes: name });
    expect(await facts()).toEqual([]);
    const { set } = (await editableSet(owner, slug))!;
    expect(set.entities).toEqual([]);
    expect((await views()).every(({ state }) => state === "open")).toBe(true);
  });
});

describe("an event", () => {
  const event = async () => (await views()).find((one): one is EventView => one.kind === "event")!;

  test("is confirmed as a whole: the event and a fact for each field", async () => {
    const { id, form } = await event();
    const { made } = await done({ kind: "event", ...step(), id, form });
    expect(made).toHaveLength(4);
    expect((await facts()).map(({ relation }) => relation).sort()).toEqual(["attended", "attended", "held-in", "held-on"]);
    expect((await views()).filter(({ state }) => state === "open").every((one) => one.kind === "fact")).toBe(true);
  });

  test("is confirmed as the form has it: what was cleared or unticked makes no fact", async () => {
    const { id, form } = await event();
    const changed = {
      ...form,
      name: "talks about the ferry",
      place: "",
      from: "2031-05-05",
      people: form.people.map((person) => ({ ...person, keep: person.name !== "Ben Sato", mode: "remote" })),
      others: "Ines Brook",
    };
    await done({ kind: "event", ...step(), id, form: changed });
    const { set } = (await editableSet(owner, slug))!;
    expect(set.entities.find(({ kind }) => kind === "event")?.name).toBe("talks about the ferry");
    expect(set.facts.find(({ relation }) => relation === "held-on")?.object).toEqual({
      from: "2031-05-05",
      to: "2031-05-05",
      precision: "day",
    });
    expect(set.facts.some(({ relation }) => relation === "held-in")).toBe(false);
    expect(set.facts.filter(({ relation }) => relation === "attended").map(({ subject, mode }) => [subject, mode])).toEqual([
      ["ada-okoro", "remote"],
      ["ines-brook", undefined],
    ]);
  });

  test("is undone as a whole", async () => {
    const { id, form } = await event();
    await done({ kind: "event", ...step(), id, form });
    await done({ kind: "undo", ...step(), undoes: null });
    expect(await facts()).toEqual([]);
    expect((await event()).state).toBe("open");
  });
});

test("an article that is really read can be kept as it is, suggestion by suggestion", async () => {
  const text = readFileSync("server/testing/ferry.txt", "utf8");
  const read = (await addArticle(owner, slug, { ...ARTICLE, text }))!.source;
  const refused: string[] = [];
  for (const one of await views(read)) {
    const now = (await views(read)).find(({ id }) => id === one.id)!;
    if (now.state !== "open") continue;
    const decision: Decision =
      now.kind === "event" ? { kind: "event", ...step(), id: now.id, form: now.form } : { kind: "approve", ...step(), id: now.id };
    const saved = await takeDecision(owner, slug, read, decision);
    if (!saved?.ok || "conflict" in saved.value) refused.push(`${now.sentence} ${JSON.stringify(saved)}`);
  }
  expect(refused).toEqual([]);
  expect((await facts()).length).toBeGreaterThanOrEqual(15);
});

describe("a second report", () => {
  const second = async (...more: Parameters<typeof candidate>[]) => {
    const text = `${ARTICLE.text}\n\nAnother paper says so.`;
    return (await addArticle(
      owner,
      slug,
      { ...ARTICLE, text, title: "A second report", publisher: "Luma Daily", date: "2031-05-09" },
      readAs(more.length > 0 ? more.map((one) => candidate(...one)) : CANDIDATES, []),
    ))!.source;
  };

  test("that says the same is further evidence, and says so beforehand", async () => {
    await approve("mayor of Larch Hill");
    const key = await second();
    expect((await view("mayor of Larch Hill", key)) as FactView).toMatchObject({ same: { source: ARTICLE.title } });
    expect(await approve("mayor of Larch Hill", {}, key)).toMatchObject({ outcome: "further" });
    const [fact] = await facts();
    expect(fact!.evidence.map((one) => one.source)).toEqual([source, key]);
    expect((await view("mayor of Larch Hill", key)).state).toBe("merged");
  });

  const people = (count: number): Parameters<typeof candidate> => [
    "c-people",
    "quantity",
    "Larch Hill has at least 4,000 people.",
    { subject: "larch-hill", relation: "number-of", object: { number: count, unit: "people" } },
  ];
  const differing = async () => {
    const first = await second(people(4000));
    const text = `${ARTICLE.text}\n\nThe census came later.`;
    const later = (await addArticle(
      owner,
      slug,
      { ...ARTICLE, text, title: "The census", publisher: "Census Office", date: "2031-06-01" },
      readAs([candidate(...people(5000))], []),
    ))!.source;
    await approve("4,000", {}, first);
    return later;
  };

  test("that says otherwise waits until somebody decides", async () => {
    const key = await differing();
    expect(((await view("5,000", key)) as FactView).rivals.map(({ sentence }) => sentence)).toEqual([expect.stringContaining("4,000")]);
    expect(await approve("5,000", {}, key)).toMatchObject({ conflict: { others: [{ sentence: expect.stringContaining("4,000") }] } });
    expect(await facts()).toHaveLength(1);
    expect((await view("5,000", key)).state).toBe("open");
  });

  test("may replace the older", async () => {
    const key = await differing();
    await approve("5,000", { settling: { as: "newer" } }, key);
    const [older, newer] = await facts();
    expect([older!.object, older!.replacedBy, newer!.object]).toEqual([
      { number: 4000, unit: "people" },
      newer!.id,
      { number: 5000, unit: "people" },
    ]);
  });

  test("may stand beside it, each with who says so", async () => {
    const key = await differing();
    await approve("5,000", { settling: { as: "attributed", by: "Census Office", otherBy: "Luma Daily" } }, key);
    const { set } = (await editableSet(owner, slug))!;
    const names = new Map(set.entities.map(({ id, name }) => [id, name]));
    expect(set.facts.map(({ object, by }) => ["number" in object && object.number, names.get(by!)])).toEqual([
      [4000, "Luma Daily"],
      [5000, "Census Office"],
    ]);
  });

  test("may be right, and the other goes; or wrong, and is left out; each undone in one step", async () => {
    const key = await differing();
    await approve("5,000", { settling: { as: "this" } }, key);
    expect((await facts()).map(({ object }) => object)).toEqual([{ number: 5000, unit: "people" }]);
    await done({ kind: "undo", ...step(), undoes: null }, owner, key);
    expect((await facts()).map(({ object }) => object)).toEqual([{ number: 4000, unit: "people" }]);
    await approve("5,000", { settling: { as: "other" } }, key);
    expect((await facts()).map(({ object }) => object)).toEqual([{ number: 4000, unit: "people" }]);
    expect((await view("5,000", key)).state).toBe("rejected");
  });

  test("may be kept undecided: no question asks either", async () => {
    const key = await differing();
    const askedNow = async () =>
      (await poolOfSet((await editableSet(owner, slug))!.standing.setId)).filter(({ format }) => format === "numeric").length;
    expect(await askedNow()).toBeGreaterThan(0);
    await approve("5,000", { settling: { as: "undecided" } }, key);
    expect(await facts()).toHaveLength(2);
    expect(await askedNow()).toBe(0);
  });
});

describe("a fact by hand", () => {
  const words = "Ms Okoro wants a ferry because the bridge is closed.";
  const at = { start: ARTICLE.text.indexOf(words), end: ARTICLE.text.indexOf(words) + words.length };

  test("rests on the words that were marked, and names somebody new", async () => {
    await done({
      kind: "write",
      ...step(),
      ...at,
      form: { ...EMPTY_NAMED_FACT, relation: "means", subject: "ferry", object: "a boat that carries people across" },
    });
    expect((await facts())[0]).toMatchObject({ subject: "ferry", evidence: [{ source, ...at }] });
  });

  test("whose place is not in the text is refused", async () => {
    const decision: Decision = {
      kind: "write",
      ...step(),
      start: 5,
      end: 100_000,
      form: { ...EMPTY_NAMED_FACT, relation: "means", subject: "ferry", object: "a boat" },
    };
    expect(await takeDecision(owner, slug, source, decision)).toMatchObject({ ok: false, problems: [{ where: "evidence" }] });
  });

  test("says that a name is not known, and asks what it is", async () => {
    const form = { ...EMPTY_NAMED_FACT, relation: "made", subject: "Nobody Known", object: "a boat" };
    expect(await takeDecision(owner, slug, source, { kind: "write", ...step(), ...at, form })).toMatchObject({
      ok: false,
      problems: [{ where: "subjectKind" }],
    });
  });
});

describe("undo", () => {
  test("is refused where somebody changed the fact since", async () => {
    const { step: name } = (await approve("mayor of Larch Hill")) as StepDone;
    const [fact] = await facts();
    await db.fact.updateMany({ where: { key: fact!.id }, data: { deletedAt: new Date() } });
    expect(await takeDecision(owner, slug, source, { kind: "undo", ...step(), undoes: name })).toMatchObject({
      ok: false,
      problems: [{ where: "undo" }],
    });
  });

  test("of an earlier step leaves whom a later fact names", async () => {
    const { step: name } = (await approve("mayor of Larch Hill")) as StepDone;
    await approve("a ferry");
    await done({ kind: "undo", ...step(), undoes: name });
    expect((await facts()).map(({ relation }) => relation)).toEqual(["wants"]);
    expect((await editableSet(owner, slug))!.set.entities.map(({ id }) => id)).toContain("ada-okoro");
  });

  test("twice takes back once, and another person’s step only by its name", async () => {
    const { step: name } = (await approve("mayor of Larch Hill")) as StepDone;
    expect((await done({ kind: "undo", ...step(), undoes: null }, editor)).outcome).toBe("already");
    expect((await done({ kind: "undo", ...step(), undoes: name })).outcome).toBe("undone");
    expect((await done({ kind: "undo", ...step(), undoes: name })).outcome).toBe("already");
    expect(await undoStep(stranger, slug, name!)).toBeNull();
  });
});
