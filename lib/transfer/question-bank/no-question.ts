import type { Problem } from "../../problem";

/** A question bank in which nothing can be read. */
export const NO_QUESTION: Problem = { where: "file", message: "There is no question in this file that can be read." };
