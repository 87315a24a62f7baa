import { randomUUID } from "node:crypto";
import type { AssignmentSettings } from "@/lib/classes/assignment.schema";
import { DEFAULT_SETTINGS } from "@/lib/people/settings";
import { USUAL_SETTINGS, type QuizSettings } from "@/lib/quizzes/settings";
import { assignQuiz } from "../assignments";
import { findClass, makeClass, setWindow } from "../classes";
import { db } from "../db";
import { joinClass, membersOf } from "../memberships";
import { saveQuiz } from "../quizzes";
import type { Who } from "../sessions";
import { makePerson, sampleSetId } from "./attempts";

/** A teacher with an account, as far as the database cares. */
export async function makeTeacher(): Promise<Who> {
  const id = randomUUID();
  await db.person.create({ data: { id, name: "", email: `${id}@example.org`, isAnonymous: false } });
  return { personId: id, name: "", anonymous: false, email: `${id}@example.org`, settings: DEFAULT_SETTINGS, zone: "Europe/Berlin" };
}

/** A class with its code, open for an hour. */
export async function makeOpenClass(teacher: Who, name = "7b"): Promise<{ id: string; code: string }> {
  const made = await makeClass(teacher, { name, teacher: "Ms Adeyemi", zone: "Europe/Berlin" });
  if (!made.ok) throw new Error(JSON.stringify(made));
  await setWindow(teacher, made.value, 60);
  return { id: made.value, code: (await findClass(teacher, made.value))!.code };
}

/** Somebody who joined, with the id of their place in the class. */
export async function makePupil(one: { id: string; code: string }, name: string) {
  const who = await makePerson();
  const joined = await joinClass(who, one.code, name);
  if (!joined.ok) throw new Error(JSON.stringify(joined));
  return { ...who, memberId: (await membersOf(one.id)).find(({ personId }) => personId === who.personId)!.id };
}

const HOUR = 3_600_000;

/** A quiz of the teacher's on the sample set, given to a class: open since an hour ago. */
export async function giveToClass(
  teacher: Who,
  classId: string,
  changes: Partial<AssignmentSettings> = {},
  quiz: Partial<QuizSettings> = {},
): Promise<string> {
  await saveQuiz(teacher, { id: await sampleSetId() }, { ...USUAL_SETTINGS, length: 4, ...quiz }, "Talks");
  const { id: quizId } = await db.quiz.findFirstOrThrow({ where: { ownerId: teacher.personId }, orderBy: { createdAt: "desc" } });
  const settings: AssignmentSettings = {
    quizId,
    title: "",
    mode: "self",
    opensAt: Date.now() - HOUR,
    dueAt: null,
    closesAt: null,
    late: "mark",
    release: "handed-in",
    attempts: 1,
    scoring: "best",
    closedBook: false,
    ...changes,
  };
  const given = await assignQuiz(teacher, classId, settings);
  if (!given?.ok) throw new Error(JSON.stringify(given));
  return given.value;
}
