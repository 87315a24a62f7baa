import { createHash, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import type { ComposedQuiz } from "@/lib/quizzes/composed";
import type { QuizDraft } from "@/lib/quizzes/quiz-draft";
import { USUAL_SETTINGS } from "@/lib/quizzes/settings";
import {
  composeQuiz,
  deleteQuiz,
  findComposableSet,
  findComposedQuiz,
  findQuizToAsk,
  listQuizzes,
  offerSwaps,
  remakeQuiz,
  saveDraft,
  searchQuestions,
} from "./composed-quizzes";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { findPreview, markInPreview, revealInPreview } from "./quiz-preview";
import { makePerson } from "./testing/attempts";

const SETTINGS = { ...USUAL_SETTINGS, length: 6 };

/** A private set of somebody, with a quiz they made of it. */
async function makeQuizOf(slug: string) {
  const who = await makePerson();
  await storeFactSet({ ...SAMPLE_SET, slug }, { ownerId: who.personId, personId: who.personId });
  const set = (await findComposableSet(who, slug))!;
  const made = await composeQuiz(who, set, SETTINGS, "Monday");
  if (!made.ok) throw new Error(JSON.stringify(made));
  const { quiz } = (await findComposedQuiz(who, slug, made.value))!;
  return { who, slug, set, quiz };
}

async function share(setId: string, givenById: string, takenById: string, allows: string): Promise<void> {
  await db.share.create({
    data: { setId, allows, tokenHash: createHash("sha256").update(randomUUID()).digest("hex"), givenById, takenById, takenAt: new Date() },
  });
}

const draftOf = ({ title, settings, items }: ComposedQuiz): QuizDraft => ({
  title,
  settings,
  items: items.map(({ questionId, points }) => ({ questionId, points })),
});
const idsOf = (quiz: ComposedQuiz) => quiz.items.map((item) => item.questionId);

describe("a quiz that is put together", () => {
  test("shows every question with its key and the words it rests on", async () => {
    const { quiz } = await makeQuizOf("compose-shows");
    expect(quiz.items).toHaveLength(6);
    for (const { question, became } of quiz.items) {
      expect(became).toBe("same");
      expect(question!.key.join("")).toMatch(/\S/);
      expect(question!.evidence[0]!.quote).toMatch(/\S/);
      if (question!.options) expect(question!.options.some((option) => option.right)).toBe(true);
    }
  });

  test("is stored as it was sent, and going back to how it was is stored too", async () => {
    const { who, slug, quiz } = await makeQuizOf("compose-save");
    const before = draftOf(quiz);
    const changed: QuizDraft = {
      title: "Tuesday",
      settings: { ...before.settings, minutes: 20, attempts: 2, length: 5 },
      items: before.items
        .slice(1)
        .reverse()
        .map((item) => ({ ...item, points: 2.5 })),
    };
    const saved = await saveDraft(who, slug, quiz.id, quiz.revision, changed);
    expect(saved?.kind === "saved" && draftOf(saved.quiz)).toEqual(changed);
    const back = await saveDraft(who, slug, quiz.id, quiz.revision + 1, before);
    expect(back?.kind === "saved" && draftOf(back.quiz)).toEqual(before);
  });

  test("is never overwritten unseen: the second to save is shown what the first did", async () => {
    const { who, slug, set, quiz } = await makeQuizOf("compose-two");
    const other = await makePerson();
    await share(set.id, who.personId, other.personId, "edit");
    const start = draftOf(quiz);
    const mine: QuizDraft = { ...start, title: "Mine" };
    const theirs: QuizDraft = { ...start, items: start.items.slice(0, 4), settings: { ...start.settings, length: 4 } };
    expect(await saveDraft(who, slug, quiz.id, quiz.revision, mine)).toMatchObject({ kind: "saved" });
    const second = await saveDraft(other, slug, quiz.id, quiz.revision, theirs);
    expect(second).toMatchObject({
      kind: "changed",
      theirs: { title: "Mine" },
      difference: { title: true, removed: start.items.slice(4).map((item) => item.questionId) },
    });
    expect(draftOf((await findComposedQuiz(who, slug, quiz.id))!.quiz)).toEqual(mine);
    expect(await saveDraft(other, slug, quiz.id, quiz.revision + 1, theirs)).toMatchObject({ kind: "saved" });
  });

  test("saved by many at one moment, one of them is stored and all others are told", async () => {
    const { who, slug, quiz } = await makeQuizOf("compose-many");
    const drafts = Array.from({ length: 6 }, (_, i): QuizDraft => ({ ...draftOf(quiz), title: `Draft ${i}` }));
    const answers = await Promise.all(drafts.map((draft) => saveDraft(who, slug, quiz.id, quiz.revision, draft)));
    const stored = answers.findIndex((answer) => answer?.kind === "saved");
    expect(answers.filter((answer) => answer?.kind === "saved")).toHaveLength(1);
    expect((await findComposedQuiz(who, slug, quiz.id))!.quiz).toMatchObject({ title: `Draft ${stored}`, revision: quiz.revision + 1 });
  });

  test("the same saved again, as after a lost response, is stored already", async () => {
    const { who, slug, quiz } = await makeQuizOf("compose-again");
    const draft = { ...draftOf(quiz), title: "Once" };
    expect(await saveDraft(who, slug, quiz.id, quiz.revision, draft)).toMatchObject({ kind: "saved" });
    expect(await saveDraft(who, slug, quiz.id, quiz.revision, draft)).toMatchObject({
      kind: "saved",
      quiz: { revision: quiz.revision + 1 },
    });
  });

  test("takes no question from elsewhere", async () => {
    const { who, slug, quiz } = await makeQuizOf("compose-foreign");
    expect(
      await saveDraft(who, slug, quiz.id, quiz.revision, { ...draftOf(quiz), items: [{ questionId: "not-of-this-set", points: 1 }] }),
    ).toMatchObject({ kind: "refused" });
  });

  test("tells of a question that was taken out, and keeps its place for it", async () => {
    const { who, slug, set, quiz } = await makeQuizOf("compose-gone");
    await db.question.update({ where: { id: idsOf(quiz)[2]! }, data: { droppedAt: new Date() } });
    await db.factSet.update({ where: { id: set.id }, data: { revision: { increment: 1 } } });
    const now = (await findComposedQuiz(who, slug, quiz.id))!.quiz;
    expect(idsOf(now)).toEqual(idsOf(quiz));
    expect(["replaced", "left-out"]).toContain(now.items[2]!.became);
    expect(await saveDraft(who, slug, quiz.id, now.revision, { ...draftOf(now), title: "Still" })).toMatchObject({ kind: "saved" });
  });
});

describe("making parts anew", () => {
  test("keeps what is locked where it is, swaps one for another, and finds more by their words", async () => {
    const { who, slug, quiz } = await makeQuizOf("compose-parts");
    const ids = idsOf(quiz);
    const desk = { items: ids, wish: quiz.settings };
    const remade = await remakeQuiz(who, slug, quiz.id, desk, new Set([ids[1]!, ids[4]!]));
    if (!remade?.ok) throw new Error(JSON.stringify(remade));
    expect([remade.value[1]!.id, remade.value[4]!.id]).toEqual([ids[1], ids[4]]);
    const swaps = (await offerSwaps(who, slug, quiz.id, desk, ids[0]!))!;
    for (const question of [...swaps.sameFact, ...swaps.otherFact]) expect(ids).not.toContain(question.id);
    const [word] = (quiz.items[0]!.question!.key[0] ?? "").split(" ");
    for (const { question } of (await searchQuestions(who, slug, quiz.id, desk, word!))!) expect(ids).not.toContain(question.id);
  });
});

describe("whose quiz it is", () => {
  test("strangers, and people who may only look, get nothing of it: no key, no preview, no save", async () => {
    const { who, slug, set, quiz } = await makeQuizOf("compose-whose");
    const [stranger, looker] = [await makePerson(), await makePerson()];
    await share(set.id, who.personId, looker.personId, "view");
    const desk = { items: idsOf(quiz), wish: quiz.settings };
    for (const other of [stranger, looker, null]) {
      expect(await findComposedQuiz(other, slug, quiz.id)).toBeNull();
      expect(await findQuizToAsk(other, slug, quiz.id)).toBeNull();
      expect(await findPreview(other, slug, quiz.id)).toBeNull();
      expect(await offerSwaps(other, slug, quiz.id, desk, desk.items[0]!)).toBeNull();
      expect(await remakeQuiz(other, slug, quiz.id, desk, new Set())).toBeNull();
      expect(await searchQuestions(other, slug, quiz.id, desk, "a")).toBeNull();
      expect(await markInPreview(other, slug, quiz.id, desk.items[0], { kind: "choice", gaveUp: true })).toBeNull();
      if (other) expect(await saveDraft(other, slug, quiz.id, quiz.revision, draftOf(quiz))).toBeNull();
      if (other) expect(await deleteQuiz(other, slug, quiz.id)).toBe(false);
    }
    for (const id of ["", "no-uuid", randomUUID(), null, 5, {}]) expect(await findComposedQuiz(who, slug, id)).toBeNull();
  });

  test("a person's own quizzes are listed, deleted and brought back", async () => {
    const { who, slug, set, quiz } = await makeQuizOf("compose-list");
    expect(await listQuizzes(who, set.id)).toMatchObject([{ id: quiz.id, count: 6, title: "Monday", deletedAt: null }]);
    expect(await deleteQuiz(who, slug, quiz.id)).toBe(true);
    expect(await findComposedQuiz(who, slug, quiz.id)).toBeNull();
    expect((await listQuizzes(who, set.id))[0]!.deletedAt).not.toBeNull();
    expect(await deleteQuiz(who, slug, quiz.id, true)).toBe(true);
    expect(await findComposedQuiz(who, slug, quiz.id)).not.toBeNull();
    expect(await listQuizzes(await makePerson(), set.id)).toEqual([]);
  });
});

describe("a preview", () => {
  test("marks as a quiz would and leaves nothing behind", async () => {
    const { who, slug, set, quiz } = await makeQuizOf("compose-preview");
    const preview = (await findPreview(who, slug, quiz.id))!;
    expect(preview.items.map(({ question }) => question.id)).toEqual(idsOf(quiz));
    expect(JSON.stringify(preview.items.map(({ question }) => question))).not.toMatch(/"(key|explanation|evidence|proofs)":/);
    const rows = async () => [
      await db.attempt.count({ where: { OR: [{ setId: set.id }, { personId: who.personId }] } }),
      await db.questionVersion.count({ where: { question: { setId: set.id } } }),
    ];
    const before = await rows();
    const { questions } = (await findQuizToAsk(who, slug, quiz.id))!;
    for (const { question } of questions) {
      const { reply } = question;
      expect(await markInPreview(who, slug, quiz.id, question.id, { kind: reply.kind, value: reply.key })).toMatchObject({
        points: 1,
        key: reply.key,
      });
      expect(await markInPreview(who, slug, quiz.id, question.id, { kind: reply.kind, gaveUp: true })).toMatchObject({ points: 0 });
      expect(await markInPreview(who, slug, quiz.id, question.id, { kind: "nonsense" })).toBeNull();
      const revealed = await revealInPreview(who, slug, quiz.id, question.id, "my words");
      expect(revealed?.kind ?? null).toBe(reply.kind === "grade" || reply.kind === "points" ? reply.kind : null);
    }
    expect(await rows()).toEqual(before);
  });
});
