import type { EntityKind, Relation, Wording } from "./fact";

const ANYTHING: EntityKind[] = ["person", "organisation", "place", "event", "term", "office", "deed", "work", "thing"];

const relation = (
  id: string,
  label: string,
  ends: Pick<Relation, "subject" | "object">,
  en: Wording,
  more: Partial<Relation> = {},
): Relation => ({ id, label, ...ends, ...more, wording: { en } });

/** The kinds of fact that a new set begins with: enough for meetings, people and terms; more can be added. */
export const STARTER_RELATIONS: readonly Relation[] = [
  relation(
    "means",
    "means",
    { subject: ["term"], object: "text" },
    { askObject: "What does {subject} mean?", askSubject: "Which term means {object}?", state: "{subject} means {object}" },
    { functional: true, inverseFunctional: true, role: "meaning" },
  ),
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
  relation(
    "held-on",
    "took place on",
    { subject: ["event"], object: "date" },
    {
      askObject: "When did {subject} take place?",
      askObjectPlanned: "When was {subject} due to take place?",
      state: "{subject} took place on {object}",
      statePlanned: "{subject} was due to take place on {object}",
    },
    { functional: true, scope: "none", role: "date" },
  ),
  relation(
    "held-in",
    "took place in",
    { subject: ["event"], object: ["place"] },
    {
      askObject: "Where did {subject} take place?",
      askObjectPlanned: "Where was {subject} due to take place?",
      state: "{subject} took place in {object}",
      statePlanned: "{subject} was due to take place in {object}",
    },
    { functional: true, scope: "none", role: "place" },
  ),
  relation(
    "holds-office",
    "holds the office of",
    { subject: ["person"], object: ["office"] },
    { askSubject: "Who was {object}?", askObject: "Which office did {subject} hold?", state: "{subject} was {object}" },
    { inverseFunctional: true, scope: "date", role: "office" },
  ),
  relation(
    "capital",
    "capital",
    { subject: ["place"], object: ["place"] },
    {
      askObject: "What is the capital of {subject}?",
      askSubject: "Which country has {object} as its capital?",
      state: "The capital of {subject} is {object}",
    },
    { functional: true, inverseFunctional: true, scope: "none" },
  ),
  relation(
    "made",
    "made",
    { subject: ["person", "organisation"], object: ["work", "thing"] },
    { askSubject: "Who made {object}?", askObject: "What did {subject} make?", state: "{subject} made {object}" },
    { inverseFunctional: true, scope: "none" },
  ),
  relation(
    "kind-of",
    "is a kind of",
    { subject: ANYTHING, object: ["term", "thing"] },
    { askObject: "What kind of thing is {subject}?", state: "{subject} is a kind of {object}" },
    { functional: true, scope: "none" },
  ),
];

/** The same in German: what each is called, and how it is asked and stated. */
const IN_GERMAN: Readonly<Record<string, { label: string; wording: Wording }>> = {
  means: {
    label: "bedeutet",
    wording: {
      askObject: "Was bedeutet {subject}?",
      askSubject: "Welcher Begriff bedeutet: {object}?",
      state: "{subject} bedeutet: {object}",
    },
  },
  attended: {
    label: "war dabei",
    wording: {
      askSubject: "Wer war dabei: {object}?",
      askSubjectPlanned: "Wer sollte dabei sein: {object}?",
      askSubjectNegated: "Wer blieb fern: {object}?",
      askSubjectRemote: "Wer war per Video dabei: {object}?",
      state: "{subject} war dabei: {object}",
      statePlanned: "{subject} sollte dabei sein: {object}",
      stateNegated: "{subject} war nicht dabei: {object}",
      stateRemote: "{subject} war per Video dabei: {object}",
    },
  },
  "held-on": {
    label: "fand statt am",
    wording: {
      askObject: "Wann fand das statt: {subject}?",
      askObjectPlanned: "Wann sollte das stattfinden: {subject}?",
      state: "{subject}: Das fand am {object} statt",
      statePlanned: "{subject}: Das sollte am {object} stattfinden",
    },
  },
  "held-in": {
    label: "fand statt in",
    wording: {
      askObject: "Wo fand das statt: {subject}?",
      askObjectPlanned: "Wo sollte das stattfinden: {subject}?",
      state: "{subject}: Der Ort war {object}",
      statePlanned: "{subject}: Der Ort sollte {object} sein",
    },
  },
  "holds-office": {
    label: "hat das Amt",
    wording: {
      askSubject: "Wer hatte dieses Amt: {object}?",
      askObject: "Welches Amt hatte {subject}?",
      state: "{subject} hatte dieses Amt: {object}",
    },
  },
  capital: {
    label: "Hauptstadt",
    wording: {
      askObject: "Wie heißt die Hauptstadt: {subject}?",
      askSubject: "Wo ist {object} die Hauptstadt?",
      state: "{object} ist die Hauptstadt: {subject}",
    },
  },
  made: {
    label: "hat gemacht",
    wording: { askSubject: "Von wem ist {object}?", askObject: "Was ist von {subject}?", state: "{object} ist von {subject}" },
  },
  "kind-of": {
    label: "ist eine Art von",
    wording: { askObject: "Zu welcher Art gehört {subject}?", state: "{subject} gehört zu dieser Art: {object}" },
  },
};

/** The kinds of fact that a new set in this language begins with, worded in it beside English. */
export function starterRelations(language: string): Relation[] {
  if (language !== "de") return [...STARTER_RELATIONS];
  return STARTER_RELATIONS.map((one) => ({
    ...one,
    label: IN_GERMAN[one.id]?.label ?? one.label,
    wording: { ...one.wording, ...(IN_GERMAN[one.id] && { de: IN_GERMAN[one.id]!.wording }) },
  }));
}
