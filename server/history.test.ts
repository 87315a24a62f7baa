import { beforeEach, expect, test, vi } from "vitest";
import { formOfFact } from "@/lib/facts/fact-form";
import type { FactSet } from "@/lib/facts/fact";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { db } from "./db";
import { editEntity, mergeEntity, removeEntity, splitOffEntity } from "./entity-edits";
import { changeFacts, editFact, removeFact } from "./fact-edits";
import { storeFactSet } from "./facts";
import { listEdits, undoEdit } from "./history";
import { dropQuestion, findOwnQuestion, listOwnQuestions, pinQuestion, rewordQuestion } from "./question-edits";
import { copySet, renameSet } from "./set-edits";
import { editableSet } from "./sets-access";

const owner = { personId: "owner" };
const stranger = { personId: "stranger" };
let slug: string;

vi.setConfig({ testTimeout: 120_000 });

const standing = async (): Promise<FactSet> => (await editableSet(owner, slug))!.set;
const sorted = (set: FactSet) => ({
  ...set,
  entities: [...set.entities].sort((a, b) => (a.id < b.id ? -1 : 1)),
  closures: [...set.closures].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
});
const latest = async () => (await listEdits(owner, slug))![0]!;

beforeEach(async () => {
  await db.factSet.deleteMany();
  for (const id of ["owner", "stranger"])
    await db.person.upsert({ where: { id }, update: {}, create: { id, name: id, email: `${id}@example.org` } });
  await storeFactSet(SAMPLE_SET);
  slug = (await copySet(owner, SAMPLE_SET.slug))!;
});

const person = () => SAMPLE_SET.entities.filter((entity) => entity.kind === "person");

/** One change of every kind, each of which undoing must leave nothing of. */
const CHANGES: readonly [string, () => Promise<unknown>][] = [
  [
    "a fact that was changed",
    async () =>
      editFact(owner, slug, SAMPLE_SET.facts[0]!.id, { ...formOfFact(await standing(), SAMPLE_SET.facts[0]!), topic: "Something else" }, 1),
  ],
  ["a fact that was taken out", () => removeFact(owner, slug, SAMPLE_SET.facts.at(-1)!.id)],
  [
    "several facts that were filed",
    () =>
      changeFacts(
        owner,
        slug,
        SAMPLE_SET.facts.slice(0, 5).map(({ id }) => id),
        { kind: "topic", topic: "Filed" },
      ),
  ],
  [
    "several facts that were taken out",
    () =>
      changeFacts(
        owner,
        slug,
        SAMPLE_SET.facts
          .filter(({ replacedBy }) => !replacedBy)
          .slice(0, 3)
          .map(({ id }) => id),
        { kind: "trivial", trivial: true },
      ),
  ],
  [
    "an entry that was renamed",
    () =>
      editEntity(
        owner,
        slug,
        person()[0]!.id,
        { name: "Somebody Else", article: "", kind: "", subtype: "", aliases: "", note: "", latitude: "", longitude: "" },
        1,
      ),
  ],
  ["an entry that was merged", () => mergeEntity(owner, slug, person()[0]!.id, person()[1]!.id)],
  [
    "an entry that was split",
    async () =>
      splitOffEntity(owner, slug, person()[0]!.id, {
        second: "A second one",
        secondAliases: "",
        factIds: (await standing()).facts
          .filter(({ subject }) => subject === person()[0]!.id)
          .slice(0, 1)
          .map(({ id }) => id),
      }),
  ],
  ["a set that was renamed", () => renameSet(owner, slug, "Another name")],
];

test.each(CHANGES)("undoing %s leaves the set as it was", async (_, change) => {
  const before = await standing();
  expect(await change()).toMatchObject({ ok: true });
  expect(sorted(await standing())).not.toEqual(sorted(before));
  const edit = await latest();
  expect(await undoEdit(stranger, slug, edit.id)).toBeNull();
  expect(await undoEdit(owner, slug, edit.id)).toMatchObject({ ok: true });
  expect(sorted(await standing())).toEqual(sorted(before));
  expect(await undoEdit(owner, slug, edit.id)).toMatchObject({ ok: false });
  // Undoing is a change as well: it can be undone, and then the first one holds again.
  expect(await undoEdit(owner, slug, (await latest()).id)).toMatchObject({ ok: true });
  expect(sorted(await standing())).not.toEqual(sorted(before));
});

test("what was changed again since is undone one by one, the last first", async () => {
  const fact = SAMPLE_SET.facts[0]!;
  const before = await standing();
  for (const [base, topic] of [
    [1, "One"],
    [2, "Two"],
    [3, "Three"],
  ] as const) {
    await editFact(owner, slug, fact.id, { ...formOfFact(before, fact), topic }, base);
  }
  const edits = (await listEdits(owner, slug, { thing: { target: "fact", key: fact.id } }))!;
  expect(edits).toHaveLength(3);
  expect(await undoEdit(owner, slug, edits[2]!.id)).toMatchObject({ ok: false });
  for (const edit of edits) expect(await undoEdit(owner, slug, edit.id)).toMatchObject({ ok: true });
  expect(await standing()).toEqual(before);
});

test("what something later rests on cannot be undone, and nothing is left half done", async () => {
  const added = await editEntity(owner, slug, null, {
    name: "slack water",
    article: "",
    kind: "term",
    subtype: "",
    aliases: "",
    note: "",
    latitude: "",
    longitude: "",
  });
  if (!added?.ok) throw new Error("the term was not stored");
  const adding = await latest();
  const template = SAMPLE_SET.facts.find((one) => one.relation === "means")!;
  const form = { ...formOfFact(await standing(), template), subject: added.value.entityId };
  expect(await editFact(owner, slug, null, form)).toMatchObject({ ok: true });
  const before = await standing();
  expect(await undoEdit(owner, slug, adding.id)).toMatchObject({ ok: false, problems: [{ where: "edit" }] });
  expect(await standing()).toEqual(before);
});

test("an entry that facts name cannot be taken out, and one that nothing names comes back", async () => {
  const used = person()[0]!;
  expect(await removeEntity(owner, slug, used.id)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining("still used by") }],
  });
  const added = await editEntity(owner, slug, null, {
    name: "Nobody Yet",
    article: "",
    kind: "person",
    subtype: "",
    aliases: "",
    note: "",
    latitude: "",
    longitude: "",
  });
  const id = added?.ok ? added.value.entityId : "";
  expect(await removeEntity(owner, slug, id)).toMatchObject({ ok: true });
  expect((await standing()).entities.some((entity) => entity.id === id)).toBe(false);
  expect(await removeEntity(owner, slug, id, true)).toMatchObject({ ok: true });
  expect((await standing()).entities.some((entity) => entity.id === id)).toBe(true);
});

test("two of different kinds are not merged", async () => {
  const place = SAMPLE_SET.entities.find(({ kind }) => kind === "place")!;
  expect(await mergeEntity(owner, slug, person()[0]!.id, place.id)).toMatchObject({ ok: false, problems: [{ where: "with" }] });
});

test("a question is given back its generated words, and its place, by undoing", async () => {
  const first = (await listOwnQuestions(owner, slug))!.find(({ question }) => question.format === "short-answer")!.question;
  const now = async () => (await findOwnQuestion(owner, slug, first.id))!;
  await rewordQuestion(
    owner,
    slug,
    first.id,
    { context: first.context, stem: first.stem, explanation: `${first.explanation} So it is.` },
    0,
  );
  expect((await now()).handling).toBe("edited");
  expect(await undoEdit(owner, slug, (await latest()).id)).toMatchObject({ ok: true });
  expect(await now()).toMatchObject({ handling: null, question: { explanation: first.explanation } });
  await pinQuestion(owner, slug, first.id);
  expect(await now()).toMatchObject({ handling: "pinned", pinned: true, question: first });
  expect(await undoEdit(owner, slug, (await latest()).id)).toMatchObject({ ok: true });
  expect(await now()).toMatchObject({ handling: null, pinned: false });
  await dropQuestion(owner, slug, first.id);
  expect((await now()).dropped).toBe(true);
  expect(await undoEdit(owner, slug, (await latest()).id)).toMatchObject({ ok: true });
  expect((await now()).dropped).toBe(false);
});

test("nobody else reads what was done to a set", async () => {
  await renameSet(owner, slug, "Another name");
  expect(await listEdits(stranger, slug)).toBeNull();
  expect((await listEdits(owner, slug))![0]).toMatchObject({ action: "renamed", by: "owner", mine: true, canUndo: true });
});
