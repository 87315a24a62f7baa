// Sets of teachers and quizzes to copy, for filling a database: the quizzes are drawn by the app itself from the bundled set, the sets are
// copies of it.
import { createHash } from "node:crypto";
import type pg from "pg";
import { choicesOf } from "@/lib/memory/credit";
import { markAnswer } from "@/lib/questions/mark";
import type { GivenReply, Outcome, Question } from "@/lib/questions/question";
import { openLearners, questionsOf, startQuiz } from "./learners";

/** A reply with what it comes to. `chosen` is the text of a wrong option, where one was chosen. */
export type Judged = {
  reply: string;
  grade: 1 | 2 | 3 | 4 | null;
  points: number;
  near: boolean;
  outcomes: readonly Outcome[];
  chosen: string | null;
};

/** One question of a quiz to be copied, with a right and a wrong answer to it. `optionOrder` is an array as the database writes it. */
export type FillItem = {
  setId: string;
  versionId: string;
  optionOrder: string;
  question: Question;
  choices: number | null;
  isSelfMarked: boolean;
  right: Judged;
  wrong: Judged;
};

/** A quiz to be copied; `settings` as JSON. */
export type FillQuiz = { setId: string; settings: string; items: readonly FillItem[] };

const QUIZZES = 20;
/** Tables of a set, parents first. */
const TABLES = [
  "FactSet",
  "Source",
  "Entity",
  "Relation",
  "Fact",
  "FactVersion",
  "Evidence",
  "Closure",
  "Question",
  "QuestionVersion",
  "QuestionVersionFact",
];
/** Columns of a copy that are not those of the original: `c` is the copy, `t` the original's row. */
const newId = (column: string) => `md5(c.id::text || t."${column}"::text)`;
const COPIED: Readonly<Record<string, string>> = {
  "FactSet.id": "c.id",
  "FactSet.slug": "t.slug || '-' || c.id",
  "FactSet.ownerId": `c."ownerId"`,
  "FactSet.seededFrom": "NULL",
  "FactSet.visibility": "'classes'",
  "FactSet.copiedFromId": "t.id",
  setId: "c.id",
  "FactVersion.id": `${newId("id")}::uuid`,
  "Evidence.id": `${newId("id")}::uuid`,
  "Closure.id": `${newId("id")}::uuid`,
  "QuestionVersion.id": `${newId("id")}::uuid`,
  "Question.id": newId("id"),
  factVersionId: `${newId("factVersionId")}::uuid`,
  questionVersionId: `${newId("questionVersionId")}::uuid`,
  questionId: newId("questionId"),
  "QuestionVersion.content": `jsonb_set(t.content, '{id}', to_jsonb(${newId("questionId")}))`,
};
const OF_SET: Readonly<Record<string, string>> = {
  FactSet: `t.id = $1`,
  QuestionVersion: `t."questionId" IN (SELECT q.id FROM "Question" q WHERE q."setId" = $1)`,
  QuestionVersionFact: `t."questionVersionId" IN (SELECT v.id FROM "QuestionVersion" v JOIN "Question" q ON q.id = v."questionId" WHERE q."setId" = $1)`,
};

const copyOf = (setId: string, id: string): string =>
  createHash("md5")
    .update(setId + id)
    .digest("hex");
const asUuid = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** Copies a set with its facts and the questions that were kept of it, once for each of the owners: `copies` are ids and owners. */
export async function copySet(client: pg.ClientBase, setId: string, copies: readonly { id: string; ownerId: string }[]): Promise<void> {
  for (const table of TABLES) {
    const { rows } = await client.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
      [table],
    );
    const columns = rows.map(({ name }) => ({ name: `"${name}"`, value: COPIED[`${table}.${name}`] ?? COPIED[name] ?? `t."${name}"` }));
    await client.query(
      `INSERT INTO "${table}" (${columns.map(({ name }) => name).join(", ")}) SELECT ${columns.map(({ value }) => value).join(", ")}
       FROM "${table}" t CROSS JOIN unnest($2::uuid[], $3::text[]) AS c (id, "ownerId") WHERE ${OF_SET[table] ?? `t."setId" = $1`}`,
      [setId, copies.map(({ id }) => id), copies.map(({ ownerId }) => ownerId)],
    );
  }
}

function judged(question: Question, given: GivenReply, chosen: string | null = null): Judged {
  const { points, near, outcomes } = markAnswer(question, given, []);
  const grade = given.kind === "grade" && "value" in given ? given.value : null;
  return { reply: JSON.stringify(given), grade, points, near, outcomes, chosen };
}

/** A wrong option where there are some, else giving up. */
function wrongly(question: Question): Judged {
  const { reply } = question;
  const other = reply.kind === "choice" ? reply.options.find(({ id }) => id !== reply.key) : undefined;
  return other
    ? judged(question, { kind: "choice", value: other.id } as GivenReply, other.text)
    : judged(question, { kind: reply.kind, gaveUp: true });
}

const SELF_MARKED = ["grade", "points"];

function toItem(setId: string, versionId: string, optionOrder: readonly string[], question: Question): FillItem {
  const { reply } = question;
  const right = judged(question, { kind: reply.kind, value: reply.key } as GivenReply);
  return {
    setId,
    versionId,
    optionOrder: `{${optionOrder.map((id) => JSON.stringify(id)).join(",")}}`,
    question,
    choices: choicesOf(reply),
    isSelfMarked: SELF_MARKED.includes(reply.kind),
    right,
    wrong: wrongly(question),
  };
}

const ITEMS = `SELECT i."attemptId", i."questionVersionId" AS "versionId", i."optionOrder", a."setId", a.settings FROM "AttemptItem" i JOIN "Attempt" a ON a.id = i."attemptId" WHERE i."attemptId" = ANY($1) ORDER BY i."attemptId", i.position`;

/** Quizzes of the bundled set as the app draws them. */
export async function drawQuizzes(client: pg.ClientBase): Promise<FillQuiz[]> {
  const [learner] = await openLearners(1);
  const ids: string[] = [];
  for (let i = 0; i < QUIZZES; i++) ids.push(await startQuiz(learner!));
  const questions = await questionsOf(ids);
  const { rows } = await client.query<{ attemptId: string; versionId: string; optionOrder: string[]; setId: string; settings: unknown }>(
    ITEMS,
    [ids],
  );
  return ids.map((id) => {
    const items = rows.filter(({ attemptId }) => attemptId === id);
    const { setId, settings } = items[0]!;
    return {
      setId,
      settings: JSON.stringify(settings),
      items: items.map(({ versionId, optionOrder }, i) => toItem(setId, versionId, optionOrder, questions.get(id)![i]!)),
    };
  });
}

/** The same quiz of a copy of its set. */
export function quizOfCopy({ settings, items }: FillQuiz, setId: string): FillQuiz {
  return { setId, settings, items: items.map((item) => ({ ...item, setId, versionId: asUuid(copyOf(setId, item.versionId)) })) };
}
