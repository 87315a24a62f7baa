import "server-only";
import { changesBetween, type Change, type Readable } from "@/lib/facts/difference";
import { sentenceOf } from "@/lib/facts/editor-lines";
import { formOfFact } from "@/lib/facts/fact-form";
import type { Graph } from "@/lib/facts/graph";
import { listId } from "@/lib/facts/lists";
import { readableEntity, readableForm, readableRelation } from "@/lib/facts/readable";
import { plainStem } from "@/lib/questions/plain-words";
import { readableQuestion } from "./question-edits";
import type { EditLine } from "./history";
import type { FactState, States } from "./states";

/**
 * A change as people read it: what it is about (null: several facts, counted), where that is edited (null: nowhere any more), and field by
 * field what changed.
 */
export type EditStory = { about: string | null; count: number; path: string | null; changes: Change[] };

const NOTHING: Readable = {};

const removedWord = (state: { removed: boolean } | null | undefined): Readable => (state?.removed ? { removed: "removed" } : NOTHING);

function readableFact(graph: Graph, state: FactState | null | undefined): Readable {
  return state ? { ...readableForm(graph.set, formOfFact(graph.set, state.fact)), ...removedWord(state) } : NOTHING;
}

/** What one thing was like, by the kind and key under which a change keeps it. */
function readableOf(graph: Graph, states: States | null, kind: keyof States, key: string): Readable {
  if (kind === "facts") return readableFact(graph, states?.facts?.[key]);
  const [entity, relation, question] = [states?.entities?.[key], states?.relations?.[key], states?.questions?.[key]];
  if (kind === "entities" && entity) return { ...readableEntity(entity.entity), ...removedWord(entity) };
  if (kind === "relations" && relation) return { ...readableRelation(relation.relation), ...removedWord(relation) };
  if (kind === "questions" && question)
    return {
      ...(question.question ? readableQuestion(question.question) : NOTHING),
      pinned: question.pinned ? "pinned" : "",
      ...removedWord(question),
    };
  if (kind === "set" && states?.set) return { title: states.set.title, visibility: states.set.visibility, ...removedWord(states.set) };
  return kind === "closures" && states?.closures?.[key] ? { scope: states.closures[key].scope } : NOTHING;
}

const KIND_OF = {
  fact: "facts",
  entity: "entities",
  relation: "relations",
  closure: "closures",
  question: "questions",
  set: "set",
} as const satisfies Record<string, keyof States>;

function nameIn(graph: Graph, edit: EditLine): string | null {
  const [after, before] = [edit.after, edit.before];
  const key = edit.targetKey;
  if (after?.file !== undefined) return after.file;
  const fact = (after?.facts?.[key] ?? before?.facts?.[key])?.fact ?? graph.fact(key);
  if (edit.target === "fact") return fact ? sentenceOf(graph, fact) : null;
  if (edit.target === "entity") return (after?.entities?.[key] ?? before?.entities?.[key])?.entity.name ?? graph.entity(key)?.name ?? null;
  if (edit.target === "relation")
    return (after?.relations?.[key] ?? before?.relations?.[key])?.relation.label ?? graph.relation(key)?.label ?? null;
  if (edit.target === "question") {
    const question = (after?.questions?.[key] ?? before?.questions?.[key])?.question;
    return question ? plainStem(question) : null;
  }
  if (edit.target === "source") return graph.source(key)?.title ?? null;
  return edit.target === "closure" ? listName(graph, key) : (after?.set?.title ?? null);
}

/** "attended: ministers’ meeting": whose list of what. */
function listName(graph: Graph, key: string): string {
  const [relation, subject, object] = JSON.parse(key) as [string, string | null, string | null];
  const end = subject ?? object ?? "";
  return `${graph.relation(relation)?.label ?? relation}: ${graph.entity(end)?.name ?? end}`;
}

/** The address of a list, from the key under which its closure is kept. */
function listPath(key: string): string {
  const [relation, subject, object] = JSON.parse(key) as [string, string | null, string | null];
  return listId(relation, subject === null ? { object: object ?? "" } : { subject });
}

function pathOf(graph: Graph, { target, targetKey }: EditLine): string | null {
  if (target === "fact") return graph.fact(targetKey) ? `edit/facts/${targetKey}` : null;
  if (target === "entity") return graph.entity(targetKey) ? `edit/entries/${targetKey}` : null;
  if (target === "relation") return graph.relation(targetKey) ? `edit/kinds/${targetKey}` : null;
  if (target === "question") return `edit/questions/${targetKey}`;
  if (target === "closure") return `edit/lists/${listPath(targetKey)}`;
  return target === "source" ? `articles/${targetKey}` : null;
}

/** The change told: read with the set as it stands now, since names are looked up there. */
export function tellEdit(graph: Graph, edit: EditLine): EditStory {
  const kind = (KIND_OF as Readonly<Record<string, keyof States>>)[edit.target];
  const count = Object.keys(edit.after?.facts ?? {}).length;
  if (edit.targetKey === "" && edit.target === "fact") return { about: null, count, path: null, changes: [] };
  const changes = kind
    ? changesBetween(readableOf(graph, edit.before, kind, edit.targetKey), readableOf(graph, edit.after, kind, edit.targetKey))
    : [];
  return { about: nameIn(graph, edit), count, path: pathOf(graph, edit), changes };
}
