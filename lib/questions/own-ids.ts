import { shortDigest } from "./digest";
import type { CreditOf, Option, Proof, Reply } from "./question";

type Renamed = (id: string) => string;

const renameAll = (parts: readonly Option[], own: Renamed): Option[] => parts.map(({ id, text }) => ({ id: own(id), text }));

function renameKeys<T>(record: Readonly<Record<string, T>>, own: Renamed): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [own(id), value]));
}

function renameMap(record: Readonly<Record<string, string>>, own: Renamed): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([item, option]) => [own(item), own(option)]));
}

const factsOf = (reply: Reply, own: Renamed) => (reply.facts ? { facts: renameKeys(reply.facts, own) } : {});
const creditOf = (credit: CreditOf | undefined, own: Renamed) => (credit ? { credit: renameKeys(credit, own) } : {});
function renameReply(reply: Reply, own: Renamed): Reply {
  const facts = factsOf(reply, own);
  switch (reply.kind) {
    case "choice":
      return { ...reply, ...facts, ...creditOf(reply.credit, own), options: renameAll(reply.options, own), key: own(reply.key) };
    case "place":
      return { ...reply, ...facts, options: reply.options.map((place) => ({ ...place, id: own(place.id) })), key: own(reply.key) };
    case "choices":
      return { ...reply, ...facts, ...creditOf(reply.credit, own), options: renameAll(reply.options, own), key: reply.key.map(own).sort() };
    case "order":
    case "points":
      return { ...reply, ...facts, options: renameAll(reply.options, own), key: reply.key.map(own) };
    case "pairs":
    case "boxes":
      return { ...reply, ...facts, items: renameAll(reply.items, own), options: renameAll(reply.options, own), key: renameMap(reply.key, own) };
    case "grid": {
      const cells = reply.items.map(({ id, row, column }) => ({ id: own(id), row: own(row), column: own(column) }));
      return { ...reply, ...facts, rows: renameAll(reply.rows, own), columns: renameAll(reply.columns, own), items: cells, options: renameAll(reply.options, own), key: renameMap(reply.key, own) };
    }
    case "text":
    case "number":
    case "grade":
      return reply;
  }
}

/**
 * The reply and proofs with ids of their own: digests of the question’s id and the old id, so that an option’s id is the same under every
 * seed, is met in no other question, and tells nothing of what is right. Keys of `choices` are sorted.
 */
export function withOwnIds(questionId: string, reply: Reply, proofs: readonly Proof[]): { reply: Reply; proofs: Proof[] } {
  const known = new Map<string, string>();
  const own = (id: string) => {
    const renamed = known.get(id) ?? shortDigest(`${questionId}|${id}`);
    known.set(id, renamed);
    return renamed;
  };
  const renamed = proofs.map(({ itemId, optionId, kind, factIds }): Proof => (itemId === undefined ? { optionId: own(optionId), kind, factIds } : { itemId: own(itemId), optionId: own(optionId), kind, factIds }));
  return { reply: renameReply(reply, own), proofs: renamed };
}
