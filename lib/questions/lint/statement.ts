import type { Fact } from "../../facts/fact";
import { GAP, stateWithGap } from "../../facts/wording";
import { endAsked, verdictIn, type Verdict } from "./proofs";
import { keptIn, type Reading } from "./reading";
import { framesOf } from "../../facts/frames/frames";

/** A statement to be judged: the fact it is made from, the words at the end it may have changed, and whether it is keyed as true. */
export type Judged = { fact: Fact; filler: string | null; keyedTrue: boolean; trueId: string };

const WRAPPING = /^(?:true or false|right or wrong|is this (?:statement )?(?:true|so|right))\s*[:?]\s*/i;

/** The statement in a stem, without "True or false:" before it. */
export function statementIn(stem: string): string {
  return stem.replace(WRAPPING, "").trim();
}

/** The words that stand where the fact’s end would; null when the statement differs from the fact elsewhere. */
function fillerIn(reading: Reading, fact: Fact): string | null {
  const slot = endAsked(reading.question);
  const told = stateWithGap(reading.graph, fact, slot);
  const [before, after] = told?.split(GAP) ?? [];
  if (before === undefined || after === undefined) return null;
  const { leadWords } = framesOf(reading.graph);
  const statement = statementIn(reading.question.stem);
  // "on 12 March" and "from 12 to 14 March": the word that leads to a date changes with it.
  const start = before.replace(new RegExp(`\\b(?:${leadWords}) $`, "i"), "").toLowerCase();
  const fits = statement.toLowerCase().startsWith(start) && statement.toLowerCase().endsWith(after.toLowerCase()) && statement.length >= start.length + after.length;
  return fits ? statement.slice(start.length, statement.length - after.length).replace(start === before.toLowerCase() ? "" : new RegExp(`^(?:${leadWords}) `, "i"), "") : null;
}

/** The statement of a true-false question as the facts see it; null where there is no fact or no option that says true. */
export function judgedIn(reading: Reading): Judged | null {
  return keptIn(reading, "judged", () => judge(reading));
}

function judge(reading: Reading): Judged | null {
  const { reply } = reading.question;
  const fact = reading.asked[0];
  const truth = reading.options.find((option) => /^(?:true|right|yes|correct|wahr|richtig|ja)\b/i.test(option.text));
  if (reply.kind !== "choice" || !fact || !truth) return null;
  return { fact, filler: fillerIn(reading, fact), keyedTrue: reply.key === truth.id, trueId: truth.id };
}

/** What the facts say of a statement: "nameless" when it cannot be read. */
export function verdictOn(reading: Reading, { fact, filler }: Judged): Verdict {
  return filler === null ? { value: "nameless" } : verdictIn(reading, fact, filler);
}
