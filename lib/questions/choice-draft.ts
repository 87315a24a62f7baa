import type { Fact } from "../facts/fact";
import type { Graph } from "../facts/graph";
import { GAP } from "../facts/wording";
import { countFalse, distractorsFor, type DistractorOptions } from "./distractors";
import type { Draft, Making } from "./question-format";
import { frameOf, inOrder, isShort, proofsOf, restingOn, rightChoice, secretsOf, widerFacts, wrongChoices } from "./single-question";
import { endOfSlot, type Face } from "./single-fact";

/** The fewest wrong options. */
const FEWEST = 2;

/** Those of the faces of a fact at which the facts show enough values false to choose from. */
export const choosable = (graph: Graph, fact: Fact, faces: readonly Face[]): Face[] =>
  faces.filter(({ slot }) => countFalse(graph, fact, slot) >= FEWEST);

/**
 * A question with one right option about one fact: the given stem, the right answer at the end asked, and wrong ones with their proofs.
 * Null with fewer than two wrong options, or where context or explanation cannot be given.
 */
export function choiceDraft(
  { graph, ask, facts, random }: Making,
  stem: string | null,
  options: DistractorOptions & { quiet?: boolean } = {},
): Draft | null {
  const [fact] = facts;
  if (!fact || stem === null || !isShort(stem)) return null;
  const end = endOfSlot(ask.slot);
  const inGap = stem.includes(GAP);
  const distractors = distractorsFor(graph, fact, end, random, options);
  const right = distractors.length < FEWEST ? null : rightChoice(graph, ask.layer, fact, end, inGap);
  const wrong = right ? wrongChoices(graph, ask.layer, fact, distractors, inGap) : [];
  if (!right || wrong.length < FEWEST) return null;
  const frame = frameOf(graph, fact, {
    layer: ask.layer,
    asked: end,
    stem,
    secrets: secretsOf(graph, fact, end),
    without: widerFacts(graph, ask.layer, fact, end),
    quiet: options.quiet ?? false,
  });
  if (!frame) return null;
  const choices = inOrder([right, ...wrong], (some) => random.shuffle(some));
  return {
    context: frame.context,
    restsOn: restingOn(frame.restsOn, choices),
    explanation: frame.explanation,
    shownFactIds: frame.shownFactIds,
    stem,
    reply: { kind: "choice", options: choices.map(({ option }) => option), key: right.option.id },
    proofs: proofsOf(choices),
  };
}
