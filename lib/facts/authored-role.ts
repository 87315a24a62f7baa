import type { Fact } from "./fact";
import type { Graph } from "./graph";

/** Relations of this role hold the answers to questions that somebody wrote from scratch: no format asks them. */
export const AUTHORED_ROLE = "answer";

/** Whether a fact is the answer to a question that somebody wrote from scratch. */
export const isAuthoredAnswer = (graph: Graph, fact: Fact): boolean => graph.relation(fact.relation)?.role === AUTHORED_ROLE;
