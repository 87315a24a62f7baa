import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readFactSet } from "@/lib/facts/fact-set.schema";
import type { Fact, FactSet } from "@/lib/facts/fact";
import type { GivenReply, Question } from "@/lib/questions/question";
import { POLICIES, type RegradeChoice } from "@/lib/quizzes/regrade";
import { foldMemory } from "@/lib/memory/fold";
import { random, type Random } from "@/lib/random";
import { recordAnswer } from "./answers";
import { handIn, reviewOf } from "./attempts";
import { db, pool } from "./db";
import { storeFactSet } from "./facts";
import { foldStale, memoriesOf } from "./memories";
import { nameOf, readEvents } from "./memory-events";
import { keepQuestions } from "./questions";
import { applyRegrade, listRegrades, previewRegrade, undoRegrade } from "./regrades";
import { poolOfSet, standingSet } from "./sets";
import { bodyOf, makePerson } from "./testing/attempts";
import { touchedBy } from "./touched";

const read = readFactSet(readFileSync("prisma/fact-sets/ukraine-talks-2025.json", "utf8"));
if (!read.ok) throw new Error("the bundled set cannot be read");
/** Where and when meetings were, and who hosted them: enough to ask of, and soon made. */
const BUNDLED: FactSet = {
  ...read.value,
  facts: read.value.facts.filter((fact) => fact.relation.startsWith("held-") || fact.relation === "hosted"),
  closures: [],
};
const PLACE = "summit-paris-held-in-city-paris";

type World = { owner: { personId: string }; slug: string; setId: string; set: FactSet; questions: readonly Question[] };
type Learner = Awaited<ReturnType<typeof makePerson>>;

/** A set of somebody’s own, and the questions about where the summit was. */
async function makeWorld(): Promise<World> {
  const owner = await makePerson();
  const set = { ...BUNDLED, slug: `healing-${randomUUID()}` };
  await storeFactSet(set, { ownerId: owner.personId, personId: owner.personId });
  const setId = (await db.factSet.findUniqueOrThrow({ where: { slug: set.slug } })).id;
  const questions = (await poolOfSet(setId)).filter(
    (question) => question.factIds.includes(PLACE) && question.reply.kind !== "grade" && question.reply.kind !== "points",
  );
  return { owner, slug: set.slug, setId, set, questions };
}

async function begin(world: World, who: Learner, questions: readonly Question[], feedback: "each" | "end" = "each"): Promise<string> {
  const set = (await standingSet(world.setId))!;
  const versions = await db.$transaction((transaction) => keepQuestions(transaction, set, questions));
  const items = questions.map((question, i) => ({ position: i + 1, questionVersionId: versions.get(question.id)!, optionOrder: [] }));
  return (
    await db.attempt.create({
      data: { personId: who.personId, setId: world.setId, settings: {}, seed: "1", feedback, items: { create: items } },
    })
  ).id;
}

const rightReply = ({ reply }: Question): GivenReply => ({ kind: reply.kind, value: reply.key }) as GivenReply;

/** The right answer, a wrong option, or giving up. */
function someReply(chance: Random, question: Question): GivenReply {
  const { reply } = question;
  if (chance.below(4) === 0) return { kind: reply.kind, gaveUp: true };
  if (chance.below(2) === 0) return rightReply(question);
  if (reply.kind === "choice" || reply.kind === "place") return { kind: reply.kind, value: chance.pick(reply.options)!.id };
  if (reply.kind === "choices")
    return { kind: "choices", value: reply.options.filter(() => chance.below(2) === 0).map((option) => option.id) };
  if (reply.kind === "text") return { kind: "text", value: chance.pick(["Riyadh", "Paris", "Parris", "Rome"])! };
  return rightReply(question);
}

/** Answers all questions and hands in. */
async function take(
  world: World,
  who: Learner,
  questions: readonly Question[],
  replyOf: (question: Question) => GivenReply,
  feedback: "each" | "end" = "each",
): Promise<string> {
  return finish(who, await begin(world, who, questions, feedback), questions, replyOf);
}

async function finish(
  who: Learner,
  id: string,
  questions: readonly Question[],
  replyOf: (question: Question) => GivenReply,
): Promise<string> {
  for (const [i, question] of questions.entries())
    expect(await recordAnswer(who, id, i + 1, bodyOf(replyOf(question)))).toMatchObject({ outcome: "stored" });
  await handIn(who, id);
  return id;
}

async function correct(world: World, id: string, changes: Partial<Fact>): Promise<void> {
  const facts = world.set.facts.map((fact) => (fact.id === id ? { ...fact, ...changes } : fact));
  await storeFactSet({ ...world.set, facts }, { personId: world.owner.personId });
}

const toRiyadh = (world: World) => correct(world, PLACE, { object: { entity: "riyadh" } });
const FACT = { kind: "fact", id: PLACE } as const;
const scoreOf = async (who: Learner, attemptId: string) => (await reviewOf(who, attemptId))!.score!.points;
const marksIn = (world: World) =>
  db.mark.findMany({ where: { answer: { item: { attempt: { setId: world.setId } } } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
const applied = async (world: World, choice: RegradeChoice, cause: Parameters<typeof previewRegrade>[2] = FACT) => {
  const preview = (await previewRegrade(world.owner, world.slug, cause))!;
  return { preview, result: await applyRegrade(world.owner, world.slug, cause, choice, preview.seen) };
};

/** Every memory of the learner equals the fold of what happened to it. */
async function expectFolded(who: Learner): Promise<void> {
  await foldStale(who.personId);
  for (const { key, memory } of await memoriesOf(who)) {
    const events = await readEvents(pool, who.personId, [key]);
    const folded = foldMemory(events.get(nameOf(key)) ?? [], (await import("@/lib/memory/fsrs-curve")).DEFAULT_WEIGHTS);
    expect(memory && { stability: memory.stability, reviews: memory.reviews }).toEqual(
      folded && { stability: folded.stability, reviews: folded.reviews },
    );
  }
}

describe("what a fact touches", () => {
  test("is counted: questions, attempts, and those under way; for nobody else", async () => {
    const world = await makeWorld();
    const who = await makePerson();
    await take(world, who, world.questions.slice(0, 2), rightReply);
    await begin(world, who, world.questions.slice(0, 1));
    expect(await touchedBy(world.owner, world.slug, PLACE)).toEqual({ questions: 2, quizzes: 0, attempts: 2, underWay: 1 });
    expect(await touchedBy(who, world.slug, PLACE)).toBeNull();
  });
});

describe("marking answers again", () => {
  test("lowers no score by default, raises those who were right, and leaves what is under way", async () => {
    const world = await makeWorld();
    const [old, right, open] = [await makePerson(), await makePerson(), await makePerson()];
    const typed = world.questions.filter((question) => question.reply.kind === "text" && question.slot === "object");
    expect(typed.length).toBeGreaterThan(0);
    const first = await take(world, old, typed, rightReply);
    const second = await take(world, right, typed, () => ({ kind: "text", value: "Riyadh" }));
    const third = await begin(world, open, typed);
    await recordAnswer(open, third, 1, bodyOf({ kind: "text", value: "Riyadh" }));
    await toRiyadh(world);
    const { preview, result } = await applied(world, { policy: "raise-only", fullWhereNotOffered: true });
    expect(preview).toMatchObject({ underWay: 1, isNewer: false });
    expect(preview.totals["raise-only"].full).toEqual({
      answers: 2 * typed.length,
      gained: typed.length,
      lost: 0,
      unchanged: typed.length,
      left: 0,
      attempts: 2,
    });
    expect(preview.totals["as-corrected"].full).toMatchObject({ gained: typed.length, lost: typed.length });
    expect(result).toMatchObject({ ok: true, value: { since: 0 } });
    expect([await scoreOf(old, first), await scoreOf(right, second), await scoreOf(open, third)]).toEqual([typed.length, typed.length, 0]);
  });

  test("moves memory as if the key had been right from the start, and no schedule is lost", async () => {
    const world = await makeWorld();
    const [old, right] = [await makePerson(), await makePerson()];
    const typed = world.questions.filter((question) => question.reply.kind === "text" && question.slot === "object").slice(0, 1);
    await take(world, old, typed, rightReply);
    await take(world, right, typed, () => ({ kind: "text", value: "Riyadh" }));
    await toRiyadh(world);
    const before = [await memoriesOf(old), await memoriesOf(right)];
    await applied(world, { policy: "raise-only", fullWhereNotOffered: true });
    const after = [await memoriesOf(old), await memoriesOf(right)];
    expect(after.map((all) => all.map(({ key }) => key))).toEqual(before.map((all) => all.map(({ key }) => key)));
    for (const all of after) for (const { memory } of all) expect(memory?.reviews).toBe(1);
    expect(after[1]![0]!.memory!.missedInARow).toBe(0);
    expect(before[1]![0]!.memory!.missedInARow).toBe(1);
    expect(after[0]![0]!.memory!.missedInARow).toBe(1);
    await expectFolded(old);
    await expectFolded(right);
  });

  test("to full marks moves no memory", async () => {
    const world = await makeWorld();
    const who = await makePerson();
    const questions = world.questions.slice(0, 3);
    const attempt = await take(world, who, questions, ({ reply }) => ({ kind: reply.kind, gaveUp: true }));
    const before = await memoriesOf(who);
    await applied(world, { policy: "full-marks", fullWhereNotOffered: false }, { kind: "question", id: questions[0]!.id });
    expect(await scoreOf(who, attempt)).toBe(1);
    expect(await memoriesOf(who)).toEqual(before);
    await expectFolded(who);
  });

  test("undone says what was said before, keeps every mark, and is done once", async () => {
    const world = await makeWorld();
    const who = await makePerson();
    const attempt = await take(world, who, world.questions, (question) =>
      question.reply.kind === "text" ? { kind: "text", value: "Riyadh" } : rightReply(question),
    );
    await toRiyadh(world);
    const [score, memories, marks] = [await scoreOf(who, attempt), await memoriesOf(who), await marksIn(world)];
    const { result } = await applied(world, { policy: "as-corrected", fullWhereNotOffered: true });
    const regradeId = result?.ok ? result.value.regradeId : "";
    expect((await marksIn(world)).length).toBeGreaterThan(marks.length);
    expect(await undoRegrade(await makePerson(), world.slug, regradeId)).toBeNull();
    expect(await undoRegrade(world.owner, world.slug, regradeId)).toBeGreaterThan(0);
    expect(await undoRegrade(world.owner, world.slug, regradeId)).toBeNull();
    expect([await scoreOf(who, attempt), await memoriesOf(who)]).toEqual([score, memories]);
    expect((await marksIn(world)).slice(0, marks.length)).toEqual(marks);
    expect(await listRegrades(world.owner, world.slug)).toMatchObject([{ id: regradeId, cause: FACT, undoneAt: expect.any(String) }]);
    await expectFolded(who);
  });

  test("does exactly what was shown, of the answers that were shown, whatever was answered, by whatever policy", async () => {
    const chance = random("regrades");
    for (let round = 0; round < POLICIES.length; round++) {
      const world = await makeWorld();
      const people = await Promise.all(Array.from({ length: 3 }, makePerson));
      const attempts: { who: Learner; id: string }[] = [];
      for (const who of people) {
        const questions = chance.shuffle(world.questions).slice(0, 4);
        attempts.push({
          who,
          id: await take(world, who, questions, (question) => someReply(chance, question), chance.below(2) ? "each" : "end"),
        });
      }
      const [late, lateQuestions] = [await makePerson(), world.questions.slice(0, 2)];
      const lateId = await begin(world, late, lateQuestions);
      await toRiyadh(world);
      const before = new Map(await Promise.all(attempts.map(async ({ who, id }) => [id, await scoreOf(who, id)] as const)));
      const preview = (await previewRegrade(world.owner, world.slug, FACT))!;
      const isLate = round % 2 === 1;
      if (isLate) await finish(late, lateId, lateQuestions, (question) => someReply(chance, question));
      const choice = { policy: POLICIES[round % POLICIES.length]!, fullWhereNotOffered: chance.below(2) === 0 };
      const lateScore = await scoreOf(late, lateId);
      const outcome = await applyRegrade(world.owner, world.slug, FACT, choice, preview.seen);
      const shown = preview.totals[choice.policy][choice.fullWhereNotOffered ? "full" : "kept"];
      if (outcome?.ok) expect(outcome.value).toMatchObject({ summary: shown, since: isLate ? 2 : 0 });
      else expect([shown.gained, shown.lost]).toEqual([0, 0]);
      expect(await scoreOf(late, lateId)).toBe(lateScore);
      const gains = await Promise.all(attempts.map(async ({ who, id }) => (await scoreOf(who, id)) - before.get(id)!));
      const listed = preview.attempts.map((line) => line.gain[choice.policy][choice.fullWhereNotOffered ? "full" : "kept"]);
      const real = (all: number[]) =>
        all
          .filter((gain) => Math.abs(gain) > 1e-9)
          .map((gain) => gain.toFixed(6))
          .sort();
      expect(real(gains)).toEqual(real(listed));
      if (choice.policy === "raise-only" || choice.policy === "full-marks") expect(Math.min(...gains)).toBeGreaterThanOrEqual(-1e-9);
      for (const who of people) await expectFolded(who);
    }
  }, 240_000);

  test("is refused where a mark changed since it was looked at", async () => {
    const world = await makeWorld();
    const who = await makePerson();
    await take(world, who, world.questions, (question) =>
      question.reply.kind === "text" ? { kind: "text", value: "Riyadh" } : rightReply(question),
    );
    await toRiyadh(world);
    const preview = (await previewRegrade(world.owner, world.slug, FACT))!;
    const choice = { policy: "raise-only", fullWhereNotOffered: true } as const;
    const both = await Promise.all([1, 2].map(() => applyRegrade(world.owner, world.slug, FACT, choice, preview.seen)));
    expect(both.map((one) => one?.ok).sort()).toEqual([false, true]);
    expect(await db.regrade.count({ where: { setId: world.setId } })).toBe(1);
  });

  test("is not offered where a newer value took the place of one that was right", async () => {
    const world = await makeWorld();
    const who = await makePerson();
    await take(world, who, world.questions, rightReply);
    await correct(world, PLACE, { to: "2025-02-18" });
    const { preview, result } = await applied(world, { policy: "raise-only", fullWhereNotOffered: true });
    expect([preview.isNewer, result?.ok]).toEqual([true, false]);
  });

  test("is for nobody who may not change the set, and tells no names but to who has the class", async () => {
    const world = await makeWorld();
    const [who, other] = [await makePerson(), await makePerson()];
    const typed = world.questions.filter((question) => question.reply.kind === "text").slice(0, 1);
    const attempt = await take(world, who, typed, () => ({ kind: "text", value: "Riyadh" }));
    const give = async (teacher: string) => {
      const quiz = await db.quiz.create({ data: { code: randomUUID().slice(0, 8), setId: world.setId, ownerId: teacher, settings: {} } });
      const group = await db.class.create({
        data: {
          ownerId: teacher,
          name: "8b",
          joinCode: randomUUID().replace(/\D/g, "").padEnd(8, "2").slice(0, 8),
          memberships: { create: { personId: who.personId, name: "Amir" } },
        },
      });
      const assignment = await db.assignment.create({ data: { classId: group.id, quizId: quiz.id } });
      await db.attempt.update({ where: { id: attempt }, data: { assignmentId: assignment.id } });
    };
    await give(other.personId);
    await toRiyadh(world);
    expect(await previewRegrade(other, world.slug, FACT)).toBeNull();
    const unnamed = (await previewRegrade(world.owner, world.slug, FACT))!;
    expect(unnamed.attempts.map((line) => line.name)).toEqual([null]);
    await give(world.owner.personId);
    expect((await previewRegrade(world.owner, world.slug, FACT))!.attempts.map((line) => line.name)).toEqual(["Amir"]);
    expect(await applyRegrade(other, world.slug, FACT, { policy: "raise-only", fullWhereNotOffered: true }, unnamed.seen)).toBeNull();
  });
});
