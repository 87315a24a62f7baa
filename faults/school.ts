// A teacher with a set of their own, and a class that takes a quiz of it: what teachers change while pupils answer.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { dealSheets, openLearners, questionsOf, type Learner, type Sheet } from "@/bench/learners";
import type { FactSet } from "@/lib/facts/fact";
import { readFactSet } from "@/lib/facts/fact-set.schema";
import { DEFAULT_SETTINGS } from "@/lib/people/settings";
import { USUAL_SETTINGS } from "@/lib/quizzes/settings";
import { assignQuiz, startAssignment } from "@/server/assignments";
import { startAttempt } from "@/server/attempts";
import { findClass, makeClass, setWindow } from "@/server/classes";
import { db, pool } from "@/server/db";
import { storeFactSet } from "@/server/facts";
import { joinClass, membersOf } from "@/server/memberships";
import { saveQuiz } from "@/server/quizzes";
import type { Who } from "@/server/sessions";

/** The fact that is corrected, and what it says then. */
export const PLACE = { id: "summit-paris-held-in-city-paris", is: "paris", becomes: "riyadh" };

/** A class with a quiz that was given to it: ids, and its pupils with their places in the class. */
export type School = {
  teacher: Who;
  slug: string;
  setId: string;
  quizId: string;
  classId: string;
  assignmentId: string;
  members: string[];
  learners: Learner[];
  sheets: Sheet[];
};

/** Somebody with an account. */
export async function makeAccount(): Promise<Who> {
  const id = randomUUID();
  const email = `${id}@example.org`;
  await pool.query(`INSERT INTO "Person" (id, name, email, "isAnonymous") VALUES ($1, '', $2, false)`, [id, email]);
  return { personId: id, name: "", anonymous: false, email, settings: DEFAULT_SETTINGS, zone: "Europe/Berlin" };
}

/** Where and when meetings were, and who hosted them: enough to ask of, and soon made. */
function smallSet(): FactSet {
  const read = readFactSet(readFileSync("prisma/fact-sets/ukraine-talks-2025.json", "utf8"));
  if (!read.ok) throw new Error("the bundled set cannot be read");
  const facts = read.value.facts.filter(({ relation }) => relation.startsWith("held-") || relation === "hosted");
  return { ...read.value, slug: `faults-${randomUUID()}`, facts, closures: [] };
}

function made<T>(result: { ok: true; value: T } | { ok: false; problems: unknown } | null): T {
  if (!result?.ok) throw new Error(`could not be made: ${JSON.stringify(result)}`);
  return result.value;
}

async function makeQuiz(teacher: Who, setId: string): Promise<string> {
  const code = await saveQuiz(teacher, { id: setId }, { ...USUAL_SETTINGS, feedback: "end" }, "Talks");
  return (await db.quiz.findFirstOrThrow({ where: { code }, select: { id: true } })).id;
}

const SELF = {
  title: "",
  mode: "self",
  opensAt: null,
  dueAt: null,
  closesAt: null,
  late: "mark",
  release: "handed-in",
  attempts: null,
  scoring: "best",
  closedBook: false,
} as const;

/**
 * Opens a school with so many pupils: each has an attempt of the set that tells after each answer, and one of the quiz that tells at the
 * end.
 */
export async function openSchool(count: number): Promise<School> {
  const teacher = await makeAccount();
  const set = smallSet();
  await storeFactSet(set, { ownerId: teacher.personId, personId: teacher.personId });
  const { id: setId } = await db.factSet.findUniqueOrThrow({ where: { slug: set.slug }, select: { id: true } });
  const quizId = await makeQuiz(teacher, setId);
  const classId = made(await makeClass(teacher, { name: "7b", teacher: "Ms Adeyemi", zone: "Europe/Berlin" }));
  await setWindow(teacher, classId, 60);
  const { code } = (await findClass(teacher, classId))!;
  const assignmentId = made(await assignQuiz(teacher, classId, { ...SELF, quizId }));
  const learners = await openLearners(count);
  const own: Sheet[] = [];
  for (const [n, learner] of learners.entries()) {
    made(await joinClass(learner.who, code, `Pupil ${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + Math.floor(n / 26))}`));
    const attemptId = made(await startAssignment(learner.who, assignmentId));
    own.push({ attemptId, learner, questions: (await questionsOf([attemptId])).get(attemptId)! });
  }
  const template = made(await startAttempt(teacher, { setId, settings: USUAL_SETTINGS }));
  const dealt = await dealSheets(await questionsOf([template]), learners, count);
  const members = (await membersOf(classId)).map(({ id }) => id);
  return { teacher, slug: set.slug, setId, quizId, classId, assignmentId, members, learners, sheets: [...dealt, ...own] };
}
