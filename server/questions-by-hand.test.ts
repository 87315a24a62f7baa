import { beforeEach, describe, expect, test, vi } from "vitest";
import { formOfFact } from "@/lib/facts/fact-form";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { hasChoosableOptions } from "@/lib/questions/alternatives";
import { EMPTY_AUTHORED_FORM, formOfAuthored, type AuthoredForm } from "@/lib/questions/authored";
import type { Question } from "@/lib/questions/question";
import { checkAuthored, checkOptions, chooseOptions, optionsOf, rewriteQuestion, writeQuestion } from "./authored";
import { db } from "./db";
import { editFact } from "./fact-edits";
import { storeFactSet } from "./facts";
import { listEdits, undoEdit } from "./history";
import { findOwnQuestion, letGenerate, listOwnQuestions, pinQuestion, rewordQuestion } from "./question-edits";
import { copySet } from "./set-edits";
import { editableSet } from "./sets-access";
import { poolOfSet } from "./sets";

const [owner, stranger] = [{ personId: "owner" }, { personId: "stranger" }];
let slug: string;

// Every question of the set is made anew after every change.
vi.setConfig({ testTimeout: 180_000 });

beforeEach(async () => {
  await db.factSet.deleteMany();
  for (const id of ["owner", "stranger"])
    await db.person.upsert({ where: { id }, update: {}, create: { id, name: id, email: `${id}@example.org` } });
  await storeFactSet(SAMPLE_SET);
  slug = (await copySet(owner, SAMPLE_SET.slug))!;
});

const set = async () => (await editableSet(owner, slug))!;
const inPool = async (id: string) => (await poolOfSet((await set()).standing.setId)).find((question) => question.id === id);
const choice = async (): Promise<Question> =>
  (await listOwnQuestions(owner, slug))!
    .map(({ question }) => question)
    .find((question) => question.format === "multiple-choice" && hasChoosableOptions(question))!;
const filed = async (factId: string, topic: string) => {
  const { set: now, standing } = await set();
  const base = (await db.factVersion.findFirstOrThrow({ where: { setId: standing.setId, factKey: factId, isCurrent: true } })).number;
  const saved = await editFact(
    owner,
    slug,
    factId,
    {
      ...formOfFact(
        now,
        now.facts.find(({ id }) => id === factId)!,
      ),
      topic,
    },
    base,
  );
  expect(saved?.ok).toBe(true);
};
/** Makes a fact mean something else: it is no longer asserted. */
const changedMeaning = async (factId: string) => {
  const { set: now } = await set();
  const base = (await db.factVersion.findFirstOrThrow({ where: { setId: (await set()).standing.setId, factKey: factId, isCurrent: true } }))
    .number;
  expect(
    await editFact(
      owner,
      slug,
      factId,
      {
        ...formOfFact(
          now,
          now.facts.find(({ id }) => id === factId)!,
        ),
        status: "possible",
      },
      base,
    ),
  ).toMatchObject({ ok: true, value: { change: "meaning" } });
};

const river: AuthoredForm = {
  ...EMPTY_AUTHORED_FORM,
  context: "Rivers of Europe, 2020",
  stem: "Which river runs through Vienna?",
  right: "Danube",
  wrong: "Rhine\nElbe\nRhône",
};

describe("questions by hand survive that the others are made anew", () => {
  test("reworded, held and written ones are asked as they are after other facts, and how theirs are filed, have changed", async () => {
    const question = await choice();
    await rewordQuestion(
      owner,
      slug,
      question.id,
      { context: question.context, stem: question.stem, explanation: `${question.explanation} So it is.` },
      0,
    );
    const held = (await listOwnQuestions(owner, slug))!.find(({ question: one }) => one.format === "short-answer")!.question;
    await pinQuestion(owner, slug, held.id);
    const written = await writeQuestion(owner, slug, river);
    const ids = [question.id, held.id, written?.ok ? written.value.questionId : ""];
    const before = await Promise.all(ids.map(inPool));
    await filed(question.factIds[0]!, "Something else");
    await filed(SAMPLE_SET.facts.find(({ id }) => !question.factIds.includes(id) && !held.factIds.includes(id))!.id, "Other");
    expect(await Promise.all(ids.map(inPool))).toEqual(before);
    expect(before.every((one) => one !== undefined)).toBe(true);
    for (const id of ids) expect(await findOwnQuestion(owner, slug, id)).toMatchObject({ needsLook: false });
  });

  test("what their words rest on has changed: they wait for a look, and nothing false is asked in their place", async () => {
    const question = await choice();
    const explanation = `${question.explanation} So it is.`;
    await rewordQuestion(owner, slug, question.id, { context: question.context, stem: question.stem, explanation }, 0);
    await changedMeaning(question.factIds[0]!);
    expect(await findOwnQuestion(owner, slug, question.id)).toMatchObject({ needsLook: true, handling: "edited" });
    expect((await inPool(question.id))?.explanation).not.toBe(explanation);
    expect(await letGenerate(owner, slug, question.id)).toMatchObject({ ok: true });
    expect((await findOwnQuestion(owner, slug, question.id))?.needsLook ?? false).toBe(false);
  });

  test("a question that is held is not drawn with other options when more is known", async () => {
    const question = await choice();
    await pinQuestion(owner, slug, question.id);
    for (const fact of SAMPLE_SET.facts.filter(({ id, replacedBy }) => !question.factIds.includes(id) && !replacedBy).slice(0, 3))
      await filed(fact.id, `Topic of ${fact.id}`);
    expect(await inPool(question.id)).toEqual(question);
    expect(await pinQuestion(owner, slug, question.id, true)).toMatchObject({ ok: true });
    expect(await findOwnQuestion(owner, slug, question.id)).toMatchObject({ pinned: false, handling: null });
  });
});

describe("wrong options", () => {
  test("are chosen among those that are known to be wrong", async () => {
    const question = await choice();
    const { proven } = optionsOf((await set()).standing.graph, question);
    expect(proven.filter(({ chosen }) => chosen).length).toBe(question.proofs.length);
    const picked = proven.slice(0, 2).map(({ option }) => option.id);
    const saved = await chooseOptions(owner, slug, question.id, { optionIds: picked, stated: [] }, 0);
    expect(saved).toMatchObject({ ok: true });
    const now = (await inPool(question.id))!;
    expect("options" in now.reply && now.reply.options.map(({ id }) => id).sort()).toEqual(
      [...picked, (question.reply as { key: string }).key].sort(),
    );
    expect(await chooseOptions(owner, slug, question.id, { optionIds: picked, stated: [] }, 0)).toMatchObject({ ok: false, stale: {} });
    expect(await chooseOptions(stranger, slug, question.id, { optionIds: picked, stated: [] }, 1)).toBeNull();
  });

  test("of one’s own are stated to be wrong by a fact, are refused when they are right, and go by undoing", async () => {
    const question = await choice();
    const { proven } = optionsOf((await set()).standing.graph, question);
    const [first, second] = proven;
    const form = { optionIds: [first!.option.id, second!.option.id], stated: [`${first!.option.text.slice(0, 3)}xelmouth`] };
    const findings = await checkOptions(owner, slug, question.id, form);
    expect(findings?.findings.filter(({ rule }) => rule === "L03")).toEqual([]);
    const saved = await chooseOptions(owner, slug, question.id, form, 0);
    expect(saved).toMatchObject({ ok: true });
    const stated = (await set()).set.facts.find(({ relation }) => relation === "not-an-answer")!;
    expect(stated).toMatchObject({ object: { text: form.stated[0] }, note: question.id });
    expect((await inPool(question.id))!.proofs).toContainEqual(expect.objectContaining({ kind: "stated", factIds: [stated.id] }));
    const reply = question.reply as { key: string; options: { id: string; text: string }[] };
    const key = reply.options.find(({ id }) => id === reply.key)!.text;
    expect(
      await chooseOptions(owner, slug, question.id, { optionIds: [first!.option.id], stated: [key] }, saved?.ok ? saved.value.version : 0),
    ).toMatchObject({ ok: false });
    expect(await undoEdit(owner, slug, (await listEdits(owner, slug))![0]!.id)).toMatchObject({ ok: true });
    expect(await inPool(question.id)).toEqual(question);
  });
});

describe("a question written from scratch", () => {
  test.each([
    ["one", river],
    ["several", { ...river, kind: "several", stem: "Which rivers reach the Black Sea? Select all that apply.", right: "Danube\nDnieper" }],
    ["typed", { ...river, kind: "typed", right: "Danube\nDonau" }],
    ["number", { ...river, kind: "number", stem: "How many countries does the Danube run through?", right: "10", unit: "countries" }],
    ["true-false", { ...river, kind: "true-false", stem: "The Danube runs through Vienna.", right: "true" }],
  ])("is asked, written anew, taken out by undoing and brought back (%s)", async (_, form) => {
    expect((await checkAuthored(owner, slug, form))?.findings.filter(({ level }) => level === "E")).toEqual([]);
    const written = await writeQuestion(owner, slug, form);
    if (!written?.ok) throw new Error(written?.problems[0]?.message);
    const { questionId, version, editId } = written.value;
    const asked = (await inPool(questionId))!;
    expect(formOfAuthored(asked, {})).toMatchObject({ stem: form.stem, kind: form.kind });
    expect(await rewriteQuestion(owner, slug, questionId, { ...form, context: "Rivers of the continent, 2020" }, version)).toMatchObject({
      ok: true,
    });
    expect(await inPool(questionId)).toMatchObject({ context: "Rivers of the continent, 2020" });
    expect(await rewriteQuestion(owner, slug, questionId, form, version)).toMatchObject({ ok: false, stale: {} });
    expect(await undoEdit(owner, slug, editId!)).toMatchObject({ ok: false });
    for (const edit of (await listEdits(owner, slug))!) expect(await undoEdit(owner, slug, edit.id)).toMatchObject({ ok: true });
    expect(await inPool(questionId)).toBeUndefined();
    expect(await undoEdit(owner, slug, (await listEdits(owner, slug))![0]!.id)).toMatchObject({ ok: true });
    expect(await inPool(questionId)).toMatchObject({ context: form.context, stem: form.stem });
  });

  test("that breaks a rule is refused in the linter’s words, and a stranger writes none", async () => {
    expect(await writeQuestion(owner, slug, { ...river, stem: "Which river, the Danube, runs through Vienna?" })).toMatchObject({
      ok: false,
      problems: [{ where: "stem" }],
    });
    expect(await writeQuestion(stranger, slug, river)).toBeNull();
    expect(await db.edit.count()).toBe(0);
  });
});
