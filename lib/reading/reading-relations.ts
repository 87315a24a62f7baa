import { STARTER_RELATIONS } from "../facts/starter-relations";
import type { EntityKind, Relation, Wording } from "../facts/fact";

const ACTORS: EntityKind[] = ["person", "organisation", "place", "office"];

const relation = (
  id: string,
  label: string,
  ends: Pick<Relation, "subject" | "object">,
  en: Wording,
  more: Partial<Relation> = {},
): Relation => ({ id, label, ...ends, ...more, wording: { en } });

/** The relations a reading proposes beside the ones every set begins with. Ids are those of the bundled sets where they say the same. */
const MORE: readonly Relation[] = [
  relation(
    "hosted",
    "hosted or led",
    { subject: ACTORS, object: ["event"] },
    {
      askSubject: "Who hosted {object}?",
      askObject: "Which event did {subject} host?",
      state: "{subject} hosted {object}",
      askSubjectPlanned: "Who was due to host {object}?",
      askObjectPlanned: "Which event did {subject} plan to host?",
      statePlanned: "the plan was for {subject} to host {object}",
    },
    { inverseFunctional: true, scope: "event" },
  ),
  relation(
    "said",
    "said",
    { subject: ACTORS, object: "text" },
    {
      askSubject: "Who said that {object}?",
      askObject: "What did {subject} say?",
      askEach: "What did each of these people say?",
      state: "{subject} said that {object}",
      phrase: "{subject} saying that {object}",
    },
    { inverseFunctional: true, scope: "none", role: "speech" },
  ),
  relation(
    "words-of",
    "words of",
    { subject: ["work", "term"], object: ACTORS },
    {
      askObject: "Whose words are {subject}?",
      askSubject: "Which of these are words of {object}?",
      askEach: "Whose words are these?",
      state: "the words {subject} are those of {object}",
    },
    { functional: true, scope: "none", role: "speech" },
  ),
  relation(
    "number-of",
    "number",
    { subject: ["event", "organisation", "place", "thing", "person", "work"], object: "number" },
    {
      askObject: "{hedge} how many {unit} does the report give: {subject}?",
      state: "the number given for {subject} is {object}",
      statePlanned: "the number expected for {subject} was {object}",
      statePossible: "the number thought possible for {subject} was {object}",
      askObjectPlanned: "{hedge} how many {unit} were expected: {subject}?",
      askObjectPossible: "{hedge} how many {unit} were thought possible: {subject}?",
    },
    { functional: true, scope: "none" },
  ),
  relation(
    "wants",
    "wants",
    { subject: ACTORS, object: ["deed"] },
    {
      askSubject: "Who wanted {object}?",
      askObject: "What did {subject} want?",
      state: "{subject} wanted {object}",
      phrase: "{subject} wanting {object}",
      askEach: "What did each of these want?",
    },
  ),
  relation(
    "offers",
    "offers",
    { subject: ACTORS, object: ["deed"] },
    {
      askSubject: "Who offered {object}?",
      askObject: "What did {subject} offer?",
      state: "{subject} offered {object}",
      askSubjectPossible: "Who was ready {object}?",
      askObjectPossible: "What was {subject} ready to do?",
      statePossible: "{subject} was ready {object}",
    },
  ),
  relation(
    "refuses",
    "refuses",
    { subject: ACTORS, object: ["deed"] },
    { askSubject: "Who refused {object}?", askObject: "What did {subject} refuse?", state: "{subject} refused {object}" },
  ),
  relation(
    "agreed-to",
    "agreed to",
    { subject: ACTORS, object: ["deed"] },
    { askSubject: "Who agreed {object}?", askObject: "What did {subject} agree to?", state: "{subject} agreed {object}" },
  ),
  relation(
    "because",
    "because",
    { subject: ["deed", "event"], object: "text" },
    { askObject: "Which reason is given for this: {subject}?", state: "the reason given for {subject} is: {object}" },
  ),
];

/**
 * Every relation that a candidate may name, apart from those of the set itself. A set that lacks one gets it with the first fact that needs
 * it.
 */
export const READING_RELATIONS: readonly Relation[] = [
  ...STARTER_RELATIONS.filter(({ id }) => ["means", "attended", "held-on", "held-in", "holds-office"].includes(id)),
  ...MORE,
];

/**
 * The relation of the set that a candidate's relation stands for: the one with its id, else one with the same role that takes these kinds;
 * the reading's own where the set has neither. Null for an id nobody knows.
 */
export function relationFor(id: string, ofSet: readonly Relation[]): Relation | null {
  const own = READING_RELATIONS.find((one) => one.id === id) ?? null;
  const sameRole = ofSet.filter(({ role }) => own?.role !== undefined && role === own.role && own.role !== "speech");
  return ofSet.find((one) => one.id === id) ?? (sameRole.length === 1 ? sameRole[0]! : null) ?? own;
}
