import { recordOf } from "../record";
import { beginShortDigest, endShortDigest } from "./digest";
import type { CreditOf, FactsOf, Option, Proof, Reply } from "./question";

type Renamed = (id: string) => string;

const renameAll = (parts: readonly Option[], own: Renamed): Option[] => parts.map(({ id, text }) => ({ id: own(id), text }));

const renameKeys = <T>(record: Readonly<Record<string, T>>, own: Renamed): Record<string, T> =>
  recordOf(Object.keys(record).map((id) => [own(id), record[id]!]));

const renameMap = (record: Readonly<Record<string, string>>, own: Renamed): Record<string, string> =>
  recordOf(Object.keys(record).map((id) => [own(id), own(record[id]!)]));

/** What a reply says of each part: the facts that it moves, and what an author gives for it. */
function renameParts(reply: Reply & { credit?: CreditOf }, own: Renamed): { facts?: FactsOf; credit?: CreditOf } {
  const { facts, credit } = reply;
  if (!facts && !credit) return NOTHING;
  return { ...(facts && { facts: renameKeys(facts, own) }), ...(credit && { credit: renameKeys(credit, own) }) };
}

const NOTHING = {};

function renameReply(reply: Reply, own: Renamed): Reply {
  switch (reply.kind) {
    case "choice":
      return { kind: "choice", options: renameAll(reply.options, own), key: own(reply.key) };
    case "place":
      return { ...reply, options: reply.options.map((place) => ({ ...place, id: own(place.id) })), key: own(reply.key) };
    case "choices":
      return { ...reply, options: renameAll(reply.options, own), key: reply.key.map(own).sort() };
    case "order":
    case "points":
      return { ...reply, options: renameAll(reply.options, own), key: reply.key.map(own) };
    case "pairs":
    case "boxes":
      return { ...reply, items: renameAll(reply.items, own), options: renameAll(reply.options, own), key: renameMap(reply.key, own) };
    case "grid": {
      const cells = reply.items.map(({ id, row, column }) => ({ id: own(id), row: own(row), column: own(column) }));
      return {
        ...reply,
        rows: renameAll(reply.rows, own),
        columns: renameAll(reply.columns, own),
        items: cells,
        options: renameAll(reply.options, own),
        key: renameMap(reply.key, own),
      };
    }
    case "text":
    case "number":
    case "grade":
      return reply;
  }
}

/** The ids of a question’s parts, each made once: there are few. */
function ownIn(questionId: string): Renamed {
  const begun = beginShortDigest(`${questionId}|`);
  const known: string[] = [];
  const renamed: string[] = [];
  return (id) => {
    const at = known.indexOf(id);
    if (at >= 0) return renamed[at]!;
    const own = endShortDigest(begun, id);
    known.push(id);
    renamed.push(own);
    return own;
  };
}

/**
 * The reply and proofs with ids of their own: digests of the question’s id and the old id, so that an option’s id is the same under every
 * seed, is met in no other question, and tells nothing of what is right. Keys of `choices` are sorted.
 */
export function withOwnIds(questionId: string, reply: Reply, proofs: readonly Proof[]): { reply: Reply; proofs: Proof[] } {
  const own = ownIn(questionId);
  const renamed = proofs.map(({ itemId, optionId, kind, factIds }): Proof =>
    itemId === undefined ? { optionId: own(optionId), kind, factIds } : { itemId: own(itemId), optionId: own(optionId), kind, factIds },
  );
  const told = renameParts(reply, own);
  const renamedReply = renameReply(reply, own);
  return { reply: told === NOTHING ? renamedReply : { ...renamedReply, ...told }, proofs: renamed };
}
