import "server-only";
import { canonicalJson } from "@/lib/canonical-json";
import { differencesOf, type Readable, type Saved } from "@/lib/facts/difference";
import type { RewordForm } from "@/lib/facts/fact-form.schema";
import type { Graph } from "@/lib/facts/graph";
import { lintQuestion, type Finding } from "@/lib/questions/lint";
import { keyWords } from "@/lib/questions/key-words";
import type { Question } from "@/lib/questions/question";
import { db } from "./db";
import { recorded, type EditAction } from "./history";
import { isHeldFast, isWithdrawn, type Handling } from "./handling";
import { keepAsLast } from "./question-versions";
import { keepQuestions } from "./questions";
import { changeSet, editableSet, RefusedChange, refuseChange, type Editor, type HeldSet } from "./sets-access";
import { poolOfSet, type StandingSet } from "./sets";

/**
 * A question as whoever may change the set sees it: the key, what the linter says, whether it is taken out or held fast, how it came to be
 * (null: generated), the number of its last version by hand (0: none), and whether its words by hand wait for a look, since what they rest
 * on changed.
 */
export type OwnQuestion = {
  question: Question;
  findings: Finding[];
  dropped: boolean;
  pinned: boolean;
  handling: Handling | null;
  version: number;
  needsLook: boolean;
};

type Standing = StandingSet & { questions: readonly Question[] };

async function standingOf(who: Editor, slug: string): Promise<Standing | null> {
  const own = await editableSet(who, slug);
  return own && { ...own.standing, questions: await poolOfSet(own.standing.setId) };
}

const known = new WeakMap<Question, Finding[]>();

/** What the linter says of a question of the pool, worked out once: the pool is made anew with every change of its set. */
function findingsOf(graph: Graph, question: Question): Finding[] {
  const findings = known.get(question) ?? lintQuestion(graph, question);
  known.set(question, findings);
  return findings;
}

type ByHand = { question: Question; dropped: boolean; pinned: boolean; handling: Handling | null; version: number };

const handlingOf = (last: { origin: string; digest: string } | undefined): Handling | null => {
  if (!last || isWithdrawn(last)) return null;
  return isHeldFast(last) ? "pinned" : (last.origin as Handling);
};

/** Every question that somebody did something to, by its id; of one question, where an id is given. */
async function byHand(setId: string, id?: string): Promise<Map<string, ByHand>> {
  const rows = await db.question.findMany({
    where: {
      setId,
      ...(id !== undefined && { id }),
      OR: [{ droppedAt: { not: null } }, { pinnedAt: { not: null } }, { versions: { some: { origin: { not: "generated" } } } }],
    },
    include: { versions: { orderBy: { number: "desc" }, take: 20 } },
  });
  return new Map(
    rows.flatMap((row) => {
      const last = row.versions.find(({ origin }) => origin !== "generated");
      const shown = last ?? row.versions[0];
      return shown
        ? [
            [
              row.id,
              {
                question: shown.content as unknown as Question,
                dropped: row.droppedAt !== null,
                pinned: row.pinnedAt !== null,
                handling: handlingOf(last),
                version: last?.number ?? 0,
              },
            ] as const,
          ]
        : [];
    }),
  );
}

/** The question without the words of its sources, which always are those that hold now. */
const words = (question: Question) => canonicalJson({ ...question, evidence: [] });

function asked(own: Standing, question: Question, hand: ByHand | undefined): OwnQuestion {
  return {
    question,
    findings: findingsOf(own.graph, question),
    dropped: false,
    pinned: hand?.pinned ?? false,
    handling: hand?.handling ?? null,
    version: hand?.version ?? 0,
    needsLook: hand !== undefined && hand.handling !== null && words(hand.question) !== words(question),
  };
}

/** A question that is not asked now: taken out, or in words by hand that no longer stand and that nothing takes the place of. */
function unasked(own: Standing, hand: ByHand): OwnQuestion[] {
  if (!hand.dropped && hand.handling === null) return [];
  return [{ ...hand, findings: hand.dropped ? [] : findingsOf(own.graph, hand.question), needsLook: !hand.dropped }];
}

/** Every question of a set, those that are not asked last; null when the set is not theirs to change. */
export async function listOwnQuestions(who: Editor, slug: string): Promise<OwnQuestion[] | null> {
  const own = await standingOf(who, slug);
  if (!own) return null;
  const hands = await byHand(own.setId);
  const inPool = new Set(own.questions.map(({ id }) => id));
  const others = [...hands].filter(([id]) => !inPool.has(id)).flatMap(([, hand]) => unasked(own, hand));
  return [...own.questions.map((question) => asked(own, question, hands.get(question.id))), ...others];
}

/** The question with this id; null when it is not there, or the set is not theirs to change. */
export async function findOwnQuestion(who: Editor, slug: string, questionId: string): Promise<OwnQuestion | null> {
  const own = await standingOf(who, slug);
  if (!own) return null;
  const hand = (await byHand(own.setId, questionId)).get(questionId);
  const question = own.questions.find((one) => one.id === questionId);
  return question ? asked(own, question, hand) : ((hand && unasked(own, hand)[0]) ?? null);
}

/** What the linter says of a question with other words; null when it is not there or not theirs to change. Nothing is stored. */
export async function lintRewording(who: Editor, slug: string, questionId: string, form: RewordForm): Promise<Finding[] | null> {
  const [own, found] = [await editableSet(who, slug), await findOwnQuestion(who, slug, questionId)];
  return own && found && lintQuestion(own.standing.graph, { ...found.question, ...form });
}

/** A question with its fields as people read them. */
export const readableQuestion = ({ context, stem, explanation, reply }: Question): Readable => ({
  context,
  stem,
  explanation,
  options: "options" in reply ? reply.options.map(({ text }) => text).join("\n") : keyWords(reply).join("\n"),
});

/** The number of the last version by hand, read where the change is under way; 0 for none. */
export async function lastByHand({ transaction }: HeldSet, questionId: string): Promise<{ number: number; question: Question | null }> {
  const last = await transaction.questionVersion.findFirst({
    where: { questionId, origin: { not: "generated" } },
    orderBy: { number: "desc" },
  });
  return { number: last?.number ?? 0, question: (last?.content as unknown as Question | undefined) ?? null };
}

async function contentAt({ transaction }: HeldSet, questionId: string, number: number | null): Promise<Question | null> {
  const row =
    number === null || number === 0
      ? null
      : await transaction.questionVersion.findUnique({ where: { questionId_number: { questionId, number } }, select: { content: true } });
  return (row?.content as unknown as Question | undefined) ?? null;
}

/** Refuses to save over what somebody else saved first, and says how it differs. */
export async function requireNewestQuestion(held: HeldSet, found: Question, mine: Question, base: number | null): Promise<void> {
  const last = await lastByHand(held, mine.id);
  if (base === last.number) return;
  const theirs = last.question ?? found;
  const began = (await contentAt(held, mine.id, base)) ?? found;
  throw new RefusedChange([], {
    base: last.number,
    differences: differencesOf(readableQuestion(began), readableQuestion(mine), readableQuestion(theirs)),
  });
}

/** What saving a question did: the number of its last version by hand, what the linter warns of, and the edit that can be undone. */
export type SavedQuestion = { version: number; findings: Finding[]; editId: string | null };

/** Refuses a question that breaks a rule, in the linter’s words; else answers what it warns of. */
export function requireSound(graph: Graph, question: Question): Finding[] {
  const findings = lintQuestion(graph, question);
  const broken = findings.filter((finding) => finding.level === "E");
  if (broken.length > 0) throw new RefusedChange(broken.map(({ message }) => ({ where: "stem", message })));
  return findings;
}

/**
 * Saves a question as somebody has it by hand now. Refused where a rule is broken, in the linter’s words. What is as it was, and rests on
 * what it did, is no change.
 */
async function saveByHand(held: HeldSet, graph: Graph, found: OwnQuestion, mine: Question, base: number | null): Promise<SavedQuestion> {
  await requireNewestQuestion(held, found.question, mine, base);
  const findings = requireSound(graph, mine);
  if (!found.needsLook && words(found.question) === words(mine)) return { version: base ?? 0, findings, editId: null };
  const editId = await recorded(held, { target: "question", targetKey: mine.id, action: "reworded" }, { questions: [mine.id] }, () =>
    keepAsLast(held, mine, found.handling === "authored" ? "authored" : "edited"),
  );
  return { version: (await lastByHand(held, mine.id)).number, findings, editId };
}

/**
 * Puts other words in place of a question’s. `base` is the version by hand that the form was filled from (0: none): where there is a newer
 * one nothing is saved and the difference is told. Null when it is not there, or the set is not theirs to change.
 */
export async function rewordQuestion(
  who: Editor,
  slug: string,
  questionId: string,
  form: RewordForm,
  base: number | null = null,
): Promise<Saved<SavedQuestion> | null> {
  const [own, found] = [await editableSet(who, slug), await findOwnQuestion(who, slug, questionId)];
  if (!own || !found || found.dropped) return null;
  return changeSet(who, slug, (held) => saveByHand(held, own.standing.graph, found, { ...found.question, ...form }, base));
}

async function keepRow(held: HeldSet, standing: StandingSet, question: Question): Promise<void> {
  const row = await held.transaction.question.findUnique({ where: { id: question.id }, select: { id: true } });
  if (!row) await keepQuestions(held.transaction, standing, [question]);
}

/** Does something to the row of a question. */
async function mark(
  who: Editor,
  slug: string,
  questionId: string,
  action: EditAction,
  work: (held: HeldSet, found: OwnQuestion) => Promise<unknown>,
): Promise<Saved<string | null> | null> {
  const [own, found] = [await editableSet(who, slug), await findOwnQuestion(who, slug, questionId)];
  if (!own || !found) return null;
  return changeSet(who, slug, async (held) => {
    await keepRow(held, own.standing, found.question);
    return recorded(held, { target: "question", targetKey: questionId, action }, { questions: [questionId] }, () => work(held, found));
  });
}

/**
 * Takes a question out, or brings it back: answers the edit, null where nothing changed. Null alone when it is not there, or not theirs to
 * change.
 */
export async function dropQuestion(who: Editor, slug: string, questionId: string, back = false): Promise<Saved<string | null> | null> {
  return mark(who, slug, questionId, back ? "restored" : "removed", ({ transaction }) =>
    transaction.question.update({ where: { id: questionId }, data: { droppedAt: back ? null : new Date() } }),
  );
}

/** Holds a question fast as it is asked now, whatever would be generated in its place; or lets it go again. */
export async function pinQuestion(who: Editor, slug: string, questionId: string, release = false): Promise<Saved<string | null> | null> {
  return mark(who, slug, questionId, release ? "unpinned" : "pinned", async (held, found) => {
    if (found.needsLook) refuseChange("question", "What it rests on has changed. Look at its words first.");
    if (!release && found.handling === null) await keepAsLast(held, found.question, "pinned");
    if (release && found.handling === "pinned") await keepAsLast(held, found.question, "withdrawn");
    await held.transaction.question.update({ where: { id: questionId }, data: { pinnedAt: release ? null : new Date() } });
  });
}

/** Gives a question back to whoever generates it: words by hand no longer hold. Null when it is not there, or not theirs to change. */
export async function letGenerate(who: Editor, slug: string, questionId: string): Promise<Saved<string | null> | null> {
  return mark(who, slug, questionId, "undone", async (held, found) => {
    if (found.handling === "authored") refuseChange("question", "You wrote this question: nothing generates it.");
    if (found.handling !== null) await keepAsLast(held, found.question, "withdrawn");
    await held.transaction.question.update({ where: { id: questionId }, data: { pinnedAt: null } });
  });
}
