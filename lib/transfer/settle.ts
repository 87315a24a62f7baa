import { changeBetween } from "../facts/change";
import { isCardRelation } from "../facts/card";
import type { AuthoredQuestion, Entity, Fact, FactSet, Relation } from "../facts/fact";
import { canonicalJson } from "../canonical-json";
import { plainOfMarkup } from "../markup/plain";
import { fileOfQuestion } from "../questions/question-file.schema";
import { digest } from "../questions/digest";
import type { Question } from "../questions/question";
import type { Problem } from "../problem";
import type { Material, Row } from "./material";
import { LINE_OUTCOMES, type ImportChoices, type LineOutcome, type PastReviews, type Plan, type PlanLine } from "./plan";
import { cardPiece, statementPiece, wordyRelations } from "./settle/cards";
import { anyMarked, cleanRows, titleOfFile } from "./settle/clean";
import { relationsOf, thingsOf } from "./settle/known";
import { cut, emptySet, inOneLine, isRefusal, type Piece, type Refusal, type Setting } from "./settle/piece";
import { inFileOrder, lostLines, type ReadProblem } from "./lost";
import { wordsOfQuestions, wordsOfRow } from "./settle/same-words";
import { collectSources } from "./settle/source";
import { gapPiece, writtenPiece } from "./settle/written";

/** The set that an import goes into: what it holds, its authored questions among it, and all questions that can be asked of it. */
export type Into = { set: FactSet; questions: readonly Question[] };

/**
 * What an import is made with: `into` is null for a new set of this `slug` and `title`; `file` is the name of the file, `format` that of
 * its format, `left` what its reader had to say.
 */
export type Settling = {
  choices: ImportChoices;
  into: Into | null;
  slug: string;
  title: string;
  file: string;
  format: string;
  left?: readonly ReadProblem[];
};

/** What names a row, the same in a newer version of its file: its id there, or the words that ask. */
function keyOf({ id, says }: Row): string {
  if (id !== null) return `id ${id}`;
  switch (says.kind) {
    case "card":
      return `card ${says.front}`;
    case "gap":
      return `gap ${says.text}`;
    case "written":
      return `written ${says.stem}`;
    case "statement":
      return `statement ${says.subject} ${says.relation}`;
  }
}

const answerOf = ({ says }: Row): string =>
  "back" in says ? says.back : "object" in says ? says.object : "answer" in says ? says.answer : canonicalJson(says.reply);

function pieceOf(row: Row, factId: string, setting: Setting): Piece | Refusal {
  const { says } = row;
  switch (says.kind) {
    case "card":
      return cardPiece(row, says, factId, setting);
    case "gap":
      return gapPiece(row, says, factId, setting);
    case "written":
      return writtenPiece(row, says, factId, setting);
    case "statement":
      return statementPiece(row, says, factId, setting);
  }
}

type Named = { row: Row; factId: string; twin: string | null };

/**
 * The rows with the ids of their facts. A row whose words name it may share them with another (a term with two meanings): then what it
 * answers names it too. `twin` is where the same row stood before: it says nothing new.
 */
function named(rows: readonly Row[], { into, format }: Settling): Named[] {
  const facts = new Set(into?.set.facts.map(({ id }) => id));
  const seen = new Map<string, string>();
  return rows.map((row) => {
    const plainKey = keyOf(row);
    const isOther = row.id === null && seen.has(plainKey) && !seen.has(`${plainKey} ${answerOf(row)}`);
    const key = isOther ? `${plainKey} ${answerOf(row)}` : plainKey;
    const twin = seen.get(key) ?? null;
    seen.set(key, twin ?? row.where);
    seen.set(`${plainKey} ${answerOf(row)}`, row.where);
    const factId = row.id !== null && facts.has(row.id) ? row.id : `row-${digest(`${format} ${key}`)}`;
    return { row, factId, twin };
  });
}

type Standing = {
  facts: ReadonlyMap<string, Fact>;
  entities: ReadonlyMap<string, Entity>;
  questions: ReadonlyMap<string, AuthoredQuestion>;
  relations: ReadonlyMap<string, Relation>;
};

const byId = <T extends { id: string }>(items: readonly T[] = []): Map<string, T> => new Map(items.map((item) => [item.id, item]));

const standingOf = (set: FactSet | undefined): Standing => ({
  facts: byId(set?.facts),
  entities: byId(set?.entities),
  questions: byId(set?.questions),
  relations: byId(set?.relations),
});

/** A fact of the set that no import made: a row that carries its id was taken out of this very set. */
const isOwnFact = ({ relations }: Standing, fact: Fact): boolean => {
  const relation = relations.get(fact.relation);
  return !fact.id.startsWith("row-") && !isCardRelation(relation) && relation?.role !== "answer";
};

/** How a piece stands to what the set holds. Words it rests on do not count: the file may be another version of the same. */
function outcomeOf(standing: Standing, { fact, entities, question }: Piece): LineOutcome {
  const old = standing.facts.get(fact.id);
  if (!old) return "new";
  const sameFact = changeBetween(old, { ...fact, evidence: old.evidence }) === null;
  const sameFront = entities.every(({ id, name }) => (standing.entities.get(id)?.name ?? name) === name && standing.entities.has(id));
  const before = question && standing.questions.get(question.id);
  const sameQuestion =
    !question || (before !== undefined && canonicalJson(before) === canonicalJson(fileOfQuestion({ ...question, evidence: [] }, false)));
  return sameFact && sameFront && sameQuestion ? "unchanged" : "changed";
}

/** Whether a row is a question that the set makes from its facts: by its id, or, where the file has none, by its words and its key. */
function isMade(into: Into | null, { questions: authored }: Standing): (row: Row) => boolean {
  const made = (into?.questions ?? []).filter(({ id }) => !authored.has(id));
  const ids = new Set(made.map(({ id }) => id));
  const words = wordsOfQuestions(made);
  return (row) => (row.id === null ? words.has(wordsOfRow(row)) : ids.has(row.id));
}

type Settled = { line: PlanLine; piece: Piece | null; row: Row };

const lineOf = (
  { where }: Row,
  outcome: LineOutcome,
  piece: { kind: PlanLine["kind"]; text: string },
  why: string,
  factId: string | null,
): PlanLine => ({ where, outcome, kind: piece.kind, text: piece.text, why, factId });

const unread = (row: Row): { kind: PlanLine["kind"]; text: string } => {
  const { says } = row;
  const text =
    says.kind === "card"
      ? `${says.front} – ${says.back}`
      : says.kind === "gap"
        ? says.text
        : says.kind === "written"
          ? says.stem || says.name
          : `${says.subject} – ${says.relation}: ${says.object}`;
  return { kind: says.kind === "card" ? "card" : says.kind === "statement" ? "fact" : "question", text: inOneLine(text) };
};

function settleRow({ row, factId, twin }: Named, setting: Setting, standing: Standing, made: (row: Row) => boolean): Settled {
  const skipped = (why: string): Settled => ({ line: lineOf(row, "skipped", unread(row), why, null), piece: null, row });
  if (twin !== null && !made(row)) return skipped(row.id === null ? `The same as ${twin}.` : `It has the id of ${twin}.`);
  const old = standing.facts.get(factId);
  const isOwn = (old !== undefined && isOwnFact(standing, old)) || (old === undefined && made(row));
  if (isOwn) return { line: lineOf(row, "unchanged", unread(row), "This set makes it from its facts.", old?.id ?? null), piece: null, row };
  const piece = pieceOf(row, factId, setting);
  if (isRefusal(piece)) return skipped(piece.why);
  return { line: lineOf(row, outcomeOf(standing, piece), piece, "", factId), piece, row };
}

/** The kinds of fact that a set lacks yet, each as the last row has it: rows before it may have needed less. */
function newRelations(pieces: readonly Piece[], { relations }: Standing): Relation[] {
  return [...byId(pieces.map(({ relation }) => relation)).values()].filter(({ id }) => !relations.has(id));
}

function newEntities(pieces: readonly Piece[], { entities }: Standing): Entity[] {
  return [...byId(pieces.flatMap((piece) => piece.entities)).values()].filter((entity) => entities.get(entity.id)?.name !== entity.name);
}

/** What is stored beside what the set has: the words of what is new or changed become its source. */
function partOf(frame: FactSet, pieces: readonly Piece[], standing: Standing, source: string): FactSet {
  const sources = collectSources(source);
  const facts = pieces.map(({ fact, words }): Fact => ({ ...fact, evidence: [sources.add(words)] }));
  const made = sources.end();
  const questions = pieces.flatMap(({ question }) => (question ? [fileOfQuestion({ ...question, evidence: [] }, false)] : []));
  return { ...frame, sources: made, entities: newEntities(pieces, standing), relations: newRelations(pieces, standing), facts, questions };
}

function reviewsOf(settled: readonly Settled[], choices: ImportChoices): PastReviews[] {
  if (!choices.reviews) return [];
  return settled.flatMap(({ line: { factId, outcome }, row: { reviews = [], reviewsBack = [] } }) => {
    if (factId === null || outcome === "skipped") return [];
    const ways: PastReviews[] = [
      { factId, slot: "object", reviews },
      { factId, slot: "subject", reviews: reviewsBack },
    ];
    return ways.filter((way) => way.reviews.length > 0);
  });
}

const countsOf = (lines: readonly PlanLine[]) =>
  Object.fromEntries(LINE_OUTCOMES.map((outcome) => [outcome, lines.filter((line) => line.outcome === outcome).length])) as Record<
    LineOutcome,
    number
  >;

/** Signs of the light markup that a set did not have so far mean something from now on: whoever imports is told. */
function markedNow(into: Into | null, marked: boolean): Problem[] {
  if (!marked || !into || into.set.markup) return [];
  return [
    {
      where: "set",
      message:
        "This file has formulas, pictures or letters in bold. From now on signs like * and ~ mean something in this set: look over what it held before.",
    },
  ];
}

/** The language of a file as a set names it; English where it names none, or in a way that is no tag. */
function languageTag(language: string | null): string {
  const tag =
    language
      ?.trim()
      .replaceAll("_", "-")
      .replace(/^[A-Za-z]+/, (name) => name.toLowerCase()) ?? "";
  return tag.length <= 35 && /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(tag) ? tag : "en";
}

/**
 * What becomes of the rows of a file: cards and rows of tables become facts, whatever else asks becomes a question of its author with the
 * fact it owns. Every row is in the plan; a row that cannot be taken is skipped with its reason. Nothing is stored: `part` is what would
 * be.
 */
export function settle(material: Material, settling: Settling): Plan {
  const { choices, into, slug, title } = settling;
  const marked = into?.set.markup === true || anyMarked(material.rows);
  const things = thingsOf(into?.set ?? null);
  const plain = marked ? plainOfMarkup : (text: string) => text;
  const rows = cleanRows(material, marked);
  const setting: Setting = {
    slug,
    title,
    choices,
    relations: relationsOf(into?.set ?? null),
    entityNamed: things.find,
    wordy: wordyRelations(rows, choices),
    plain,
  };
  const standing = standingOf(into?.set);
  const made = isMade(into, standing);
  const settled = named(rows, settling).map((one) => {
    const done = settleRow(one, setting, standing, made);
    for (const entity of done.piece?.entities ?? []) if (!things.find(entity.name, [entity.kind])) things.add(entity);
    return done;
  });
  const lines = inFileOrder(
    settled.map(({ line }) => line),
    lostLines(settling.left ?? []),
  );
  const stored = settled.flatMap(({ piece, line }) => (piece && (line.outcome === "new" || line.outcome === "changed") ? [piece] : []));
  const frame = {
    ...emptySet(slug, title, into?.set.language ?? languageTag(material.language)),
    ...(marked && { markup: true as const }),
  };
  const part = partOf(frame, stored, standing, cut(titleOfFile(material) ?? settling.file, 500));
  return {
    lines,
    counts: countsOf(lines),
    part,
    media: material.media,
    reviews: reviewsOf(settled, choices),
    problems: markedNow(into, marked),
  };
}

/** What a fact-set file would change in a set: its facts and questions line by line, and the whole of it as the part. */
export function planOfSet(into: Into | null, set: FactSet): Plan {
  const standing = standingOf(into?.set);
  const factLines = set.facts.map((fact, i): PlanLine => {
    const old = standing.facts.get(fact.id);
    const outcome = !old ? "new" : changeBetween(old, fact) === null ? "unchanged" : "changed";
    return {
      where: `facts[${i}]`,
      outcome,
      kind: "fact",
      text: inOneLine(
        fact.evidence.map(({ source, start, end }) => set.sources.find(({ id }) => id === source)?.text.slice(start, end)).find(Boolean) ??
          fact.id,
      ),
      why: "",
      factId: fact.id,
    };
  });
  const questionLines = set.questions.map((question, i): PlanLine => {
    const old = standing.questions.get(question.id);
    const outcome = !old ? "new" : canonicalJson(old) === canonicalJson(question) ? "unchanged" : "changed";
    return {
      where: `questions[${i}]`,
      outcome,
      kind: "question",
      text: inOneLine(question.stem),
      why: "",
      factId: question.factIds[0] ?? null,
    };
  });
  const lines = [...factLines, ...questionLines];
  return { lines, counts: countsOf(lines), part: set, media: [], reviews: [], problems: [] };
}
