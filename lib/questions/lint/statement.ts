import type { Fact } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { atHand, keptFor } from "../../facts/kept";
import { GAP, stateWithGap } from "../../facts/wording";
import { endAsked, verdictIn, type Verdict } from "./proofs";
import { keptIn, type Reading } from "./reading";
import { framesOf } from "../../facts/frames/frames";
import { ofText } from "./words";

/** A statement to be judged: the fact it is made from, the words at the end it may have changed, and whether it is keyed as true. */
export type Judged = { fact: Fact; filler: string | null; keyedTrue: boolean; trueId: string };

const WRAPPING = /^(?:true or false|right or wrong|is this (?:statement )?(?:true|so|right))\s*[:?]\s*/i;

/** The statement in a stem, without "True or false:" before it. */
export function statementIn(stem: string): string {
  return stem.replace(WRAPPING, "").trim();
}

/** The words that may lead to a date, at the end of what stands before it and at its own beginning. */
const leadsOf = keptFor((graph) => {
  const { leadWords } = framesOf(graph);
  return { last: new RegExp(`\\b(?:${leadWords}) $`, "i"), first: new RegExp(`^(?:${leadWords}) `, "i") };
});

/**
 * What stands before and after an end in the statement of a fact, in small letters; `leads` where a word that may lead to a date was left
 * out before it.
 */
type Around = { before: string; after: string; leads: boolean };

function aroundEnd(graph: Graph, fact: Fact, slot: "subject" | "object"): Around | null {
  const [before, after] = stateWithGap(graph, fact, slot)?.split(GAP) ?? [];
  if (before === undefined || after === undefined) return null;
  // "on 12 March" and "from 12 to 14 March": the word that leads to a date changes with it.
  const bare = before.replace(leadsOf(graph).last, "");
  return { before: bare.toLowerCase(), after: after.toLowerCase(), leads: bare.length < before.length };
}

const aroundAt = {
  subject: atHand((graph, fact) => aroundEnd(graph, fact, "subject")),
  object: atHand((graph, fact) => aroundEnd(graph, fact, "object")),
};

/** The words that stand where the fact’s end would; null when the statement differs from the fact elsewhere. */
function fillerIn({ graph, question }: Reading, fact: Fact): string | null {
  const around = aroundAt[endAsked(question)](graph, fact);
  if (!around) return null;
  const { before, after, leads } = around;
  const statement = statementIn(question.stem);
  const lower = statement.toLowerCase();
  if (!lower.startsWith(before) || !lower.endsWith(after) || statement.length < before.length + after.length) return null;
  const filler = statement.slice(before.length, statement.length - after.length);
  return leads ? filler.replace(leadsOf(graph).first, "") : filler;
}

/** The statement of a true-false question as the facts see it; null where there is no fact or no option that says true. */
export function judgedIn(reading: Reading): Judged | null {
  return keptIn(reading, "judged", () => judge(reading));
}

const saysTrue = ofText((text) => /^(?:true|right|yes|correct|wahr|richtig|ja)\b/i.test(text));

function judge(reading: Reading): Judged | null {
  const { reply } = reading.question;
  const fact = reading.asked[0];
  const truth = reading.options.find((option) => saysTrue(option.text));
  if (reply.kind !== "choice" || !fact || !truth) return null;
  return { fact, filler: fillerIn(reading, fact), keyedTrue: reply.key === truth.id, trueId: truth.id };
}

/** What the facts say of a statement: "nameless" when it cannot be read. */
export function verdictOn(reading: Reading, { fact, filler }: Judged): Verdict {
  return filler === null ? { value: "nameless" } : verdictIn(reading, fact, filler);
}
