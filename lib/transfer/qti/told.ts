import type { WrittenReply } from "../material";
import type { Asked } from "./asked";
import type { ResponseDeclaration } from "./declarations";
import { isVerdict, type FeedbackOf, type Try } from "./feedback";

const inAll = (lists: readonly (readonly string[])[]): string[] => {
  const sets = lists.slice(1).map((list) => new Set(list));
  return (lists[0] ?? []).filter((text) => sets.every((set) => set.has(text)));
};

/** Texts, each once, a line each. */
export const joined = (texts: readonly string[]): string => [...new Set(texts)].join("\n");

/** What is said to each try alone, and what is said whatever is answered, to this question and to all others of the item. */
export type Heard = { each: string[][]; common: string[] };

/** Where answers are too many to be tried, what is said to nothing is said to all. */
const NO_ANSWER: Try = { values: [], right: false };

/** What an item says to the answers that are tried to one of its responses. */
export function heardBy(
  feedback: FeedbackOf,
  responses: ReadonlyMap<string, ResponseDeclaration>,
  identifier: string,
  asked: Asked,
): Heard {
  const tries = asked.tries.length > 0 ? asked.tries : [NO_ANSWER];
  const known = new Set(tries.flatMap(({ values }) => values));
  const others = [...responses.values()].filter((one) => one.identifier !== identifier && one.correct.length > 0);
  const saidTo = (one: Try, besides: readonly (readonly [string, readonly string[]])[]) =>
    feedback.saidTo(new Map([...besides, [identifier, one.values]]), one, known);
  const each = tries.map((one) => saidTo(one, []));
  const besides = others.map((other) => [other.identifier, other.correct] as const);
  const always = new Set(inAll(each));
  const whateverElse = others.length === 0 ? [] : tries.slice(0, 2).map((one) => saidTo(one, besides));
  return { each: each.map((texts) => texts.filter((text) => !always.has(text))), common: inAll([...each, ...whateverElse]) };
}

/** With feedback beside an option or an answer where something is said to it alone. */
const besideEach = <T extends object>(rated: readonly T[], heard: Heard): T[] =>
  rated.map((one, i) => {
    const feedback = joined(heard.each[i] ?? []);
    return feedback === "" ? one : { ...one, feedback };
  });

/** A reply with what is said to single answers, what explains, and the short words that do not. */
export type Told = { reply: WrittenReply; explanation: string[]; verdicts: string[] };

/** Feedback that hangs on being right or wrong as a whole: what explains is kept, what only says so is not. */
const asExplanation = (texts: readonly string[]): Pick<Told, "explanation" | "verdicts"> => ({
  explanation: texts.filter((text) => !isVerdict(text)),
  verdicts: texts.filter(isVerdict),
});

function toldOfSeveral(reply: Extract<WrittenReply, { kind: "several" }>, heard: Heard): Told {
  const count = reply.options.length;
  const single = heard.each.slice(0, count);
  const times = new Map<string, number>();
  for (const text of single.flat()) times.set(text, (times.get(text) ?? 0) + 1);
  const isOfOne = (text: string) => times.get(text) === 1 && count > 2;
  const options = reply.options.map((option, i) => {
    const feedback = joined((single[i] ?? []).filter(isOfOne));
    return feedback === "" ? option : { ...option, feedback };
  });
  const ofAll = [...new Set(heard.each.slice(count).flat())];
  return { reply: { ...reply, options }, ...asExplanation(ofAll.filter((text) => !isOfOne(text))) };
}

/** A reply with what is said to single answers beside them. */
export function told(reply: WrittenReply, heard: Heard): Told {
  const nothing = { explanation: [], verdicts: [] };
  switch (reply.kind) {
    case "one":
      return { reply: { ...reply, options: besideEach(reply.options, heard) }, ...nothing };
    case "true-false": {
      const [ofTrue, ofFalse] = [joined(heard.each[0] ?? []), joined(heard.each[1] ?? [])];
      return {
        reply: ofTrue || ofFalse ? { ...reply, feedback: { ...(ofTrue && { true: ofTrue }), ...(ofFalse && { false: ofFalse }) } } : reply,
        ...nothing,
      };
    }
    case "several":
      return toldOfSeveral(reply, heard);
    // The wrong answer is tried last.
    case "typed":
      return { reply: { ...reply, answers: besideEach(reply.answers, heard) }, ...asExplanation(heard.each.at(-1) ?? []) };
    case "number":
      return { reply: { ...reply, answers: besideEach(reply.answers, heard) }, ...asExplanation(heard.each.at(-1) ?? []) };
    case "order":
    case "pairs":
      return { reply, ...asExplanation([...new Set(heard.each.flat())]) };
    case "open":
      return { reply, ...nothing };
  }
}
