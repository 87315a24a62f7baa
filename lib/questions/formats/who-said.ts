import { askFact } from "../../facts/wording";
import { choiceDraft } from "../choice-draft";
import type { QuestionFormat } from "../question-format";
import { relationsFor } from "../roles";
import { asksOfOne, isSingleAt, type Askable } from "../single-fact";
import { oneInOptions } from "../single-question";
import type { Graph } from "../../facts/graph";

/** Words with a speaker before them, where nobody else said the same. */
const isSaying = (graph: Graph, { relation }: Askable) =>
  relationsFor(graph, "speech").includes(relation) && relation.object === "text" && isSingleAt(relation, "subject");

/** Whose words these are. */
export const whoSaid: QuestionFormat = {
  name: "who-said",
  label: "Who said it",
  reply: "choice",
  production: false,
  guess: oneInOptions,
  asks: (graph, about) => asksOfOne(graph, about, (one) => (isSaying(graph, one) ? [{ slot: "subject", variant: 0 }] : [])),
  draft: (making) => choiceDraft(making, askFact(making.graph, making.facts[0]!, "subject")),
};
