import "server-only";
import { randomBytes } from "node:crypto";
import { differencesOf, type Saved } from "@/lib/facts/difference";
import { checkFactSet } from "@/lib/facts/fact-set.schema";
import type { OptionsForm } from "@/lib/facts/fact-form.schema";
import type { Fact, FactSet, Source } from "@/lib/facts/fact";
import { graphOf, type Graph } from "@/lib/facts/graph";
import { partsOfStatement, STATED_RELATION, statesFalse } from "@/lib/facts/stated-false";
import { alternativesOf, type Alternative } from "@/lib/questions/alternatives";
import { ANSWER_RELATION, authoredOf, codeOf, withAuthored, type Authored, type AuthoredForm } from "@/lib/questions/authored";
import { lintQuestion, type Finding } from "@/lib/questions/lint";
import { withWrongOptions, type StatedOption } from "@/lib/questions/own-options";
import type { Question } from "@/lib/questions/question";
import type { Problem } from "@/lib/problem";
import { storeEntity, storeRelation } from "./apply-states";
import { addSource } from "./fact-edits";
import { saveFact } from "./facts";
import { recorded } from "./history";
import {
  findOwnQuestion,
  lastByHand,
  readableQuestion,
  requireNewestQuestion,
  requireSound,
  type OwnQuestion,
  type SavedQuestion,
} from "./question-edits";
import { keepAsLast } from "./question-versions";
import { changeSet, editableSet, RefusedChange, refuseChange, type Editor, type HeldSet } from "./sets-access";

const code = () => randomBytes(4).toString("hex");

/** What is said of a question before it is stored: problems of its form, or what the linter finds. */
export type Checked = { problems: Problem[]; findings: Finding[] };

/**
 * What the linter says of a question written from scratch, as it stands in its form; null when the set is not theirs to change. Nothing is
 * stored.
 */
export async function checkAuthored(who: Editor, slug: string, form: AuthoredForm): Promise<Checked | null> {
  const own = await editableSet(who, slug);
  if (!own) return null;
  const made = authoredOf(own.set, "checked", form);
  if (!made.ok) return { problems: made.problems, findings: [] };
  return { problems: [], findings: lintQuestion(graphOf(withAuthored(own.standing.graph, made.value)), made.value.question) };
}

function requireFits(held: HeldSet, made: Authored): Graph {
  const graph = graphOf(withAuthored(graphOf(held.set), made));
  const checked = checkFactSet(graph.set);
  if (!checked.ok) throw new RefusedChange(checked.problems.slice(0, 3).map(({ message }) => ({ where: "stem", message })));
  return graph;
}

async function storeAuthored(held: HeldSet, made: Authored, before: Fact | undefined): Promise<void> {
  const isKnown = held.set.relations.some(({ id }) => id === ANSWER_RELATION.id);
  if (!isKnown) await storeRelation(held, ANSWER_RELATION);
  if (!held.set.sources.some(({ id }) => id === made.source.id)) await addSource(held, made.source);
  await storeEntity(held, made.entity);
  await saveFact(held.transaction, held.setId, before, made.fact, held.personId);
  await keepAsLast(held, made.question, "authored");
}

async function recordAuthored(held: HeldSet, made: Authored, before: Fact | undefined): Promise<SavedQuestion & { questionId: string }> {
  const findings = requireSound(requireFits(held, made), made.question);
  const touched = { entities: [made.entity.id], facts: [made.fact.id], questions: [made.question.id] };
  const editId = await recorded(
    held,
    { target: "question", targetKey: made.question.id, action: before ? "changed" : "added" },
    touched,
    () => storeAuthored(held, made, before),
  );
  return { questionId: made.question.id, version: (await lastByHand(held, made.question.id)).number, findings, editId };
}

function requireMade(made: ReturnType<typeof authoredOf>): Authored {
  if (!made.ok) throw new RefusedChange(made.problems);
  return made.value;
}

/**
 * Stores a question that somebody wrote from scratch, with the fact it owns. Refused where a rule is broken, in the linter’s words. Null
 * when the set is not theirs to change.
 */
export async function writeQuestion(
  who: Editor,
  slug: string,
  form: AuthoredForm,
): Promise<Saved<SavedQuestion & { questionId: string }> | null> {
  return changeSet(who, slug, (held) => recordAuthored(held, requireMade(authoredOf(held.set, code(), form)), undefined));
}

/** The source with the author’s words: the one that has these very words, or a new one, since texts never change. */
function sourceCode(set: FactSet, ownCode: string, made: Authored): string {
  const same = set.sources.find(
    ({ id, text, title }) => id.startsWith(`author-${ownCode}`) && text === made.source.text && title === made.source.title,
  );
  return same ? same.id.slice("author-".length) : `${ownCode}-${code()}`;
}

/** Writes a question of one’s own anew. How it is answered stays: another way would be another question. `base` as for every question. */
export async function rewriteQuestion(
  who: Editor,
  slug: string,
  questionId: string,
  form: AuthoredForm,
  base: number | null,
): Promise<Saved<SavedQuestion & { questionId: string }> | null> {
  const found = await findOwnQuestion(who, slug, questionId);
  if (found?.handling !== "authored") return null;
  return changeSet(who, slug, async (held) => {
    const fact = held.set.facts.find(({ id }) => id === found.question.factIds[0]);
    const ownCode = fact && codeOf(fact);
    if (!fact || !ownCode) return refuseChange("stem", "The fact of this question was taken out. Bring it back first.");
    const first = requireMade(authoredOf(held.set, ownCode, form));
    const made = requireMade(authoredOf(held.set, ownCode, form, sourceCode(held.set, ownCode, first)));
    if (made.question.id !== questionId)
      refuseChange("kind", "How a question is answered stays as it is. Write another question for that.");
    await requireNewestQuestion(held, found.question, made.question, base);
    return recordAuthored(held, made, fact);
  });
}

/** A wrong option of a question, or one it could have: the words, whether it stands in it now, and why it is wrong. */
export type OptionLine = Alternative & { chosen: boolean };

const isWrongIn = ({ reply }: Question, id: string) =>
  (reply.kind === "choice" || reply.kind === "choices") &&
  reply.options.some((option) => option.id === id) &&
  !(typeof reply.key === "string" ? reply.key === id : reply.key.includes(id));

/** Every wrong option that the facts show wrong for a question, and the words that its author stated to be. */
export function optionsOf(graph: Graph, question: Question): { proven: OptionLine[]; stated: string[] } {
  const proven = alternativesOf(graph, question).map((one) => ({ ...one, chosen: isWrongIn(question, one.option.id) }));
  const known = new Set(proven.map(({ option }) => option.id));
  const wrong = "options" in question.reply ? question.reply.options.filter(({ id }) => isWrongIn(question, id) && !known.has(id)) : [];
  return { proven, stated: wrong.map(({ text }) => text) };
}

type Statements = { options: StatedOption[]; facts: Fact[]; sources: Source[] };

/** What is stated to be wrong: facts that say so already, and new ones. */
function statementsFor(set: FactSet, question: Question, texts: readonly string[]): Statements {
  const relations = new Map(set.relations.map((relation) => [relation.id, relation]));
  const subject = set.facts.find(({ id }) => id === question.factIds[0])?.subject;
  const made: Statements = { options: [], facts: [], sources: [] };
  for (const text of texts) {
    const known = set.facts.find((fact) => statesFalse(relations.get(fact.relation), fact, question.id, text));
    const parts = known || subject === undefined ? null : partsOfStatement(code(), question, subject, text);
    if (parts) made.facts.push(parts.fact);
    if (parts) made.sources.push(parts.source);
    made.options.push({ text, factId: known?.id ?? parts?.fact.id ?? "" });
  }
  return made;
}

function withStatements(set: FactSet, { facts, sources }: Statements): FactSet {
  const relations = set.relations.some(({ id }) => id === STATED_RELATION.id) ? set.relations : [...set.relations, STATED_RELATION];
  return { ...set, relations, sources: [...set.sources, ...sources], facts: [...set.facts, ...facts] };
}

type WithOptions = { question: Question; statements: Statements; graph: Graph };

function withChosen(graph: Graph, found: OwnQuestion, { optionIds, stated }: OptionsForm): WithOptions {
  const proven = alternativesOf(graph, found.question).filter(({ option }) => optionIds.includes(option.id));
  const statements = statementsFor(graph.set, found.question, stated);
  return {
    question: withWrongOptions(found.question, proven, statements.options),
    statements,
    graph: graphOf(withStatements(graph.set, statements)),
  };
}

/** What the linter says of a question with other wrong options; null when it is not there or not theirs to change. Nothing is stored. */
export async function checkOptions(who: Editor, slug: string, questionId: string, form: OptionsForm): Promise<Checked | null> {
  const [own, found] = [await editableSet(who, slug), await findOwnQuestion(who, slug, questionId)];
  if (!own || !found) return null;
  const { question, graph } = withChosen(own.standing.graph, found, form);
  return { problems: [], findings: lintQuestion(graph, question) };
}

async function storeStatements(held: HeldSet, { facts, sources }: Statements): Promise<void> {
  if (facts.length > 0 && !held.set.relations.some(({ id }) => id === STATED_RELATION.id)) await storeRelation(held, STATED_RELATION);
  for (const source of sources) await addSource(held, source);
  for (const fact of facts) await saveFact(held.transaction, held.setId, undefined, fact, held.personId);
}

/**
 * Gives a question other wrong options: some that the facts show wrong, some that its author states to be (each statement is a fact of the
 * set). Refused where a rule is broken, in the linter’s words. Null when it is not there, or the set is not theirs to change.
 */
export async function chooseOptions(
  who: Editor,
  slug: string,
  questionId: string,
  form: OptionsForm,
  base: number | null,
): Promise<Saved<SavedQuestion> | null> {
  const found = await findOwnQuestion(who, slug, questionId);
  if (!found || found.dropped) return null;
  return changeSet(who, slug, async (held) => {
    const { question, statements, graph } = withChosen(graphOf(held.set), found, form);
    await requireNewestQuestion(held, found.question, question, base);
    const findings = requireSound(graph, question);
    const isSame = differencesOf(readableQuestion(found.question), readableQuestion(question), readableQuestion(question)).length === 0;
    const touched = { questions: [questionId], facts: statements.facts.map(({ id }) => id) };
    const editId = isSame
      ? null
      : await recorded(held, { target: "question", targetKey: questionId, action: "changed" }, touched, async () => {
          await storeStatements(held, statements);
          await keepAsLast(held, question, found.handling === "authored" ? "authored" : "edited");
        });
    return { version: (await lastByHand(held, questionId)).number, findings, editId };
  });
}
