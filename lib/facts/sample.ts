import type { Closure, Entity, Evidence, Fact, FactObject, FactSet, Relation, Source } from "./fact";
import { graphOf, type Graph } from "./graph";

/**
 * One small made-up set that has everything in it: two layers, plans and what came of them, a dispute about a day and one about a city,
 * closed and open lists, remote and represented, denials, claims with hedges, terms, quotations, conditions, offices and their holders. The
 * fixture of unit tests, the gallery and the tests in a browser. No country, person or event of it is real.
 */

/** The sentences of each source; a fact cites them by number. */
const SENTENCES = {
  "report-1": [
    "Ministers of four countries are due to meet for a fisheries conference in Port Anselm on 4 May 2031.",
    "Ada Brandt of Norland, Ivo Keller of Vesta and Mira Sandoval of Marenia are due to attend the talks.",
    "Tomas Reyes, Prime Minister of the Orlo Isles, is due to join the talks by video.",
    "Lena Okafor of Vesta is not expected to attend the talks in Port Anselm.",
    "Vesta's officials say that around 40 boats could be laid up this summer.",
    "Ms Brandt said: “Without catch records there is nothing to divide.”",
    "Mr Keller said: “A quota is a promise to our children.”",
    "A ministers' dinner is due on 10 May 2031 in Tarn.",
    "A bycatch is what ends up in a net without being wanted, and a quota is the share of the catch that a country may land.",
    "Norland wants lower quotas because the stocks of cod have halved.",
    "Vesta offers to share its catch records, and refuses to lower its quota.",
    "Before it lowers its quota, Vesta asks that Marenia open its harbours.",
  ],
  "report-2": [
    "The fisheries conference is due in Port Anselm on 4 May 2031.",
    "A ministers' dinner will follow on 11 May 2031.",
    "Ms Sandoval said: “The sea does not read treaties.”",
    "According to the Harbour Union, at least 1,200 people work on the boats of Marenia.",
    "The signing is planned for Luma, an adviser of Marenia said.",
    "A ghost net is a net that was lost at sea and goes on catching.",
    "A no-take zone is a part of the sea in which nobody may fish, and a landing day is a day on which boats may bring in their catch.",
    "Before it opens its harbours, Marenia asks that the Harbour Union pay for patrols.",
    "The Harbour Union refuses to pay for patrols, and wants a landing day each week.",
    "Mr Reyes said: “An island counts its fish one by one.”",
    "Marenia wants open borders for its boats, and offers to open its harbours.",
    "The signing is due in Coral Bay, an official of the Orlo Isles said.",
    "Ms Brandt, Mr Keller and Mr Reyes are due at the dinner, and Ms Sandoval is to follow it by video.",
    "Ms Okafor is not expected at the dinner.",
    "Before it shares its catch records, Vesta asks for a landing day each week.",
    "Norland says that lower quotas have to wait until Marenia opens its borders to the boats of others.",
  ],
  after: [
    "The fisheries conference took place in Port Anselm on 4 May 2031.",
    "Ada Brandt, Ivo Keller and Mira Sandoval took part, and Åsa Lindqvist joined them by video; nobody else was at the table.",
    "Rémy Moreau was there for the Harbour Union's president, who sent him.",
    "A second fisheries conference was held in Luma from 18 to 20 June 2031, after the one in Port Anselm.",
    "At the second talks 34 boats were counted in the harbour.",
    "Ada Brandt hosted the first talks, Ivo Keller the second.",
    "Ms Brandt and Mr Reyes spoke by video on 2 May 2031.",
    "The accord was signed on 1 July 2031, after the second talks.",
    "Lena Okafor did not attend the talks in Port Anselm.",
    "Jonas Brandt, a spokesman, confirmed that Mr Reyes stayed away from the second talks.",
    "A storm closed the harbour of Tarn on 28 June 2031.",
    "The accord was signed in Vesta.",
  ],
  words: [
    "Ada Brandt is Fisheries Minister of Norland, Ivo Keller is Fisheries Minister of Vesta.",
    "Mira Sandoval is Minister of the Sea of Marenia, and Tomas Reyes is Prime Minister of the Orlo Isles.",
    "Lena Okafor is Ambassador of Vesta, Åsa Lindqvist is Sea Commissioner of the Orlo Isles, and Rémy Moreau is Secretary of the Harbour Union.",
    "The capital of Norland is Port Anselm, that of Vesta is Luma, that of Marenia is Tarn, and that of the Orlo Isles is Coral Bay.",
  ],
} as const;

type SourceId = keyof typeof SENTENCES;

const textOf = (id: SourceId) => SENTENCES[id].join(" ");

function source(id: SourceId, title: string, date: string, publisher: string | null, outcome?: true): Source {
  return {
    id,
    kind: "digest",
    title,
    date,
    text: textOf(id),
    of: { publisher, date, title: null, url: null },
    ...(outcome && { outcome }),
  };
}

const SOURCES: Source[] = [
  source("report-1", "Before the talks", "2031-05-02", "The Port Anselm Post"),
  source("report-2", "A week of talks", "2031-05-03", "Luma Daily"),
  source("after", "What came of the talks", "2031-07-02", "Harbour Union", true),
  source("words", "Words and people", "2031-05-01", null),
];

/** The sentence with this number as evidence. */
function cite(id: SourceId, sentence: number, at?: string): Evidence {
  const start = SENTENCES[id].slice(0, sentence).reduce((sum, text) => sum + text.length + 1, 0);
  return { source: id, start, end: start + (SENTENCES[id][sentence] ?? "").length, ...(at && { at }) };
}

const place = (id: string, subtype: string, name: string, more: Partial<Entity> = {}): Entity => ({
  id,
  kind: "place",
  subtype,
  name,
  ...more,
});
const person = (id: string, subtype: string, name: string, ...aliases: string[]): Entity => ({
  id,
  kind: "person",
  subtype,
  name,
  ...(aliases.length > 0 && { aliases }),
});
const event = (id: string, subtype: string, name: string, ...aliases: string[]): Entity => ({
  id,
  kind: "event",
  subtype,
  name,
  ...(aliases.length > 0 && { aliases }),
});
const term = (id: string, name: string = id): Entity => ({ id, kind: "term", name });
const deed = (id: string, of: string, name: string): Entity => ({ id, kind: "deed", name, of });

const ENTITIES: Entity[] = [
  place("norland", "country", "Norland", { aliases: ["the Norlanders"], at: [61.2, 4.9] }),
  place("vesta", "country", "Vesta", { at: [58.4, 9.1] }),
  place("marenia", "country", "Marenia", { at: [54.3, 12.2] }),
  place("orlo-isles", "country", "Orlo Isles", { article: "the", at: [63.0, -6.7] }),
  place("port-anselm", "city", "Port Anselm", { in: "norland", at: [61.3, 5.1] }),
  place("luma", "city", "Luma", { in: "vesta", at: [58.6, 9.3] }),
  place("tarn", "city", "Tarn", { in: "marenia", at: [54.1, 12.0] }),
  place("coral-bay", "city", "Coral Bay", { in: "orlo-isles", at: [63.1, -6.9] }),
  { id: "harbour-union", kind: "organisation", subtype: "union", name: "Harbour Union", article: "the" },
  { id: "vesta-officials", kind: "organisation", subtype: "officials", name: "Vesta’s officials", of: "vesta" },
  { id: "marenia-adviser", kind: "organisation", subtype: "officials", name: "adviser of Marenia", article: "an", of: "marenia" },
  {
    id: "norland-minister",
    kind: "office",
    subtype: "minister",
    name: "Fisheries Minister",
    of: "norland",
    equivalents: ["vesta-minister", "marenia-minister"],
  },
  {
    id: "vesta-minister",
    kind: "office",
    subtype: "minister",
    name: "Fisheries Minister",
    of: "vesta",
    equivalents: ["norland-minister", "marenia-minister"],
  },
  {
    id: "marenia-minister",
    kind: "office",
    subtype: "minister",
    name: "Minister of the Sea",
    of: "marenia",
    equivalents: ["norland-minister", "vesta-minister"],
  },
  { id: "orlo-prime-minister", kind: "office", subtype: "head of government", name: "Prime Minister", of: "orlo-isles" },
  { id: "vesta-ambassador", kind: "office", subtype: "diplomat", name: "Ambassador", of: "vesta" },
  { id: "orlo-commissioner", kind: "office", subtype: "minister", name: "Sea Commissioner", of: "orlo-isles" },
  { id: "union-secretary", kind: "office", subtype: "official", name: "Secretary", of: "harbour-union" },
  person("brandt", "politician", "Ada Brandt", "Ms Brandt"),
  person("keller", "politician", "Ivo Keller", "Mr Keller"),
  person("sandoval", "politician", "Mira Sandoval", "Ms Sandoval"),
  person("reyes", "politician", "Tomas Reyes", "Mr Reyes"),
  person("okafor", "politician", "Lena Okafor"),
  person("lindqvist", "politician", "Åsa Lindqvist"),
  person("moreau", "politician", "Rémy Moreau"),
  person("jonas-brandt", "spokesman", "Jonas Brandt"),
  event("talks-1", "talks", "fisheries conference", "first fisheries conference"),
  event("talks-2", "talks", "fisheries conference", "second fisheries conference"),
  event("dinner", "dinner", "ministers’ dinner"),
  event("call", "call", "video call"),
  event("signing", "ceremony", "signing of the accord"),
  event("storm", "storm", "storm"),
  term("bycatch"),
  term("quota"),
  term("ghost-net", "ghost net"),
  term("no-take-zone", "no-take zone"),
  term("landing-day", "landing day"),
  deed("lower-quotas", "norland", "lower quotas"),
  deed("share-records", "vesta", "share its catch records"),
  deed("lower-own-quota", "vesta", "lower its quota"),
  deed("open-harbours", "marenia", "open its harbours"),
  deed("pay-patrols", "harbour-union", "pay for patrols"),
  deed("weekly-landing", "harbour-union", "have a landing day each week"),
  deed("open-borders", "marenia", "open the borders to its boats"),
];

const ACTORS: Relation["subject"] = ["person", "organisation", "place", "office"];

const RELATIONS: Relation[] = [
  {
    id: "attended",
    label: "attended",
    subject: ACTORS,
    object: ["event"],
    wording: {
      en: {
        phrase: "{subject} attending {object}",
        phraseRemote: "{subject} joining {object} by video",
        phraseRepresentative: "{subject} sending somebody to {object}",
        phraseNegated: "{subject} staying away from {object}",
        askSubject: "Who attended?",
        askObject: "Which event did {subject} attend?",
        state: "{subject} attended {object}",
        askSubjectPlanned: "Who was due to attend?",
        askObjectPlanned: "Which event was {subject} due to attend?",
        statePlanned: "{subject} was due to attend {object}",
        askSubjectRemote: "Who joined by video?",
        askObjectRemote: "Which event did {subject} join by video?",
        stateRemote: "{subject} joined {object} by video",
        askSubjectRemotePlanned: "Who was due to join by video?",
        stateRemotePlanned: "{subject} was due to join {object} by video",
        askSubjectRepresentative: "Who sent somebody in their place?",
        stateRepresentative: "{subject} sent somebody to {object}",
        askSubjectNegated: "Who did not attend?",
        stateNegated: "{subject} did not attend {object}",
        askSubjectNegatedPlanned: "Who was not expected to attend?",
        stateNegatedPlanned: "{subject} was not expected to attend {object}",
      },
    },
  },
  {
    id: "hosted",
    label: "hosted",
    subject: ["person", "organisation", "place"],
    object: ["event"],
    inverseFunctional: true,
    scope: "event",
    wording: {
      en: {
        phrase: "{subject} hosting {object}",
        askSubject: "Who hosted it?",
        askObject: "Which event did {subject} host?",
        state: "{subject} hosted {object}",
      },
    },
  },
  {
    id: "took-place-in",
    label: "took place in",
    subject: ["event"],
    object: ["place"],
    functional: true,
    scope: "event",
    wording: {
      en: {
        phrase: "{subject} taking place in {object}",
        askObject: "Where did {subject} take place?",
        state: "{subject} took place in {object}",
        askObjectPlanned: "Where was {subject} due to take place?",
        statePlanned: "{subject} was due to take place in {object}",
      },
    },
  },
  {
    id: "took-place-on",
    label: "took place on",
    subject: ["event"],
    object: "date",
    functional: true,
    scope: "event",
    wording: {
      en: {
        phrase: "{subject} taking place on {object}",
        askObject: "When did it take place?",
        state: "{subject} took place on {object}",
        askObjectPlanned: "When was it due to take place?",
        statePlanned: "{subject} was due to take place on {object}",
      },
    },
  },
  {
    id: "came-before",
    label: "came before",
    subject: ["event"],
    object: ["event"],
    wording: { en: { phrase: "{subject} coming before {object}", state: "{subject} came before {object}" } },
  },
  {
    id: "number-of-boats",
    label: "number of boats",
    subject: ["event", "place"],
    object: "number",
    functional: true,
    scope: "event",
    wording: {
      en: {
        phrase: "{object} being counted at {subject}",
        askObject: "{hedge} how many boats were counted?",
        state: "{object} were counted at {subject}",
        askObjectPossible: "{hedge} how many boats of {subject} could be laid up?",
        statePossible: "{object} of {subject} could be laid up",
      },
    },
  },
  {
    id: "number-of-workers",
    label: "number of workers",
    subject: ["place"],
    object: "number",
    functional: true,
    scope: "none",
    wording: {
      en: {
        phrase: "{object} working on the boats of {subject}",
        askObject: "{hedge} how many people work on the boats of {subject}?",
        state: "{object} work on the boats of {subject}",
      },
    },
  },
  {
    id: "means",
    label: "meaning",
    subject: ["term"],
    object: "text",
    functional: true,
    scope: "none",
    wording: {
      en: {
        askEach: "What does each of these terms mean?",
        askObject: "What does {subject} mean?",
        askSubject: "Which word means “{object}”?",
        state: "{subject} means {object}",
      },
    },
  },
  {
    id: "holds-office",
    label: "holds the office",
    subject: ["person"],
    object: ["office"],
    functional: true,
    inverseFunctional: true,
    scope: "date",
    wording: {
      en: {
        askEach: "Which office does each of these people hold?",
        askObject: "Which office does {subject} hold?",
        askSubject: "Who is {object}?",
        state: "{subject} is {object}",
      },
    },
  },
  {
    id: "said",
    label: "said",
    subject: ["person"],
    object: "text",
    inverseFunctional: true,
    scope: "none",
    wording: {
      en: {
        askEach: "What did each of these people say?",
        askSubject: "Who said: “{object}”?",
        askObject: "What did {subject} say?",
        state: "{subject} said: “{object}”",
      },
    },
  },
  {
    id: "wants",
    label: "wants",
    subject: ACTORS,
    object: ["deed"],
    wording: {
      en: {
        phrase: "{subject} wanting to {object}",
        askSubject: "Who wants to {object}?",
        askObject: "What does {subject} want?",
        state: "{subject} wants to {object}",
      },
    },
  },
  {
    id: "offers",
    label: "offers",
    subject: ACTORS,
    object: ["deed"],
    wording: {
      en: {
        phrase: "{subject} offering to {object}",
        askSubject: "Who offers to {object}?",
        askObject: "What does {subject} offer?",
        state: "{subject} offers to {object}",
      },
    },
  },
  {
    id: "refuses",
    label: "refuses",
    subject: ACTORS,
    object: ["deed"],
    wording: {
      en: {
        phrase: "{subject} refusing to {object}",
        askSubject: "Who refuses to {object}?",
        askObject: "What does {subject} refuse?",
        state: "{subject} refuses to {object}",
      },
    },
  },
  {
    id: "requires-first",
    label: "requires first",
    subject: ["deed"],
    object: ["deed"],
    functional: true,
    scope: "none",
    wording: { en: { state: "According to {by}, “{object}” has to come before “{subject}”" } },
  },
  {
    id: "because",
    label: "because",
    subject: ["deed"],
    object: "text",
    wording: {
      en: { askObject: "What reason does {by} give to {subject}?", state: "According to {by}, the reason to {subject} is that {object}" },
    },
  },
  { id: "capital", label: "capital", subject: ["place"], object: ["place"], functional: true, inverseFunctional: true, scope: "none" },
];

type Extra = Partial<Omit<Fact, "id" | "subject" | "relation" | "object" | "evidence">>;

/** A fact in one line. A plain word as object is the id of an entity. */
function fact(
  id: string,
  subject: string,
  relation: string,
  object: string | FactObject,
  evidence: Evidence | Evidence[],
  extra: Extra = {},
): Fact {
  const value = typeof object === "string" ? { entity: object } : object;
  return { id, subject, relation, object: value, status: "asserted", ...extra, evidence: Array.isArray(evidence) ? evidence : [evidence] };
}

const day = (date: string): FactObject => ({ from: date, to: date, precision: "day" });
const planned = (topic: string, more: Extra = {}): Extra => ({ status: "planned", topic, asOf: "2031-05-02", ...more });

const MEETINGS: Fact[] = [
  fact(
    "f-talks-1-place-plan",
    "talks-1",
    "took-place-in",
    "port-anselm",
    [cite("report-1", 0), cite("report-2", 0)],
    planned("Talks", { replacedBy: "f-talks-1-place" }),
  ),
  fact(
    "f-talks-1-day-plan",
    "talks-1",
    "took-place-on",
    day("2031-05-04"),
    [cite("report-1", 0), cite("report-2", 0)],
    planned("Talks", { replacedBy: "f-talks-1-day" }),
  ),
  fact("f-brandt-plan", "brandt", "attended", "talks-1", cite("report-1", 1, "paragraph 2"), planned("Talks", { replacedBy: "f-brandt" })),
  fact("f-keller-plan", "keller", "attended", "talks-1", cite("report-1", 1), planned("Talks", { replacedBy: "f-keller" })),
  fact("f-sandoval-plan", "sandoval", "attended", "talks-1", cite("report-1", 1), planned("Talks", { replacedBy: "f-sandoval" })),
  fact(
    "f-reyes-plan",
    "reyes",
    "attended",
    "talks-1",
    cite("report-1", 2),
    planned("Talks", { mode: "remote", replacedBy: "f-lindqvist" }),
  ),
  fact("f-okafor-plan", "okafor", "attended", "talks-1", cite("report-1", 3), planned("Talks", { negated: true, replacedBy: "f-okafor" })),
  fact("f-talks-1-place", "talks-1", "took-place-in", "port-anselm", cite("after", 0), { topic: "Talks" }),
  fact("f-talks-1-day", "talks-1", "took-place-on", day("2031-05-04"), cite("after", 0), { topic: "Talks" }),
  fact("f-brandt", "brandt", "attended", "talks-1", cite("after", 1), { mode: "in-person", topic: "Talks" }),
  fact("f-keller", "keller", "attended", "talks-1", cite("after", 1), { mode: "in-person", topic: "Talks" }),
  fact("f-sandoval", "sandoval", "attended", "talks-1", cite("after", 1), { mode: "in-person", topic: "Talks" }),
  fact("f-lindqvist", "lindqvist", "attended", "talks-1", cite("after", 1), { mode: "remote", topic: "Talks" }),
  fact("f-okafor", "okafor", "attended", "talks-1", cite("after", 8), { negated: true, topic: "Talks" }),
  fact("f-union", "harbour-union", "attended", "talks-1", cite("after", 2), { mode: "representative", topic: "Talks" }),
  fact("f-talks-2-place", "talks-2", "took-place-in", "luma", cite("after", 3), { topic: "Talks" }),
  fact("f-talks-2-day", "talks-2", "took-place-on", { from: "2031-06-18", to: "2031-06-20", precision: "day" }, cite("after", 3), {
    topic: "Talks",
  }),
  fact("f-talks-2-boats", "talks-2", "number-of-boats", { number: 34, unit: "boats" }, cite("after", 4), { topic: "Boats" }),
  fact("f-reyes-away", "reyes", "attended", "talks-2", cite("after", 9), { negated: true, topic: "Talks" }),
  fact("f-host-1", "brandt", "hosted", "talks-1", cite("after", 5), { topic: "Talks" }),
  fact("f-host-2", "keller", "hosted", "talks-2", cite("after", 5), { topic: "Talks" }),
  fact("f-call-day", "call", "took-place-on", day("2031-05-02"), cite("after", 6), { topic: "Talks" }),
  fact("f-call-brandt", "brandt", "attended", "call", cite("after", 6), { mode: "remote", topic: "Talks" }),
  fact("f-call-reyes", "reyes", "attended", "call", cite("after", 6), { mode: "remote", topic: "Talks" }),
  fact("f-dinner-place", "dinner", "took-place-in", "tarn", cite("report-1", 7), planned("Talks")),
  fact("f-dinner-day-1", "dinner", "took-place-on", day("2031-05-10"), cite("report-1", 7), planned("Talks")),
  fact("f-dinner-day-2", "dinner", "took-place-on", day("2031-05-11"), cite("report-2", 1), planned("Talks", { asOf: "2031-05-03" })),
  ...["brandt", "keller", "reyes"].map((who) =>
    fact(`f-dinner-${who}`, who, "attended", "dinner", cite("report-2", 12), planned("Talks", { asOf: "2031-05-03" })),
  ),
  fact(
    "f-dinner-sandoval",
    "sandoval",
    "attended",
    "dinner",
    cite("report-2", 12),
    planned("Talks", { mode: "remote", asOf: "2031-05-03" }),
  ),
  fact("f-dinner-okafor", "okafor", "attended", "dinner", cite("report-2", 13), planned("Talks", { negated: true, asOf: "2031-05-03" })),
  fact("f-signing-day", "signing", "took-place-on", day("2031-07-01"), cite("after", 7), { topic: "Talks" }),
  fact(
    "f-signing-luma",
    "signing",
    "took-place-in",
    "luma",
    cite("report-2", 4),
    planned("Talks", { by: "marenia-adviser", asOf: "2031-05-03" }),
  ),
  fact(
    "f-signing-coral-bay",
    "signing",
    "took-place-in",
    "coral-bay",
    cite("report-2", 11),
    planned("Talks", { by: "orlo-isles", asOf: "2031-05-03" }),
  ),
  fact("f-signing-country", "signing", "took-place-in", "vesta", cite("after", 11), { topic: "Talks" }),
  fact("f-storm-day", "storm", "took-place-on", day("2031-06-28"), cite("after", 10), { topic: "Boats", trivial: true }),
  fact("f-storm-place", "storm", "took-place-in", "tarn", cite("after", 10), { topic: "Boats" }),
  fact("f-order-1", "talks-1", "came-before", "talks-2", cite("after", 3), { topic: "Talks" }),
  fact("f-order-2", "talks-2", "came-before", "signing", cite("after", 7), { topic: "Talks" }),
];

const WORDS: Fact[] = [
  fact("f-bycatch", "bycatch", "means", { text: "what ends up in a net without being wanted" }, cite("report-1", 8), { topic: "Words" }),
  fact("f-quota", "quota", "means", { text: "the share of the catch that a country may land" }, cite("report-1", 8), { topic: "Words" }),
  fact("f-ghost-net", "ghost-net", "means", { text: "a net that was lost at sea and goes on catching" }, cite("report-2", 5), {
    topic: "Words",
  }),
  fact("f-no-take-zone", "no-take-zone", "means", { text: "a part of the sea in which nobody may fish" }, cite("report-2", 6), {
    topic: "Words",
  }),
  fact("f-landing-day", "landing-day", "means", { text: "a day on which boats may bring in their catch" }, cite("report-2", 6), {
    topic: "Words",
  }),
  fact("f-said-brandt", "brandt", "said", { text: "Without catch records there is nothing to divide" }, cite("report-1", 5), {
    topic: "Words",
  }),
  fact("f-said-keller", "keller", "said", { text: "A quota is a promise to our children" }, cite("report-1", 6), { topic: "Words" }),
  fact("f-said-sandoval", "sandoval", "said", { text: "The sea does not read treaties" }, cite("report-2", 2), { topic: "Words" }),
  fact("f-said-reyes", "reyes", "said", { text: "An island counts its fish one by one" }, cite("report-2", 9), { topic: "Words" }),
];

const POSITIONS: Fact[] = [
  fact("f-want-norland", "norland", "wants", "lower-quotas", cite("report-1", 9), { topic: "Positions" }),
  fact("f-because", "lower-quotas", "because", { text: "the stocks of cod have halved" }, cite("report-1", 9), {
    by: "norland",
    topic: "Positions",
  }),
  fact("f-offer-vesta", "vesta", "offers", "share-records", cite("report-1", 10), { topic: "Positions" }),
  fact("f-refuse-vesta", "vesta", "refuses", "lower-own-quota", cite("report-1", 10), { topic: "Positions" }),
  fact("f-first-vesta", "lower-own-quota", "requires-first", "open-harbours", cite("report-1", 11), { by: "vesta", topic: "Positions" }),
  fact("f-first-marenia", "open-harbours", "requires-first", "pay-patrols", cite("report-2", 7), { by: "marenia", topic: "Positions" }),
  fact("f-refuse-union", "harbour-union", "refuses", "pay-patrols", cite("report-2", 8), { topic: "Positions" }),
  fact("f-first-records", "share-records", "requires-first", "weekly-landing", cite("report-2", 14), { by: "vesta", topic: "Positions" }),
  fact("f-first-quotas", "lower-quotas", "requires-first", "open-borders", cite("report-2", 15), { by: "norland", topic: "Positions" }),
  fact("f-want-union", "harbour-union", "wants", "weekly-landing", cite("report-2", 8), { topic: "Positions" }),
  fact("f-want-marenia", "marenia", "wants", "open-borders", cite("report-2", 10), { topic: "Positions" }),
  fact("f-offer-marenia", "marenia", "offers", "open-harbours", cite("report-2", 10), { topic: "Positions" }),
  fact("f-boats-claim", "vesta", "number-of-boats", { number: 40, unit: "boats" }, cite("report-1", 4), {
    status: "possible",
    hedge: "around",
    by: "vesta-officials",
    topic: "Boats",
  }),
  fact("f-workers", "marenia", "number-of-workers", { number: 1200, unit: "people" }, cite("report-2", 3), {
    hedge: "at least",
    by: "harbour-union",
    topic: "Boats",
  }),
];

const PEOPLE: Fact[] = [
  fact("f-office-brandt", "brandt", "holds-office", "norland-minister", cite("words", 0), { asOf: "2031-05-01", topic: "People" }),
  fact("f-office-keller", "keller", "holds-office", "vesta-minister", cite("words", 0), { asOf: "2031-05-01", topic: "People" }),
  fact("f-office-sandoval", "sandoval", "holds-office", "marenia-minister", cite("words", 1), { asOf: "2031-05-01", topic: "People" }),
  fact("f-office-reyes", "reyes", "holds-office", "orlo-prime-minister", cite("words", 1), { asOf: "2031-05-01", topic: "People" }),
  fact("f-office-okafor", "okafor", "holds-office", "vesta-ambassador", cite("words", 2), { asOf: "2031-05-01", topic: "People" }),
  fact("f-office-lindqvist", "lindqvist", "holds-office", "orlo-commissioner", cite("words", 2), { asOf: "2031-05-01", topic: "People" }),
  fact("f-office-moreau", "moreau", "holds-office", "union-secretary", cite("words", 2), { asOf: "2031-05-01", topic: "People" }),
  fact("f-capital-norland", "norland", "capital", "port-anselm", cite("words", 3), { topic: "Places" }),
  fact("f-capital-vesta", "vesta", "capital", "luma", cite("words", 3), { topic: "Places" }),
  fact("f-capital-marenia", "marenia", "capital", "tarn", cite("words", 3), { topic: "Places" }),
  fact("f-capital-orlo", "orlo-isles", "capital", "coral-bay", cite("words", 3), { topic: "Places" }),
  // Waits for its review: possibly true, never asked.
  fact("f-pending", "jonas-brandt", "attended", "talks-2", cite("after", 9), { review: "pending", topic: "Talks" }),
];

const CLOSURES: Closure[] = [
  { relation: "attended", object: "talks-1", scope: "named in the account of the talks", evidence: [cite("after", 1), cite("after", 2)] },
  { relation: "attended", object: "call", scope: "the two who spoke", evidence: [cite("after", 6)] },
];

/** The sample set, as a fact-set file would hold it. Nobody changes it: a test that needs another makes a copy. */
export const SAMPLE_SET: FactSet = {
  format: "footing-fact-set/1",
  slug: "harbour-talks-2031",
  title: "The harbour talks of 2031",
  description: "A made-up set that has something of everything.",
  language: "en",
  licence: "CC-BY-4.0",
  sources: SOURCES,
  entities: ENTITIES,
  relations: RELATIONS,
  facts: [...MEETINGS, ...WORDS, ...POSITIONS, ...PEOPLE],
  closures: CLOSURES,
  questions: [],
};

/** The sample set as a graph. */
export const sampleGraph = (): Graph => graphOf(SAMPLE_SET);
