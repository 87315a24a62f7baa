import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";
import { markupOfPlain } from "../../lib/markup/plain";
import type { FactSet } from "../../lib/facts/fact";
import type { Question } from "../../lib/questions/question";
import { wellFormed } from "./payloads";

// One payload after the other, written into everything that a person can write into: what goes in by a file, and what goes in by a form, as
// it lies in the database afterwards. Each has a word before it, by which it is recognised on the screen.

/** A field that a person can write, with a word that says which it is and of which payload. */
export type Field = (place: string, i: number) => string;

/**
 * The fields of these payloads; `most` letters of each. `asMarkup` writes some of them as light markup, where they mean more than
 * themselves.
 */
export function fieldsOf(payloads: readonly string[], asMarkup: boolean): Field {
  return (place, i) => {
    // A file with signs that nobody sees is refused as a whole: they are written as a page would name them.
    const payload = payloads[i % payloads.length]!.replace(/\p{Cs}/gu, "\uFFFD").replace(/\p{Cc}/gu, (sign) => `&#${sign.charCodeAt(0)};`);
    return `qz${place}${i + 1}x ${asMarkup ? payload : markupOfPlain(payload)}`;
  };
}

const cut = (text: string, most: number) => wellFormed(text.slice(0, most));

function questionOf(field: Field, i: number, slug: string): NonNullable<FactSet["questions"]>[number] {
  const options = ["a", "b", "c"].map((id, o) => ({ id, text: cut(field(`option${id}`, i + o), 900) }));
  return {
    id: `${slug}-${i}`,
    context: cut(field("context", i), 1_000),
    stem: cut(field("stem", i), 1_500),
    explanation: cut(field("explanation", i), 1_500),
    reply: { kind: "choice", options, key: "b" },
    factIds: [`f${i}`],
  };
}

/** A set of so many entries, facts and questions, each with payloads in all its texts. */
export function strangeSet(field: Field, count: number, asMarkup: boolean): FactSet {
  const slug = `strange-${randomUUID().slice(0, 8)}`;
  const each = <T>(make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));
  const text = each((i) => `Line ${i}: ${field("read", i)}.`).join("\n");
  return {
    format: "footing-fact-set/1",
    slug,
    title: cut(field("title", 0), 180),
    description: field("description", 1),
    language: "en",
    licence: cut(field("licence", 2), 190),
    ...(asMarkup && { markup: true }),
    sources: [
      { id: "s", kind: "text", title: cut(field("source", 3), 400), text, date: "2031-05-02" },
      ...each((i) => ({
        id: `s${i}`,
        kind: "text" as const,
        title: cut(field("source", i), 400),
        text: `It means that: ${field("said", i)}`,
        date: "2031-05-02",
        of: {
          publisher: cut(field("publisher", i), 290),
          date: "2031-05-02",
          title: cut(field("original", i), 400),
          url: field("url", i).replace(/^\S+ /, ""),
        },
      })),
    ],
    entities: each((i) => ({
      id: `e${i}`,
      kind: "term",
      name: cut(field("name", i), 290),
      aliases: [cut(field("alias", i), 290)],
      note: cut(field("note", i), 1_900),
    })),
    // What stands in braces in a wording is a place to be filled, and refused where nothing fits.
    relations: [
      {
        id: "means",
        label: cut(field("relation", 4), 190),
        subject: ["term"],
        object: "text",
        functional: true,
        scope: "none",
        wording: {
          en: {
            askObject: `What does {subject} mean? ${cut(field("wording", 5), 500).replace(/[{}]/g, "")}`,
            state: "{subject} means {object}",
          },
        },
      },
    ],
    facts: each((i) => ({
      id: `f${i}`,
      subject: `e${i}`,
      relation: "means",
      object: { text: field("text", i) },
      status: "asserted",
      topic: cut(field("topic", i), 190),
      tags: [cut(field("tag", i), 55)],
      note: cut(field("factnote", i), 1_900),
      evidence: [{ source: `s${i}`, start: 0, end: 13, at: cut(field("place", i), 190) }],
    })),
    closures: [],
    questions: each((i) => questionOf(field, i, slug)),
  };
}

const asPlain =
  (field: Field): Field =>
  (place, i) =>
    field(place, i).replace(/\\(?=[^A-Za-z0-9\s])/g, "");

/** A class with these names of pupils, on its roster and typed, and what was given to it; answers its id and the assignment's. */
export async function strangeClass(
  pool: pg.Pool,
  ownerId: string,
  setId: string,
  field: Field,
  count: number,
): Promise<{ classId: string; assignmentId: string }> {
  const name = asPlain(field);
  const [classId, quizId, assignmentId] = [randomUUID(), randomUUID(), randomUUID()];
  const made = async (id: string, i: number) =>
    pool.query(
      `INSERT INTO "Class" (id, "ownerId", name, "joinCode") VALUES ($1::uuid, $2, $3, translate(substr($1::uuid::text, 1, 8), '-', '2'))`,
      [id, ownerId, name("class", i)],
    );
  await made(classId, 0);
  for (let i = 1; i < count; i++) await made(randomUUID(), i);
  await pool.query(`UPDATE "Person" SET name = $2 WHERE id = $1`, [ownerId, name("teacher", 6)]);
  for (let i = 0; i < count; i++)
    await pool.query(`INSERT INTO "Quiz" (id, code, "setId", "ownerId", title, settings) VALUES ($1, $2, $3, $4, $5, $6)`, [
      i === 0 ? quizId : randomUUID(),
      randomUUID().slice(0, 8),
      setId,
      ownerId,
      name("quiz", i),
      SETTINGS,
    ]);
  await pool.query(`INSERT INTO "Assignment" (id, "classId", "quizId", title) VALUES ($1, $2, $3, $4)`, [
    assignmentId,
    classId,
    quizId,
    name("assignment", 7),
  ]);
  for (let i = 0; i < count; i++) {
    const [person, entry] = [randomUUID(), randomUUID()];
    await pool.query(`INSERT INTO "Person" (id, name, email, "isAnonymous") VALUES ($1, '', $1 || '@anonymous.invalid', true)`, [person]);
    await pool.query(`INSERT INTO "RosterEntry" (id, "classId", name, position) VALUES ($1, $2, $3, $4)`, [
      entry,
      classId,
      name("roster", i),
      i + 1,
    ]);
    await pool.query(
      `INSERT INTO "Membership" (id, "classId", "personId", name, "rosterEntryId") VALUES (gen_random_uuid(), $1, $2, $3, $4)`,
      [classId, person, name("pupil", i), i % 2 === 0 ? entry : null],
    );
  }
  return { classId, assignmentId };
}

const SETTINGS = {
  length: 5,
  topics: [],
  formats: [],
  feedback: "each",
  minutes: null,
  strict: false,
  attempts: null,
  shuffleQuestions: false,
  shuffleOptions: true,
  facts: [],
  difficulty: "mixed",
};

/** A quiz of all questions that a set has, handed in unanswered, with a report about each; answers the attempt's id. */
export async function strangeAttempt(pool: pg.Pool, personId: string, setId: string, field: Field): Promise<string> {
  const attempt = randomUUID();
  await pool.query(`INSERT INTO "Attempt" (id, "personId", "setId", settings, seed, feedback) VALUES ($1, $2, $3, $4, '', 'end')`, [
    attempt,
    personId,
    setId,
    SETTINGS,
  ]);
  const { rows } = await pool.query<{ id: string; content: Question }>(
    `SELECT v.id, v.content FROM "QuestionVersion" v JOIN "Question" q ON q.id = v."questionId" WHERE q."setId" = $1 AND v.origin = 'authored' ORDER BY q.id`,
    [setId],
  );
  for (const [i, { id, content }] of rows.entries()) {
    const order = "options" in content.reply ? content.reply.options.map((option) => option.id) : [];
    const item = randomUUID();
    await pool.query(
      `INSERT INTO "AttemptItem" (id, "attemptId", position, "questionVersionId", "optionOrder") VALUES ($1, $2, $3, $4, $5)`,
      [item, attempt, i + 1, id, order],
    );
    await pool.query(
      `INSERT INTO "QuestionReport" (id, "questionVersionId", "attemptItemId", "personId", note) VALUES (gen_random_uuid(), $1, $2, $3, $4)`,
      [id, item, personId, asPlain(field)("report", i)],
    );
  }
  return attempt;
}

/** Files that were brought under these names. */
export async function strangeImports(pool: pg.Pool, personId: string, field: Field, count: number): Promise<void> {
  const counts = { new: 1, changed: 0, unchanged: 0, skipped: 0 };
  for (let i = 0; i < Math.min(count, 20); i++) {
    await pool.query(
      `INSERT INTO "Import" (id, "personId", "fileName", size, sha256, format, state, report, "readAt", "appliedAt") VALUES (gen_random_uuid(), $1, $2, 1, $3, 'table', 'applied', $4, now(), now())`,
      [
        personId,
        asPlain(field)("file", i),
        createHash("sha256").update(String(i)).digest("hex"),
        { counts, reviews: 0, problems: [{ where: asPlain(field)("where", i), message: asPlain(field)("message", i) }], problemCount: 1 },
      ],
    );
  }
}

/** Fronts and backs of cards, as they are pasted. */
export const strangeCards = (field: Field, count: number): string =>
  Array.from({ length: count }, (_, i) => `${asPlain(field)("front", i)}\t${asPlain(field)("back", i)}`.replace(/[\r\n]/g, " ")).join("\n");

/** An article of a sentence for each. */
export const strangeArticle = (field: Field, count: number): string =>
  Array.from({ length: count }, (_, i) => `The harbour said on 4 May 2031 that ${asPlain(field)("article", i)} is a boat.`).join("\n\n");
