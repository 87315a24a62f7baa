import type { FactSet } from "../facts/fact";
import { graphOf } from "../facts/graph";
import { generateQuestions } from "../questions/generate";
import type { Question } from "../questions/question";
import { FORMATS } from "../questions/registry";
import type { MediaFile } from "./material";
import type { Leaving } from "./transfer-format";

/** The same questions for the same set, whoever asks. */
const SEED = "1";

/** A set on its way out, with the questions that can be asked of it made here where nobody gives them. */
export function leavingOf(set: FactSet, questions?: readonly Question[], media: readonly MediaFile[] = []): Leaving {
  return { set, questions: questions ?? [...generateQuestions(graphOf(set), { formats: FORMATS, seed: SEED })], media };
}
