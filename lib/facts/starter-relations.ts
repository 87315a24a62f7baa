import type { EntityKind, Relation, Wording } from "./fact";

const ANYTHING: EntityKind[] = ["person", "organisation", "place", "event", "term", "office", "deed", "work", "thing"];

const relation = (id: string, label: string, ends: Pick<Relation, "subject" | "object">, en: Wording, more: Partial<Relation> = {}): Relation => ({ id, label, ...ends, ...more, wording: { en } });

/** The kinds of fact that a new set begins with: enough for meetings, people and terms; more can be added. */
export const STARTER_RELATIONS: readonly Relation[] = [
  relation("means", "means", { subject: ["term"], object: "text" }, { askObject: "What does {subject} mean?", askSubject: "Which term means {object}?", state: "{subject} means {object}" }, { functional: true, inverseFunctional: true, role: "meaning" }),
  relation(
    "attended",
    "attended",
    { subject: ["person", "organisation", "place", "office"], object: ["event"] },
    {
      askSubject: "Who attended {object}?",
      askSubjectPlanned: "Who was due to attend {object}?",
      askSubjectNegated: "Who stayed away from {object}?",
      askSubjectRemote: "Who joined {object} by video?",
      state: "{subject} attended {object}",
      statePlanned: "{subject} was due to attend {object}",
      stateNegated: "{subject} did not attend {object}",
      stateRemote: "{subject} joined {object} by video",
    },
    { role: "attendance" },
  ),
  relation("held-on", "took place on", { subject: ["event"], object: "date" }, { askObject: "When did {subject} take place?", askObjectPlanned: "When was {subject} due to take place?", state: "{subject} took place on {object}", statePlanned: "{subject} was due to take place on {object}" }, { functional: true, scope: "none", role: "date" }),
  relation("held-in", "took place in", { subject: ["event"], object: ["place"] }, { askObject: "Where did {subject} take place?", askObjectPlanned: "Where was {subject} due to take place?", state: "{subject} took place in {object}", statePlanned: "{subject} was due to take place in {object}" }, { functional: true, scope: "none", role: "place" }),
  relation("holds-office", "holds the office of", { subject: ["person"], object: ["office"] }, { askSubject: "Who was {object}?", askObject: "Which office did {subject} hold?", state: "{subject} was {object}" }, { inverseFunctional: true, scope: "date", role: "office" }),
  relation("capital", "capital", { subject: ["place"], object: ["place"] }, { askObject: "What is the capital of {subject}?", askSubject: "Which country has {object} as its capital?", state: "The capital of {subject} is {object}" }, { functional: true, inverseFunctional: true, scope: "none" }),
  relation("made", "made", { subject: ["person", "organisation"], object: ["work", "thing"] }, { askSubject: "Who made {object}?", askObject: "What did {subject} make?", state: "{subject} made {object}" }, { inverseFunctional: true, scope: "none" }),
  relation("kind-of", "is a kind of", { subject: ANYTHING, object: ["term", "thing"] }, { askObject: "What kind of thing is {subject}?", state: "{subject} is a kind of {object}" }, { functional: true, scope: "none" }),
];
