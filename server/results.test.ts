import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "./db";
import { analysisOf, factsOf, findGivenAssignment, pulseOf, resultsOf, scoresOfClass } from "./results";
import { resultsFile } from "./results-file";
import { makePerson } from "./testing/attempts";
import { takeAssignment, type TakenAssignment } from "./testing/class-results";

const PUPILS = 40;
const QUESTIONS = 12;
let taken: TakenAssignment;

beforeAll(async () => {
  taken = await takeAssignment({ pupils: PUPILS, questions: QUESTIONS, seed: "results" });
});

describe("who may see the results", () => {
  test("the owner of the class, and nobody else", async () => {
    const stranger = await makePerson();
    for (const who of [null, stranger, { personId: taken.pupils[0]! }]) {
      for (const read of [findGivenAssignment, resultsOf, analysisOf, factsOf, pulseOf])
        expect(await read(who, taken.assignmentId)).toBeNull();
    }
    for (const id of [randomUUID(), "nothing", null, { id: taken.assignmentId }, taken.classId])
      expect(await resultsOf(taken.owner, id)).toBeNull();
  });

  test("nobody once it was taken away", async () => {
    const { owner, assignmentId, classId } = await takeAssignment({ pupils: 1, questions: 1, seed: "gone" });
    await db.class.update({ where: { id: classId }, data: { deletedAt: new Date() } });
    expect(await resultsOf(owner, assignmentId)).toBeNull();
  });
});

describe("who got what", () => {
  test("a row for each pupil under their name, a column for each question and fact", async () => {
    const results = (await resultsOf(taken.owner, taken.assignmentId))!;
    expect(results.assignment).toMatchObject({ title: "Monday", className: "History 9b", classId: taken.classId });
    expect(results.pupils).toHaveLength(PUPILS);
    expect(results.questions.map(({ questionId }) => questionId)).toEqual(taken.questions.map(({ id }) => id));
    expect(results.names.get(taken.pupils[0]!)).toBe("Pupil 1");
    expect(results.standing).toMatchObject({ notBegun: 0, answering: 0, done: PUPILS });
    expect(results.facts.map(({ factId }) => factId)).toEqual([...new Set(taken.questions.flatMap(({ factIds }) => factIds))]);
    for (const pupil of results.pupils) {
      expect(pupil.points).toBe(pupil.cells.reduce((sum, cell) => sum + (cell?.points ?? 0), 0));
      expect(pupil).toMatchObject({ possible: QUESTIONS, share: pupil.points / QUESTIONS });
    }
  });

  test("what was left out is told from what was wrong", async () => {
    const { pupils } = (await resultsOf(taken.owner, taken.assignmentId))!;
    const first = pupils.find(({ personId }) => personId === taken.pupils[0])!;
    expect(first).toMatchObject({ answered: QUESTIONS - 1, asked: QUESTIONS });
    expect(first.cells[QUESTIONS - 1]).toMatchObject({ points: null, position: QUESTIONS });
  });

  test("while they answer they are shown as answering, and nothing is said of the questions yet", async () => {
    const open = await takeAssignment({ pupils: 3, questions: 2, seed: "open", isOpen: true });
    const before = await pulseOf(open.owner, open.assignmentId);
    expect((await resultsOf(open.owner, open.assignmentId))!.standing).toEqual({ notBegun: 0, answering: 3, done: 0, share: null });
    expect((await analysisOf(open.owner, open.assignmentId))!.questions).toEqual([]);
    await db.attempt.updateMany({ where: { assignmentId: open.assignmentId }, data: { handedInAt: new Date(Date.now() + 1000) } });
    expect(await pulseOf(open.owner, open.assignmentId)).not.toBe(before);
    expect((await resultsOf(open.owner, open.assignmentId))!.standing.done).toBe(3);
  });

  test("an overridden mark counts, and is shown as one; the fact stays as it was", async () => {
    const own = await takeAssignment({ pupils: 2, questions: 1, seed: "override" });
    const answer = await db.answer.findFirstOrThrow({
      where: { item: { attempt: { assignmentId: own.assignmentId, personId: own.pupils[1]! } } },
      include: { marks: true },
    });
    const { questionVersionId, outcomes } = answer.marks[0]!;
    await db.mark.create({
      data: {
        answerId: answer.id,
        questionVersionId,
        points: 0.5,
        outcomes: outcomes as object,
        reason: "override",
        byId: own.owner.personId,
        note: "said aloud",
        createdAt: new Date(Date.now() + 1000),
      },
    });
    const { pupils } = (await resultsOf(own.owner, own.assignmentId))!;
    expect(pupils.find(({ personId }) => personId === own.pupils[1])!.cells).toEqual([{ position: 1, points: 0.5, overridden: true }]);
  });
});

describe("what a class sees of itself", () => {
  const seen = (pupil: string) => scoresOfClass({ personId: pupil }, taken.assignmentId);

  test("is nothing unless the teacher says so, and then the scores of all who are done, by name, for who is done too", async () => {
    const [pupil] = taken.pupils as [string];
    for (const columns of [{}, { showNames: true }]) {
      await db.class.update({ where: { id: taken.classId }, data: columns });
      expect(await seen(pupil)).toBeNull();
    }
    await db.class.update({ where: { id: taken.classId }, data: { showScores: true } });
    const scores = (await seen(pupil))!;
    expect(scores).toHaveLength(PUPILS);
    expect(scores.filter(({ isOwn }) => isOwn).map(({ name }) => name)).toEqual(["Pupil 1"]);
    const { pupils, names } = (await resultsOf(taken.owner, taken.assignmentId))!;
    expect(new Map(scores.map(({ name, share }) => [name, share]))).toEqual(
      new Map(pupils.map(({ personId, share }) => [names.get(personId), share])),
    );
    for (const who of [null, taken.owner, await makePerson()]) expect(await scoresOfClass(who, taken.assignmentId)).toBeNull();
    expect(await scoresOfClass({ personId: pupil }, randomUUID())).toBeNull();
  });

  test("is held back as long as scores are, from who is not done, and leaves out who left", async () => {
    const [pupil, other] = taken.pupils as [string, string];
    await db.assignment.update({
      where: { id: taken.assignmentId },
      data: { release: "closed", closesAt: new Date(Date.now() + 3_600_000) },
    });
    expect(await seen(pupil)).toBeNull();
    await db.assignment.update({ where: { id: taken.assignmentId }, data: { release: "handed-in", closesAt: null } });
    await db.attempt.updateMany({ where: { assignmentId: taken.assignmentId, personId: other }, data: { handedInAt: null } });
    expect([await seen(other), (await seen(pupil))!.length]).toEqual([null, PUPILS - 1]);
    await db.membership.updateMany({ where: { classId: taken.classId, personId: other }, data: { leftAt: new Date() } });
    await db.attempt.updateMany({ where: { assignmentId: taken.assignmentId, personId: other }, data: { handedInAt: new Date() } });
    expect([await seen(other), (await seen(pupil))!.length]).toEqual([null, PUPILS - 1]);
  });
});

describe("the file", () => {
  test("has a row for each pupil and a column for each question, and nothing in it is a formula", async () => {
    const own = await takeAssignment({ pupils: 3, questions: 4, seed: "file" });
    await db.membership.updateMany({ where: { classId: own.classId, personId: own.pupils[0]! }, data: { name: "=HYPERLINK(1)" } });
    const file = (await resultsFile(own.owner, own.assignmentId))!;
    const lines = file.text.split("\r\n");
    expect(file.name).toBe("history-9b-monday.csv");
    expect(lines).toHaveLength(5);
    expect(lines[0]!.startsWith("\uFEFFName,State,Answered,Points,Possible,Percent,")).toBe(true);
    expect(file.text).toContain("'=HYPERLINK(1)");
    expect(file.text).not.toMatch(/(^|,|\n)"?[=+@]/);
  });

  test("is for the owner of the class alone", async () => {
    expect([await resultsFile(await makePerson(), taken.assignmentId), await resultsFile(null, taken.assignmentId)]).toEqual([null, null]);
  });
});

describe("what the answers say", () => {
  test("of the questions: each with its statistics, options or typed answers", async () => {
    const analysis = (await analysisOf(taken.owner, taken.assignmentId))!;
    expect(analysis).toMatchObject({ isFixed: true, quiz: { n: PUPILS, items: QUESTIONS, maxMark: QUESTIONS } });
    expect(analysis.quiz.alpha).toBeGreaterThan(0);
    for (const { questionId, statistics, options, typed } of analysis.questions) {
      expect(statistics.n).toBe(PUPILS);
      expect(statistics.facility).toBeGreaterThan(0);
      const question = analysis.asked.get(questionId)!;
      expect([options!.parts.length > 0, typed !== null]).toEqual(question.reply.kind === "choice" ? [true, false] : [false, true]);
    }
  });

  test("of the facts: pooled over all classes of the teacher, and over nobody else's", async () => {
    const again = await takeAssignment({ pupils: 30, questions: QUESTIONS, seed: "results", owner: taken.owner });
    await takeAssignment({ pupils: 5, questions: QUESTIONS, seed: "results" });
    const { facts } = (await factsOf(taken.owner, again.assignmentId))!;
    expect(facts.length).toBeGreaterThan(0);
    const most = facts.reduce((best, one) => (one.people > best.people ? one : best));
    expect(most).toMatchObject({ people: PUPILS + 30, classes: 2, quizzes: 2 });
    expect(facts.every(({ statement }) => statement !== null)).toBe(true);
    expect(facts.every(({ verdict }) => verdict.n > 0)).toBe(true);
  });
});
