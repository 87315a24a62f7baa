import type { Entity, Fact, FactSet } from "../facts/fact";
import { graphOf } from "../facts/graph";
import { generateQuestions } from "../questions/generate";
import { isSound } from "../questions/lint";
import { questionOfFile } from "../questions/question-file.schema";
import type { Question } from "../questions/question";
import { FORMATS } from "../questions/registry";

/** Questions are made of so many facts of a plan: enough to see what becomes of them, whatever the size of the file. */
const FACTS = 60;
/** So many are made before some are chosen. */
const MADE = 300;

/** Some items from all over a list. */
function spread<T>(items: readonly T[], most: number): T[] {
  return items.length <= most ? [...items] : Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)]!);
}

/** The things that facts name, and what these belong to in turn. */
function named(facts: readonly Fact[], things: ReadonlyMap<string, Entity>): Entity[] {
  const found = new Map<string, Entity>();
  const add = (id: string | undefined) => {
    const entity = id === undefined || found.has(id) ? undefined : things.get(id);
    if (!entity) return;
    found.set(entity.id, entity);
    for (const other of [entity.in, entity.of, ...(entity.equivalents ?? [])]) add(other);
  };
  for (const fact of facts)
    for (const id of [fact.subject, "entity" in fact.object ? fact.object.entity : undefined, fact.by, fact.event]) add(id);
  return [...found.values()];
}

const byId = <T extends { id: string }>(...lists: (readonly T[])[]) => new Map(lists.flat().map((item) => [item.id, item]));

/** A small set with some facts of a plan and all that they name. */
function smallSet(part: FactSet, into: FactSet | null): FactSet {
  const asked = part.questions.slice(0, FACTS).flatMap(({ factIds }) => factIds);
  const facts = [
    ...byId(
      part.facts.filter(({ id }) => asked.includes(id)),
      spread(part.facts, FACTS),
    ).values(),
  ].map((fact) => ({ ...fact, replacedBy: undefined }));
  const sources = new Set(facts.flatMap((fact) => fact.evidence.map(({ source }) => source)));
  return {
    ...part,
    sources: [...byId(into?.sources ?? [], part.sources).values()].filter(({ id }) => sources.has(id)),
    entities: named(facts, byId(into?.entities ?? [], part.entities)),
    relations: [...byId(into?.relations ?? [], part.relations).values()],
    facts,
    closures: [],
    questions: [],
  };
}

/** Of different formats first, then whatever is left. */
function varied(questions: readonly Question[], most: number): Question[] {
  const firsts = [...new Map([...questions].reverse().map((question) => [question.format, question])).values()].reverse();
  const others = questions.filter(
    (question) => !firsts.includes(question) && !firsts.some(({ factIds }) => factIds[0] === question.factIds[0]),
  );
  return [...firsts, ...spread(others, most), ...questions].filter((question, i, all) => all.indexOf(question) === i).slice(0, most);
}

/**
 * A few of the questions that follow from a plan, as they would be asked: authored ones and some made from its facts, of different formats.
 */
export function sampleOfPlan(part: FactSet, into: FactSet | null, most = 5): Question[] {
  const graph = graphOf(smallSet(part, into));
  const authored = spread(part.questions.slice(0, FACTS), most).flatMap((written) => {
    const read = questionOfFile(graph, written, part.slug);
    return read.ok && isSound(graph, read.value) ? [read.value] : [];
  });
  const made: Question[] = [];
  for (const question of generateQuestions(graph, { formats: FORMATS, seed: "1" })) if (made.push(question) >= MADE) break;
  return [...varied(authored, made.length > 0 ? most - 1 : most), ...varied(made, most)].slice(0, most);
}
