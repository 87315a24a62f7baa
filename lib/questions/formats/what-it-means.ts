import { askFact } from "../../facts/wording";
import { choiceDraft } from "../choice-draft";
import type { QuestionFormat } from "../question-format";
import { relationsFor } from "../roles";
import { asksOfOne } from "../single-fact";
import { oneInOptions } from "../single-question";

/** What a term means, among the meanings of other terms. The other way round it is a multiple choice, or typed. */
export const whatItMeans: QuestionFormat = {
  name: "what-it-means",
  label: "What it means",
  reply: "choice",
  production: false,
  guess: oneInOptions,
  asks: (graph, about) =>
    asksOfOne(graph, about, ({ relation }) => (relationsFor(graph, "meaning").includes(relation) ? [{ slot: "object", variant: 0 }] : [])),
  draft: (making) => choiceDraft(making, askFact(making.graph, making.facts[0]!, "object")),
};
