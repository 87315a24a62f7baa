import type { Relation } from "../facts/fact";
import { STARTER_RELATIONS } from "../facts/starter-relations";
import { READING_RELATIONS } from "../reading/reading-relations";

const read = new Set(READING_RELATIONS.map((relation) => relation.id));

/** Every kind of fact that the desk can add to a set that lacks it: what reading proposes, and what a new set begins with. */
export const DESK_RELATIONS: readonly Relation[] = [
  ...READING_RELATIONS,
  ...STARTER_RELATIONS.filter((relation) => !read.has(relation.id)),
];
