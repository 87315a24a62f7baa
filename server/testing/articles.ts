import type { Entity } from "@/lib/facts/fact";
import type { Article, Candidate, DraftFact, EventCard, Family, Quote, ReadEntity, Reading } from "@/lib/reading/article";
import { linesOf } from "@/lib/reading/lines";
import { sentencesOf } from "@/lib/reading/sentences";
import type { ArticleForm } from "@/lib/review/article-form";

// An article and what was read of it, written by hand: tests of the desk do not hang on what reading finds.

const TEXT = [
  "Larch Hill asks for a ferry",
  "Ada Okoro, the mayor of Larch Hill, met Ben Sato of the Ferry Union for talks in Port Anselm on 6 May 2031.",
  "Ms Okoro wants a ferry because the bridge is closed. Larch Hill has at least 4,000 people.",
  "A slipway is a slope on which boats are let into the water.",
  "“A town without a bridge is an island,” Ms Okoro said.",
].join("\n\n");

export const ARTICLE: ArticleForm = {
  text: TEXT,
  title: "Larch Hill asks for a ferry",
  publisher: "The Larch Hill Post",
  date: "2031-05-07",
  url: "",
};

const quote = (words: string, text: string = TEXT): Quote => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  quote: words,
});

const entity = (id: string, kind: Entity["kind"], name: string, more: Partial<Entity> = {}): ReadEntity => ({
  id,
  kind,
  name,
  ...more,
  isNew: true,
  newAliases: [],
  isSure: true,
  mentions: [],
});

export const READ_ENTITIES: ReadEntity[] = [
  { ...entity("ada-okoro", "person", "Ada Okoro"), newAliases: ["Ms Okoro"] },
  entity("ben-sato", "person", "Ben Sato"),
  entity("ferry-union", "organisation", "Ferry Union", { article: "the" }),
  entity("larch-hill", "place", "Larch Hill"),
  entity("port-anselm", "place", "Port Anselm"),
  entity("larch-hill-mayor", "office", "mayor of Larch Hill", { of: "larch-hill" }),
  entity("a-ferry", "deed", "a ferry", { of: "ada-okoro" }),
  entity("ferry-talks", "event", "ferry talks"),
  entity("slipway", "term", "slipway"),
];

type Draft = Omit<DraftFact, "status"> & Partial<Pick<DraftFact, "status">>;

/** A candidate in one line. */
export function candidate(id: string, family: Family, words: string, fact: Draft, more: Partial<Candidate> = {}): Candidate {
  return {
    id,
    family,
    sentence: 0,
    evidence: quote(words),
    fact: { status: "asserted", ...fact },
    subject: fact.subject,
    relation: fact.relation,
    object: "",
    sure: family !== "event",
    salience: 0.5,
    doubts: [],
    also: [],
    extractor: "rules",
    ...more,
  };
}

const day = { from: "2031-05-06", to: "2031-05-06", precision: "day" } as const;
const MEETING = "Ada Okoro, the mayor of Larch Hill, met Ben Sato of the Ferry Union for talks in Port Anselm on 6 May 2031.";

export const CANDIDATES: Candidate[] = [
  candidate("c-office", "office", "Ada Okoro, the mayor of Larch Hill", {
    subject: "ada-okoro",
    relation: "holds-office",
    object: { entity: "larch-hill-mayor" },
  }),
  candidate("c-slipway", "definition", "A slipway is a slope on which boats are let into the water.", {
    subject: "slipway",
    relation: "means",
    object: { text: "a slope on which boats are let into the water" },
  }),
  candidate(
    "c-want",
    "want",
    "Ms Okoro wants a ferry",
    { subject: "ada-okoro", relation: "wants", object: { entity: "a-ferry" } },
    { sure: false, doubts: ["words-cut"] },
  ),
  candidate("c-day", "event", MEETING, { subject: "ferry-talks", relation: "held-on", object: day }, { card: "card-1", salience: 0.9 }),
  candidate(
    "c-place",
    "event",
    MEETING,
    { subject: "ferry-talks", relation: "held-in", object: { entity: "port-anselm" } },
    { card: "card-1", salience: 0.9 },
  ),
  candidate(
    "c-ada",
    "event",
    MEETING,
    { subject: "ada-okoro", relation: "attended", object: { entity: "ferry-talks" } },
    { card: "card-1", salience: 0.9 },
  ),
  candidate(
    "c-ben",
    "event",
    MEETING,
    { subject: "ben-sato", relation: "attended", object: { entity: "ferry-talks" } },
    { card: "card-1", salience: 0.9 },
  ),
];

export const CARD: EventCard = {
  id: "card-1",
  event: "ferry-talks",
  kind: "talks",
  name: "ferry talks",
  sentence: 1,
  evidence: quote(MEETING),
  status: "asserted",
  date: { ...day, candidate: "c-day" },
  place: { entity: "port-anselm", candidate: "c-place" },
  people: [
    { entity: "ada-okoro", role: "attended", negated: false, candidate: "c-ada" },
    { entity: "ben-sato", role: "attended", negated: false, candidate: "c-ben" },
  ],
  how: null,
  salience: 0.9,
};

/** A reading of whatever article it is given, with these candidates. */
export function readAs(
  candidates: readonly Candidate[] = CANDIDATES,
  events: readonly EventCard[] = [CARD],
  language = "en",
): (article: Article) => Reading {
  return (article) => {
    const lines = linesOf(article.text);
    return {
      article,
      language,
      lines,
      sentences: sentencesOf(article.text, lines),
      entities: READ_ENTITIES,
      dates: [],
      candidates: [...candidates],
      events: [...events],
    };
  };
}
