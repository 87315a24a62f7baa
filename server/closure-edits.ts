import "server-only";
import { randomBytes } from "node:crypto";
import type { Saved } from "@/lib/facts/difference";
import type { Closure, Evidence, FactSet, Source } from "@/lib/facts/fact";
import { OWN_WORDS } from "@/lib/facts/fact-form";
import { checkFactSet } from "@/lib/facts/fact-set.schema";
import type { FactList } from "@/lib/facts/lists";
import { storeClosure } from "./apply-states";
import { addSource } from "./fact-edits";
import { recorded } from "./history";
import { changeSet, RefusedChange, refuseChange, type Editor } from "./sets-access";
import { closureKey } from "./states";

/** How a list is said to be complete: in what sense, and the words that say so. */
export type ClosureForm = { scope: string; source: string; quote: string };

/** The words that say so, and the source they become where they are the editor’s own. */
function evidenceOf(set: FactSet, { source: id, quote }: ClosureForm): { evidence: Evidence; source: Source | null } {
  if (quote.trim() === "") refuseChange("quote-0", "Give the words that say so, or your own.");
  if (id === OWN_WORDS) {
    const key = `words-${randomBytes(4).toString("hex")}`;
    return {
      evidence: { source: key, start: 0, end: quote.length },
      source: { id: key, kind: "author", title: "Words of the set’s owner", text: quote },
    };
  }
  const source = set.sources.find((one) => one.id === id) ?? refuseChange("source-0", "Choose where it says so.");
  const start = source.text.indexOf(quote);
  if (start < 0) refuseChange("quote-0", `These words are not in “${source.title}”. Copy them exactly as they stand there.`);
  return { evidence: { source: id, start, end: start + quote.length }, source: null };
}

/**
 * Says that a list is complete: whoever is not on it did not. Answers the edit, null where nothing changed. Null alone when the set is not
 * theirs to change.
 */
export async function closeList(
  who: Editor,
  slug: string,
  { relation, end }: Pick<FactList, "relation" | "end">,
  form: ClosureForm,
): Promise<Saved<string | null> | null> {
  return changeSet(who, slug, async (held) => {
    if (form.scope.trim() === "") refuseChange("scope", "Say in what sense it is complete, like “named in the joint statement”.");
    const { evidence, source } = evidenceOf(held.set, form);
    const closure: Closure = { relation, ...end, scope: form.scope.trim(), evidence: [evidence] };
    const key = closureKey(closure);
    const others = held.set.closures.filter((one) => closureKey(one) !== key);
    const checked = checkFactSet({
      ...held.set,
      sources: source ? [...held.set.sources, source] : held.set.sources,
      closures: [...others, closure],
    });
    if (!checked.ok) throw new RefusedChange(checked.problems.slice(0, 3).map(({ message }) => ({ where: "scope", message })));
    return recorded(held, { target: "closure", targetKey: key, action: "closed" }, { closures: [key] }, async () => {
      if (source) await addSource(held, source);
      await storeClosure(held, key, closure);
    });
  });
}

/** Says that a list is open again: nothing is known of who is not on it. */
export async function openList(
  who: Editor,
  slug: string,
  { relation, end }: Pick<FactList, "relation" | "end">,
): Promise<Saved<string | null> | null> {
  const key = closureKey({ relation, ...end });
  return changeSet(who, slug, (held) =>
    recorded(held, { target: "closure", targetKey: key, action: "opened" }, { closures: [key] }, () => storeClosure(held, key, null)),
  );
}
