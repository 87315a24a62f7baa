// The teacher corrects, marks again, takes out and deletes what pupils are being asked, down to the pupils themselves: whoever answers
// loses nothing by it.
import { formOfFact } from "@/lib/facts/fact-form";
import { takeAssignmentAway } from "@/server/assignments";
import { takeClassAway } from "@/server/classes";
import { deleteQuiz } from "@/server/composed-quizzes";
import { pool } from "@/server/db";
import { editFact, removeFact } from "@/server/fact-edits";
import { removeMember } from "@/server/memberships";
import { dropQuestion } from "@/server/question-edits";
import { applyRegrade, previewRegrade } from "@/server/regrades";
import { deleteSet } from "@/server/set-edits";
import { readSet } from "@/server/sets";
import { doseOf, thinkingOf, type Fault } from "./fault";
import { underLoad } from "./load";
import { openSchool, PLACE, type School } from "./school";

const PUPILS = 60;
const WITHIN_SECONDS = 20;

async function versionNow({ setId }: School): Promise<number> {
  const { rows } = await pool.query<{ number: number }>(
    `SELECT number FROM "FactVersion" WHERE "setId" = $1 AND "factKey" = $2 AND "isCurrent"`,
    [setId, PLACE.id],
  );
  return rows[0]!.number;
}

/** Says that the summit was elsewhere. */
export async function correct(school: School, place: string): Promise<boolean> {
  const set = (await readSet(school.setId))!;
  const fact = set.facts.find(({ id }) => id === PLACE.id)!;
  const saved = await editFact(
    school.teacher,
    school.slug,
    PLACE.id,
    { ...formOfFact(set, fact), object: place },
    await versionNow(school),
  );
  return saved?.ok ?? false;
}

/** Marks again what rests on it, as a teacher does who looks first; false where something changed between the look and the deed. */
export async function markAgain({ teacher, slug }: School): Promise<boolean> {
  const cause = { kind: "fact", id: PLACE.id } as const;
  const preview = await previewRegrade(teacher, slug, cause);
  const done = preview && (await applyRegrade(teacher, slug, cause, { policy: "raise-only", fullWhereNotOffered: true }, preview.seen));
  return done?.ok ?? false;
}

type Deed = { name: string; mayBeRefused?: boolean; do: (school: School) => Promise<boolean> };

const questionOf = ({ sheets }: School, n: number) => sheets[0]!.questions[n]!.id;
const isDone = (saved: { ok: boolean } | null) => saved?.ok ?? false;

const DEEDS: readonly Deed[] = [
  { name: "fact corrected", do: (school) => correct(school, PLACE.becomes) },
  { name: "marked again", mayBeRefused: true, do: markAgain },
  { name: "fact taken out", do: async ({ teacher, slug }) => isDone(await removeFact(teacher, slug, PLACE.id)) },
  { name: "fact brought back", do: async ({ teacher, slug }) => isDone(await removeFact(teacher, slug, PLACE.id, true)) },
  { name: "question taken out", do: async (school) => isDone(await dropQuestion(school.teacher, school.slug, questionOf(school, 1))) },
  { name: "quiz deleted", do: ({ teacher, slug, quizId }) => deleteQuiz(teacher, slug, quizId) },
  {
    name: "pupils taken out of the class",
    do: async ({ teacher, classId, members }) =>
      (await Promise.all(members.slice(0, 5).map((id) => removeMember(teacher, classId, id, false)))).every(Boolean),
  },
  { name: "assignment taken back", do: ({ teacher, classId, assignmentId }) => takeAssignmentAway(teacher, classId, assignmentId, false) },
  { name: "class deleted", do: ({ teacher, classId }) => takeClassAway(teacher, classId, false) },
  { name: "set deleted", do: ({ teacher, slug }) => deleteSet(teacher, slug) },
];

export const teacher: Fault = {
  name: "teacher",
  title: "edits and deletions in mid-quiz",
  isInShort: true,
  async run(bed, dose) {
    const pupils = doseOf(PUPILS, dose, 8);
    const school = await openSchool(pupils);
    return underLoad(
      bed,
      "teacher",
      { learners: pupils, seed: dose.seed, origin: () => bed.app.origin, sheets: school.sheets, thinkMs: thinkingOf(dose) },
      WITHIN_SECONDS,
      async (load) => {
        const refused: string[] = [];
        for (const [i, deed] of DEEDS.entries()) {
          await load.reached((i + 1) / (DEEDS.length + 2));
          if (!(await deed.do(school)) && !deed.mayBeRefused) refused.push(`could not be done: ${deed.name}`);
        }
        return { dose: `${pupils} pupils; ${DEEDS.map(({ name }) => name).join(", ")}`, recoveries: [], broken: refused };
      },
    );
  },
};
