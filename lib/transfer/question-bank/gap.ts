import type { Said, WrittenReply } from "../material";

/** A run of low lines is a gap, however long. */
const GAP = /_{3,}/g;

/** A stem in which each gap is written as ours are. */
export const withOurGaps = (stem: string): string => stem.replace(GAP, "___");

/** A question that is typed into the one gap of its sentence, where nothing is said of it that a gap cannot hold; null for every other. */
function gapSaid({ stem, reply, explanation }: { stem: string; reply: WrittenReply; explanation: string }): Said | null {
  if (reply.kind !== "typed" || reply.wildcards || reply.matchCase || explanation !== "" || stem.match(GAP)?.length !== 1) return null;
  const [first, ...others] = reply.answers;
  if (!first || !reply.answers.every(({ credit, feedback }) => credit === 1 && !feedback)) return null;
  return { kind: "gap", text: stem, answer: first.text, accepted: others.map(({ text }) => text), hint: "" };
}

/** What a question of a bank says: a gap where it is nothing else, otherwise the question as it was written. */
export function saidOf(question: { name: string; stem: string; reply: WrittenReply; explanation: string }): Said {
  const asked = { ...question, stem: withOurGaps(question.stem) };
  return gapSaid(asked) ?? { kind: "written", ...asked };
}
