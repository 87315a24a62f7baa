import type { Entity, Evidence, Fact, FactObject, FactSet, Relation, Source } from "./fact";
import { MEETING_RELATIONS } from "./german-harbours";
import { graphOf } from "./graph";

// Facts of the bundled sets in German, to try whether what is said around facts reads as one language (lib/facts/frames). Events have
// names in the singular: the verbs of wordings do not change.

type Told = { id: string; subject: string; relation: string; object: FactObject; says: string; topic: string; more?: Partial<Fact> };

/** The facts with the sentences of one source as their evidence, and that source. */
function tellIn(source: Omit<Source, "text">, told: readonly Told[]): { source: Source; facts: Fact[] } {
  const evidence: Evidence[] = [];
  let text = "";
  for (const { says } of told) {
    const start = text === "" ? 0 : text.length + 1;
    text += `${text === "" ? "" : " "}${says}`;
    evidence.push({ source: source.id, start, end: text.length });
  }
  const facts = told.map(({ id, subject, relation, object, topic, more }, i): Fact => ({
    id,
    subject,
    relation,
    object,
    status: "asserted",
    topic,
    evidence: [evidence[i]!],
    ...more,
  }));
  return { source: { ...source, text }, facts };
}

const ELEMENTS = [
  ["wasserstoff", "Wasserstoff", "H", 1, "nichtmetalle"],
  ["helium", "Helium", "He", 2, "edelgase"],
  ["lithium", "Lithium", "Li", 3, "alkalimetalle"],
  ["kohlenstoff", "Kohlenstoff", "C", 6, "nichtmetalle"],
  ["stickstoff", "Stickstoff", "N", 7, "nichtmetalle"],
  ["sauerstoff", "Sauerstoff", "O", 8, "nichtmetalle"],
  ["neon", "Neon", "Ne", 10, "edelgase"],
  ["natrium", "Natrium", "Na", 11, "alkalimetalle"],
  ["magnesium", "Magnesium", "Mg", 12, "erdalkalimetalle"],
  ["calcium", "Calcium", "Ca", 20, "erdalkalimetalle"],
] as const;

const FAMILIES = {
  nichtmetalle: "Nichtmetalle",
  edelgase: "Edelgase",
  alkalimetalle: "Alkalimetalle",
  erdalkalimetalle: "Erdalkalimetalle",
};

const elements = tellIn(
  { id: "elemente", kind: "text", title: "Zehn Elemente", date: "2025-09-01" },
  ELEMENTS.flatMap(([id, name, symbol, number, family]): Told[] => [
    {
      id: `${id}-symbol`,
      subject: id,
      relation: "symbol",
      object: { entity: `symbol-${symbol.toLowerCase()}` },
      says: `${name} hat das Symbol ${symbol}.`,
      topic: "Symbole",
    },
    {
      id: `${id}-zahl`,
      subject: id,
      relation: "ordnungszahl",
      object: { number, unit: "" },
      says: `${name} hat die Ordnungszahl ${number}.`,
      topic: "Ordnungszahlen",
    },
    {
      id: `${id}-familie`,
      subject: id,
      relation: "familie",
      object: { entity: family },
      says: `${name} zählt zu dieser Familie: ${FAMILIES[family]}.`,
      topic: "Familien",
    },
  ]),
);

const EVENTS = [
  ["gipfel", "Krisengipfel", "der", "paris", "Paris", "2025-02-17", "17. Februar 2025", ["macron", "starmer"]],
  [
    "gespraeche-riad",
    "Treffen von USA und Russland",
    "das",
    "riad",
    "Riad",
    "2025-02-18",
    "18. Februar 2025",
    ["rubio", "waltz", "lawrow"],
  ],
  ["kiew", "Treffen am Wochenende", "das", "kyjiw", "Kyjiw", "2025-03-08", "8. März 2025", ["jermak", "powell"]],
  [
    "dschidda",
    "Treffen von USA und Ukraine",
    "das",
    "dschidda-stadt",
    "Dschidda",
    "2025-03-11",
    "11. März 2025",
    ["rubio", "waltz", "jermak", "sybiha"],
  ],
  [
    "verteidigung",
    "Treffen der Verteidigungsminister",
    "das",
    "paris",
    "Paris",
    "2025-03-12",
    "12. März 2025",
    ["healey", "lecornu", "pistorius", "crosetto"],
  ],
] as const;

const NAMES: Readonly<Record<string, string>> = {
  macron: "Emmanuel Macron",
  starmer: "Keir Starmer",
  rubio: "Marco Rubio",
  waltz: "Mike Waltz",
  lawrow: "Sergej Lawrow",
  jermak: "Andrij Jermak",
  powell: "Jonathan Powell",
  sybiha: "Andrij Sybiha",
  healey: "John Healey",
  lecornu: "Sébastien Lecornu",
  pistorius: "Boris Pistorius",
  crosetto: "Guido Crosetto",
};

const talks = tellIn(
  { id: "treffen", kind: "text", title: "Fünf Treffen im Frühjahr 2025", date: "2025-04-01", outcome: true },
  EVENTS.flatMap(([id, name, article, place, placeName, date, day, people]): Told[] => {
    const event = `${article.charAt(0).toUpperCase()}${article.slice(1)} ${name}`;
    return [
      {
        id: `${id}-tag`,
        subject: id,
        relation: "fand-statt-am",
        object: { from: date, to: date, precision: "day" },
        says: `${event} fand am ${day} statt.`,
        topic: "Treffen",
      },
      {
        id: `${id}-ort`,
        subject: id,
        relation: "fand-statt-in",
        object: { entity: place },
        says: `${event} fand in ${placeName} statt.`,
        topic: "Treffen",
      },
      ...people.map((who): Told => ({
        id: `${id}-${who}`,
        subject: who,
        relation: "war-dabei",
        object: { entity: id },
        says: `${NAMES[who]} war dabei: ${article} ${name}.`,
        topic: "Wer dabei war",
        more: { mode: "in-person" },
      })),
    ];
  }),
);

const asks = (wording: Record<string, string>) => ({ wording: { de: wording } });

const RELATIONS: readonly Relation[] = [
  {
    id: "symbol",
    label: "Symbol",
    subject: ["thing"],
    object: ["term"],
    functional: true,
    inverseFunctional: true,
    scope: "none",
    ...asks({
      askObject: "Welches Symbol hat {subject}?",
      askSubject: "Welches Element hat das Symbol {object}?",
      askEach: "Welches Symbol hat jedes dieser Elemente?",
      state: "{subject} hat das Symbol {object}",
    }),
  },
  {
    id: "ordnungszahl",
    label: "Ordnungszahl",
    subject: ["thing"],
    object: "number",
    functional: true,
    inverseFunctional: true,
    scope: "none",
    ...asks({
      askObject: "Welche Ordnungszahl hat {subject}?",
      askSubject: "Welches Element hat die Ordnungszahl {object}?",
      state: "{subject} hat die Ordnungszahl {object}",
    }),
  },
  {
    id: "familie",
    label: "Familie",
    subject: ["thing"],
    object: ["thing"],
    functional: true,
    scope: "none",
    ...asks({
      askObject: "Zu welcher Familie zählt {subject}?",
      askSubject: "Welches Element zählt zu dieser Familie: {object}?",
      state: "{subject} zählt zu dieser Familie: {object}",
    }),
  },
  ...MEETING_RELATIONS,
];

const places: readonly Entity[] = [
  { id: "paris", kind: "place", subtype: "city", name: "Paris", at: [48.86, 2.35] },
  { id: "riad", kind: "place", subtype: "city", name: "Riad", at: [24.71, 46.68] },
  { id: "kyjiw", kind: "place", subtype: "city", name: "Kyjiw", at: [50.45, 30.52] },
  { id: "dschidda-stadt", kind: "place", subtype: "city", name: "Dschidda", at: [21.49, 39.19] },
];

const ENTITIES: readonly Entity[] = [
  ...ELEMENTS.map(([id, name]): Entity => ({ id, kind: "thing", subtype: "element", name })),
  ...ELEMENTS.map(([, , symbol]): Entity => ({ id: `symbol-${symbol.toLowerCase()}`, kind: "term", subtype: "symbol", name: symbol })),
  ...Object.entries(FAMILIES).map(([id, name]): Entity => ({ id, kind: "thing", subtype: "family", name })),
  ...places,
  ...Object.entries(NAMES).map(([id, name]): Entity => ({ id, kind: "person", subtype: "politician", name })),
  ...EVENTS.map(([id, name, article]): Entity => ({ id, kind: "event", subtype: "talks", name, article })),
];

/** Ten elements and five meetings, told in German. */
export const GERMAN_SAMPLE_SET: FactSet = {
  format: "footing-fact-set/1",
  slug: "elemente-und-treffen",
  title: "Elemente und Treffen",
  language: "de",
  licence: "CC-BY-4.0",
  sources: [elements.source, talks.source],
  entities: [...ENTITIES],
  relations: [...RELATIONS],
  facts: [...elements.facts, ...talks.facts],
  closures: [],
  questions: [],
};

/** The German sample as a graph. */
export const germanSampleGraph = () => graphOf(GERMAN_SAMPLE_SET);
