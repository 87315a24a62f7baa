import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { PURPOSES } from "@/lib/classes/assignment.schema";
import { daysLater } from "@/lib/classes/local-time";
import { ok, refused, type Result } from "@/lib/problem";
import type { Question } from "@/lib/questions/question";
import { questionsAgain } from "@/lib/quizzes/ask-again";
import { USUAL_SETTINGS } from "@/lib/quizzes/settings";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { findAssignment, takeAssignmentAway, type AssignmentDetail } from "./assignments";
import { databaseNow } from "./attempts";
import { findComposableSet, storeQuiz, type ComposableSet } from "./composed-quizzes";
import { db } from "./db";
import { withNewCode } from "./quizzes";
import { leastKnownIn, type GivenAssignment } from "./results";
import type { Transaction } from "./sets-access";
import { inPrismaTransaction } from "./transactions";

// Asking a class again, two weeks later, what it knew least.

type Asking = { personId: string };

const QUESTIONS = 3;
const OPENS_AFTER_DAYS = 14;
const OPEN_DAYS = 7;
/** So many letters of a title stay, so that what is added to it has room. */
const TITLE_LETTERS = 120;

/** The id of what follows an assignment: always the same, so that pressed twice it is made once. A UUID of version 8 (RFC 9562). */
function idAfter(assignmentId: string): string {
  const hex = createHash("sha256").update(`asked again ${assignmentId.toLowerCase()}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What asks a class again after an assignment; null where it was not asked for, or is taken away, or the class is not theirs. */
export const askedAgain = (who: Asking, classId: string, assignmentId: string): Promise<AssignmentDetail | null> =>
  findAssignment(who, classId, idAfter(assignmentId));

/** Takes away what asks a class again after an assignment. False when there is none, or it is not theirs. */
export const takeAskedAgainAway = (who: Asking, classId: string, assignmentId: string): Promise<boolean> =>
  takeAssignmentAway(who, classId, idAfter(assignmentId), false);

type Times = { opensAt: Date; closesAt: Date };

/** Two weeks from now at the same hour by the clocks of the class, for a week. */
async function timesIn(zone: string): Promise<Times> {
  const now = await databaseNow();
  return {
    opensAt: new Date(daysLater(now, OPENS_AFTER_DAYS, zone)),
    closesAt: new Date(daysLater(now, OPENS_AFTER_DAYS + OPEN_DAYS, zone)),
  };
}

/** Brings back what was taken away, two weeks from now. */
async function bringBack(assignment: GivenAssignment): Promise<void> {
  await db.assignment.updateMany({
    where: { id: idAfter(assignment.id), classId: assignment.classId, deletedAt: { not: null } },
    data: { deletedAt: null, ...(await timesIn(assignment.zone)) },
  });
}

type Again = { assignment: GivenAssignment; set: ComposableSet; questions: readonly Question[] };

/** Gives the questions to the class once: whoever comes second waits, and finds them given. */
async function give(transaction: Transaction, who: Asking, { assignment, set, questions }: Again, code: string): Promise<void> {
  const id = idAfter(assignment.id);
  await transaction.$queryRaw`SELECT id FROM "Assignment" WHERE id = ${assignment.id}::uuid FOR UPDATE`;
  if (await transaction.assignment.findUnique({ where: { id }, select: { id: true } })) return;
  const title = fill(words("classes").againTitle, { title: assignment.title.slice(0, TITLE_LETTERS) });
  const quizId = await storeQuiz(transaction, who, set, { code, title, settings: USUAL_SETTINGS, questions });
  await transaction.assignment.create({
    data: {
      id,
      classId: assignment.classId,
      quizId,
      zone: assignment.zone,
      release: PURPOSES.class,
      attempts: 1,
      ...(await timesIn(assignment.zone)),
    },
  });
}

/**
 * Asks a class again in two weeks: a quiz of three questions on the facts of an assignment that it knew least, others than were asked where
 * there are others, open for a week. Pressed twice it is made once. A problem before anybody is done; null when the assignment or its set
 * is not theirs.
 */
export async function askAgain(who: Asking, classId: string, assignmentId: string): Promise<Result<AssignmentDetail> | null> {
  const found = await findAssignment(who, classId, assignmentId);
  const least = found && (await leastKnownIn(who, found.id));
  if (!found || !least) return null;
  const { assignment, factIds, questionIds } = least;
  await bringBack(assignment);
  const given = await askedAgain(who, classId, found.id);
  if (given) return ok(given);
  const set = await findComposableSet(who, found.setSlug);
  if (!set) return null;
  const material = { graph: set.standing.graph, pool: set.pool, facilityOf: () => undefined };
  const questions = questionsAgain(material, factIds, questionIds, QUESTIONS, randomBytes(8).toString("hex"));
  if (questions.length === 0) return refused({ where: "form", message: words("classes").problems.nothingAgain });
  await withNewCode((code) => inPrismaTransaction((transaction) => give(transaction, who, { assignment, set, questions }, code)));
  const made = await askedAgain(who, classId, found.id);
  return made && ok(made);
}
