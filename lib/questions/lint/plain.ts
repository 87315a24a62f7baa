import type { Entity, Fact, FactObject, FactSet, Relation } from "../../facts/fact";
import { graphOf, type Graph } from "../../facts/graph";
import { keptFor } from "../../facts/kept";
import { readMarkup } from "../../markup/read-markup";
import { plainOfRun, type Run } from "../../markup/marked-text";
import type { Question, Reply } from "../question";

/**
 * What the linter reads of a run: its plain words, but for a picture without any, which is its name, so that two pictures are two options.
 */
const readRun = (run: Run) => plainOfRun(run) || (run.kind === "media" ? run.name : "");

/** A text in light markup as the linter reads it. */
const plain = (markup: string): string =>
  readMarkup(markup)
    .map(({ runs }) => runs.map(readRun).join(""))
    .join("\n");

const plainList = (texts: readonly string[] | undefined) => (texts ? { aliases: texts.map(plain) } : {});

const plainEntity = (entity: Entity): Entity => ({ ...entity, name: plain(entity.name), ...plainList(entity.aliases) });

const plainRelation = (relation: Relation): Relation => ({ ...relation, label: plain(relation.label) });

function plainObject(object: FactObject): FactObject {
  if ("text" in object) return { text: plain(object.text) };
  return "number" in object ? { ...object, unit: plain(object.unit) } : object;
}

const plainFact = (fact: Fact): Fact => ({ ...fact, object: plainObject(fact.object), ...(fact.topic && { topic: plain(fact.topic) }) });

const plainSet = (set: FactSet): FactSet => ({
  ...set,
  entities: set.entities.map(plainEntity),
  relations: set.relations.map(plainRelation),
  facts: set.facts.map(plainFact),
});

/** The graph of a set in light markup with its texts as the linter reads them; sources stay, since evidence is offsets into them. */
const plainGraphOf = keptFor((graph) => graphOf(plainSet(graph.set)));

const plainTexts = <T extends { text: string }>(parts: readonly T[]): T[] => parts.map((part) => ({ ...part, text: plain(part.text) }));

function plainReply(reply: Reply): Reply {
  switch (reply.kind) {
    case "choice":
    case "choices":
    case "order":
    case "points":
      return { ...reply, options: plainTexts(reply.options) };
    case "place":
      return { ...reply, options: plainTexts(reply.options) };
    case "pairs":
    case "boxes":
      return { ...reply, items: plainTexts(reply.items), options: plainTexts(reply.options) };
    case "grid":
      return { ...reply, rows: plainTexts(reply.rows), columns: plainTexts(reply.columns), options: plainTexts(reply.options) };
    case "grade":
      return { ...reply, back: plain(reply.back) };
    case "text":
    case "number":
      return reply;
  }
}

/**
 * A question and its graph as the linter reads them: in plain text, where they are in light markup, so that marks count neither as words
 * nor as signs. Evidence stays as its source has it.
 */
export function plainly(graph: Graph, question: Question): { graph: Graph; question: Question } {
  if (!question.markup) return { graph, question };
  const { context, stem, reply, explanation } = question;
  return {
    graph: plainGraphOf(graph),
    question: { ...question, context: plain(context), stem: plain(stem), reply: plainReply(reply), explanation: plain(explanation) },
  };
}
