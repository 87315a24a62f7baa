import type { Closure, Entity, Evidence, Fact, FactObject, FactSet, Relation, Source } from "./fact";
import { graphOf } from "./graph";

// Made-up harbour talks in German: two layers, plans and what came of them, disputes, denials, claims, terms, quotations and conditions,
// for the formats that ask for more than dates and names. Names take no case: after „mit“, „aus“ and „ohne“ stand only those without an
// article.

/** The sentences of each source; a fact cites them by number. */
const SENTENCES = {
  vorher: [
    "Aus vier Ländern werden Gäste zum Fischereitreffen am 4. Mai 2031 in Port Anselm erwartet.",
    "Ada Brandt, Ivo Keller und Mira Sandoval haben für das Treffen zugesagt.",
    "Tomas Reyes will dem Treffen per Video folgen.",
    "Lena Okafor hat für das Treffen abgesagt.",
    "Rund 40 Boote aus Vesta könnten in diesem Sommer stillliegen, sagt der Fischereirat.",
    "„Ohne Fangbücher gibt es nichts zu teilen“, sagte Ada Brandt.",
    "„Eine Quote ist ein Versprechen an unsere Kinder“, sagte Ivo Keller.",
    "Das Abendessen der Minister ist für den 10. Mai 2031 in Tarn geplant.",
    "Beifang heißt, was ungewollt ins Netz gerät; die Quote ist der Teil des Fangs, der einem Land zusteht.",
    "Norland fordert niedrigere Quoten, weil es nur noch halb so viel Kabeljau gibt.",
    "Vesta bietet Einblick in die Fangbücher an und lehnt eine Senkung der eigenen Quote ab.",
    "Bevor Vesta die eigene Quote senkt, soll Marenia die Häfen öffnen.",
  ],
  woche: [
    "Das Fischereitreffen beginnt am 4. Mai 2031 in Port Anselm, und Ada Brandt wird dort sein.",
    "Das Abendessen der Minister soll am 11. Mai 2031 folgen.",
    "„Das Meer liest keine Verträge“, sagte Mira Sandoval.",
    "Mindestens 1.200 Menschen arbeiten auf den Booten von Marenia, teilt die Hafenunion mit.",
    "Die Unterzeichnung ist in Luma geplant, sagt Marenia.",
    "Ein Geisternetz ist ein verlorenes Netz, das im Meer weiter Fische fängt.",
    "Eine Ruhezone ist ein Teil des Meeres, in dem niemand fischen darf; am Anlandetag dürfen Boote ihren Fang in den Hafen bringen.",
    "Bevor Marenia die Häfen öffnet, soll die Hafenunion Geld für Streifen auf See geben.",
    "Die Hafenunion lehnt Geld für Streifen auf See ab und fordert jede Woche einen festen Anlandetag.",
    "„Eine Insel zählt jeden Fisch einzeln“, sagte Tomas Reyes.",
    "Marenia fordert freie Einfahrt für kleine Boote und dazu weniger Papierkram, und bietet die Öffnung der Häfen an.",
    "Die Unterzeichnung ist in Lindhaven geplant, sagt Orlo.",
    "Ada Brandt, Ivo Keller, Tomas Reyes und Paul Wiese werden beim Abendessen erwartet, Mira Sandoval per Video.",
    "Lena Okafor bleibt dem Abendessen fern.",
    "Vesta will einen festen Anlandetag jede Woche sehen, bevor es Einblick in die Fangbücher gibt.",
    "Norland sagt: Erst freie Einfahrt für kleine Boote, dann niedrigere Quoten.",
    "Die Unterzeichnung soll am 1. Juli 2031 sein.",
  ],
  vorschau: ["Das Folgetreffen soll vom 18. bis 20. Juni 2031 in Luma sein.", "Rémy Moreau und Nora Vik werden dazu in Luma erwartet."],
  danach: [
    "Das Fischereitreffen fand am 4. Mai 2031 in Port Anselm statt.",
    "Ada Brandt, Ivo Keller und Mira Sandoval saßen am Tisch, Åsa Lindqvist war per Video dabei; sonst nahm niemand teil.",
    "Das Folgetreffen folgte vom 18. bis 20. Juni 2031 in Luma; Rémy Moreau und Nora Vik waren dabei.",
    "Lena Okafor war in Port Anselm nicht dabei.",
    "Die Unterzeichnung war am 1. Juli 2031, nach dem Folgetreffen.",
    "Der Hafenball war am 28. Juni 2031 in Tarn.",
    "Das Netzflicken, ein Fest in Lindhaven, war am 12. Juli 2031.",
  ],
} as const;

type SourceId = keyof typeof SENTENCES;

const source = (id: SourceId, title: string, date: string, publisher: string, outcome?: true): Source => ({
  id,
  kind: "digest",
  title,
  date,
  text: SENTENCES[id].join(" "),
  of: { publisher, date, title: null, url: null },
  ...(outcome && { outcome }),
});

/** The sentence with this number as evidence. */
function cite(id: SourceId, sentence: number): Evidence {
  const start = SENTENCES[id].slice(0, sentence).reduce((sum, text) => sum + text.length + 1, 0);
  return { source: id, start, end: start + (SENTENCES[id][sentence] ?? "").length };
}

const place = (id: string, subtype: string, name: string, at: [number, number], land?: string): Entity => ({
  id,
  kind: "place",
  subtype,
  name,
  at,
  ...(land && { in: land }),
});
const person = (id: string, name: string): Entity => ({ id, kind: "person", subtype: "politician", name });
const event = (id: string, article: string, name: string): Entity => ({ id, kind: "event", subtype: "harbour talks", name, article });
const term = (id: string, name: string): Entity => ({ id, kind: "term", subtype: "word", name });
const deed = (id: string, of: string, name: string): Entity => ({ id, kind: "deed", subtype: "step", name, of });

const ENTITIES: Entity[] = [
  place("norland", "country", "Norland", [61.2, 4.9]),
  place("vesta", "country", "Vesta", [58.4, 9.1]),
  place("marenia", "country", "Marenia", [54.3, 12.2]),
  place("orlo", "country", "Orlo", [63, -6.7]),
  place("port-anselm", "harbour", "Port Anselm", [61.3, 5.1], "norland"),
  place("luma", "harbour", "Luma", [52.6, 19.3], "vesta"),
  place("tarn", "harbour", "Tarn", [44.1, 12], "marenia"),
  place("lindhaven", "harbour", "Lindhaven", [63.1, -16.9], "orlo"),
  { id: "hafenunion", kind: "organisation", subtype: "union", name: "Hafenunion", article: "die" },
  { id: "fischereirat", kind: "organisation", subtype: "officials", name: "Fischereirat", article: "der" },
  person("brandt", "Ada Brandt"),
  person("keller", "Ivo Keller"),
  person("sandoval", "Mira Sandoval"),
  person("reyes", "Tomas Reyes"),
  person("okafor", "Lena Okafor"),
  person("lindqvist", "Åsa Lindqvist"),
  person("wiese", "Paul Wiese"),
  person("moreau", "Rémy Moreau"),
  person("vik", "Nora Vik"),
  event("fischerei", "das", "Fischereitreffen"),
  event("fischerei-2", "das", "Folgetreffen"),
  event("abendessen", "das", "Abendessen der Minister"),
  event("unterzeichnung", "die", "Unterzeichnung"),
  event("hafenball", "der", "Hafenball"),
  event("netzflicken", "das", "Netzflicken"),
  term("beifang", "Beifang"),
  term("quote", "Quote"),
  term("geisternetz", "Geisternetz"),
  term("ruhezone", "Ruhezone"),
  term("anlandetag", "Anlandetag"),
  deed("niedrigere-quoten", "norland", "niedrigere Quoten"),
  deed("einblick", "vesta", "Einblick in die Fangbücher"),
  deed("eigene-quote", "vesta", "Senkung der eigenen Quote"),
  deed("haefen-oeffnen", "marenia", "Öffnung der Häfen"),
  deed("streifen", "hafenunion", "Geld für Streifen auf See"),
  deed("fester-tag", "hafenunion", "fester Anlandetag jede Woche"),
  deed("freie-einfahrt", "marenia", "freie Einfahrt für kleine Boote"),
  deed("papierkram", "marenia", "weniger Papierkram"),
];

const ACTORS: Relation["subject"] = ["person", "organisation", "place", "office"];

/**
 * Relations of meetings in German: their days, their places and who was there. Events have names in the singular, since verbs do not
 * change.
 */
export const MEETING_RELATIONS: readonly Relation[] = [
  {
    id: "fand-statt-am",
    label: "fand statt am",
    subject: ["event"],
    object: "date",
    functional: true,
    scope: "event",
    role: "date",
    wording: {
      de: {
        phrase: "{subject} am {object}",
        askEach: "Wann fand jedes dieser Ereignisse statt?",
        askObject: "Wann fand {subject} statt?",
        state: "{subject} fand am {object} statt",
        askObjectPlanned: "Wann sollte {subject} stattfinden?",
        statePlanned: "{subject} sollte am {object} stattfinden",
      },
    },
  },
  {
    id: "fand-statt-in",
    label: "fand statt in",
    subject: ["event"],
    object: ["place"],
    functional: true,
    scope: "event",
    role: "place",
    wording: {
      de: {
        phrase: "{subject} in {object}",
        askObject: "Wo fand {subject} statt?",
        state: "{subject} fand in {object} statt",
        askObjectPlanned: "Wo sollte {subject} stattfinden?",
        statePlanned: "{subject} sollte in {object} stattfinden",
      },
    },
  },
  {
    id: "war-dabei",
    label: "war dabei",
    subject: ["person"],
    object: ["event"],
    role: "attendance",
    wording: {
      de: {
        phrase: "{object} mit {subject}",
        phraseRemote: "{object} mit {subject} per Video",
        phraseNegated: "{object} ohne {subject}",
        askSubject: "Wer war bei diesem Ereignis dabei: {object}?",
        askObject: "Bei welchem Ereignis war {subject} dabei?",
        state: "{subject} war dabei: {object}",
        askSubjectPlanned: "Wer sollte bei diesem Ereignis dabei sein: {object}?",
        askObjectPlanned: "Bei welchem Ereignis sollte {subject} dabei sein?",
        statePlanned: "{subject} sollte dabei sein: {object}",
        askSubjectRemote: "Wer war bei diesem Ereignis per Video dabei: {object}?",
        askObjectRemote: "Bei welchem Ereignis war {subject} per Video dabei?",
        stateRemote: "{subject} war per Video dabei: {object}",
        askSubjectRemotePlanned: "Wer sollte bei diesem Ereignis per Video dabei sein: {object}?",
        askObjectRemotePlanned: "Bei welchem Ereignis sollte {subject} per Video dabei sein?",
        stateRemotePlanned: "{subject} sollte per Video dabei sein: {object}",
        askSubjectNegated: "Wer blieb diesem Ereignis fern: {object}?",
        askObjectNegated: "Welchem Ereignis blieb {subject} fern?",
        stateNegated: "{subject} war nicht dabei: {object}",
        askSubjectNegatedPlanned: "Wer wollte diesem Ereignis fernbleiben: {object}?",
        askObjectNegatedPlanned: "Welchem Ereignis wollte {subject} fernbleiben?",
        stateNegatedPlanned: "{subject} wollte nicht dabei sein: {object}",
      },
    },
  },
];

const RELATIONS: readonly Relation[] = [
  {
    id: "kam-vor",
    label: "kam vor",
    subject: ["event"],
    object: ["event"],
    role: "order",
    wording: { de: { phrase: "{subject}, dann {object}", state: "{subject} war zuerst, danach {object}" } },
  },
  {
    id: "boote",
    label: "Zahl der Boote",
    subject: ["place"],
    object: "number",
    functional: true,
    scope: "none",
    wording: {
      de: {
        phrase: "{object} aus {subject} ohne Arbeit",
        askObjectPossible: "{hedge} wie viele Boote aus {subject} könnten stillliegen?",
        statePossible: "{object} aus {subject} könnten stillliegen",
      },
    },
  },
  {
    id: "arbeiten",
    label: "Zahl der Menschen",
    subject: ["place"],
    object: "number",
    functional: true,
    scope: "none",
    wording: {
      de: {
        phrase: "{object} auf den Booten von {subject}",
        askObject: "{hedge} wie viele Menschen arbeiten auf den Booten von {subject}?",
        state: "{object} arbeiten auf den Booten von {subject}",
      },
    },
  },
  {
    id: "bedeutet",
    label: "Bedeutung",
    subject: ["term"],
    object: "text",
    functional: true,
    scope: "none",
    role: "meaning",
    wording: {
      de: {
        askEach: "Was bedeutet jedes dieser Wörter?",
        askObject: "Was bedeutet {subject}?",
        askSubject: "Welches Wort bedeutet: {object}?",
        state: "{subject} bedeutet: {object}",
      },
    },
  },
  {
    id: "sagte",
    label: "Worte",
    subject: ["person"],
    object: "text",
    inverseFunctional: true,
    scope: "none",
    role: "speech",
    wording: {
      de: {
        askEach: "Was sagte jede dieser Personen?",
        askSubject: "Wer sagte: „{object}“?",
        askObject: "Was sagte {subject}?",
        state: "{subject} sagte: „{object}“",
      },
    },
  },
  {
    id: "fordert",
    label: "Forderung",
    subject: ACTORS,
    object: ["deed"],
    wording: {
      de: {
        phrase: "{subject} mit der Forderung: {object}",
        askSubject: "Wer fordert dies: {object}?",
        askObject: "Was fordert {subject}?",
        state: "{subject} fordert dies: {object}",
      },
    },
  },
  {
    id: "bietet-an",
    label: "Angebot",
    subject: ACTORS,
    object: ["deed"],
    wording: {
      de: {
        phrase: "{subject} mit dem Angebot: {object}",
        askSubject: "Wer bietet dies an: {object}?",
        askObject: "Was bietet {subject} an?",
        state: "{subject} bietet dies an: {object}",
      },
    },
  },
  {
    id: "lehnt-ab",
    label: "Ablehnung",
    subject: ACTORS,
    object: ["deed"],
    wording: {
      de: {
        phrase: "{subject} mit der Absage: {object}",
        askSubject: "Wer lehnt dies ab: {object}?",
        askObject: "Was lehnt {subject} ab?",
        state: "{subject} lehnt dies ab: {object}",
      },
    },
  },
  {
    id: "erst",
    label: "Bedingung",
    subject: ["deed"],
    object: ["deed"],
    functional: true,
    scope: "none",
    role: "condition",
    wording: { de: { state: "Vor „{subject}“ muss dies kommen: {object}" } },
  },
  {
    id: "grund",
    label: "Grund",
    subject: ["deed"],
    object: "text",
    wording: {
      de: { askObject: "Welchen Grund nennt {by} dafür: {subject}?", state: "Den Grund für „{subject}“ nennt {by} so: {object}" },
    },
  },
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
  return {
    id,
    subject,
    relation,
    object: value,
    status: "asserted",
    topic: "Hafengespräche",
    ...extra,
    evidence: Array.isArray(evidence) ? evidence : [evidence],
  };
}

const on = (from: string, to = from): FactObject => ({ from, to, precision: "day" });
const planned = (more: Extra = {}): Extra => ({ status: "planned", asOf: "2031-05-02", ...more });
const there: Extra = { mode: "in-person" };

const MEETINGS: Fact[] = [
  fact(
    "plan-ort",
    "fischerei",
    "fand-statt-in",
    "port-anselm",
    [cite("vorher", 0), cite("woche", 0)],
    planned({ replacedBy: "fischerei-ort" }),
  ),
  fact(
    "plan-tag",
    "fischerei",
    "fand-statt-am",
    on("2031-05-04"),
    [cite("vorher", 0), cite("woche", 0)],
    planned({ replacedBy: "fischerei-tag" }),
  ),
  fact(
    "brandt-plan",
    "brandt",
    "war-dabei",
    "fischerei",
    [cite("vorher", 1), cite("woche", 0)],
    planned({ ...there, replacedBy: "fischerei-brandt" }),
  ),
  fact("plan-keller", "keller", "war-dabei", "fischerei", cite("vorher", 1), planned({ ...there, replacedBy: "fischerei-keller" })),
  fact("plan-sandoval", "sandoval", "war-dabei", "fischerei", cite("vorher", 1), planned({ ...there, replacedBy: "fischerei-sandoval" })),
  fact("plan-reyes", "reyes", "war-dabei", "fischerei", cite("vorher", 2), planned({ mode: "remote", replacedBy: "fischerei-lindqvist" })),
  fact("plan-okafor", "okafor", "war-dabei", "fischerei", cite("vorher", 3), planned({ negated: true, replacedBy: "fischerei-okafor" })),
  fact("fischerei-ort", "fischerei", "fand-statt-in", "port-anselm", cite("danach", 0)),
  fact("fischerei-tag", "fischerei", "fand-statt-am", on("2031-05-04"), cite("danach", 0)),
  fact("fischerei-brandt", "brandt", "war-dabei", "fischerei", cite("danach", 1), there),
  fact("fischerei-keller", "keller", "war-dabei", "fischerei", cite("danach", 1), there),
  fact("fischerei-sandoval", "sandoval", "war-dabei", "fischerei", cite("danach", 1), there),
  fact("fischerei-lindqvist", "lindqvist", "war-dabei", "fischerei", cite("danach", 1), { mode: "remote" }),
  fact("fischerei-okafor", "okafor", "war-dabei", "fischerei", cite("danach", 3), { negated: true }),
  fact(
    "plan-2-ort",
    "fischerei-2",
    "fand-statt-in",
    "luma",
    cite("vorschau", 0),
    planned({ asOf: "2031-05-20", replacedBy: "fischerei-2-ort" }),
  ),
  fact(
    "plan-2-tag",
    "fischerei-2",
    "fand-statt-am",
    on("2031-06-18", "2031-06-20"),
    cite("vorschau", 0),
    planned({ asOf: "2031-05-20", replacedBy: "fischerei-2-tag" }),
  ),
  ...["moreau", "vik"].flatMap((who) => [
    fact(
      `plan-2-${who}`,
      who,
      "war-dabei",
      "fischerei-2",
      cite("vorschau", 1),
      planned({ ...there, asOf: "2031-05-20", replacedBy: `fischerei-2-${who}` }),
    ),
    fact(`fischerei-2-${who}`, who, "war-dabei", "fischerei-2", cite("danach", 2), there),
  ]),
  fact("fischerei-2-ort", "fischerei-2", "fand-statt-in", "luma", cite("danach", 2)),
  fact("fischerei-2-tag", "fischerei-2", "fand-statt-am", on("2031-06-18", "2031-06-20"), cite("danach", 2)),
  fact("abendessen-ort", "abendessen", "fand-statt-in", "tarn", cite("vorher", 7), planned()),
  fact("abendessen-tag-1", "abendessen", "fand-statt-am", on("2031-05-10"), cite("vorher", 7), planned()),
  fact("abendessen-tag-2", "abendessen", "fand-statt-am", on("2031-05-11"), cite("woche", 1), planned({ asOf: "2031-05-03" })),
  ...["brandt", "keller", "reyes", "wiese"].map((who) =>
    fact(`abendessen-${who}`, who, "war-dabei", "abendessen", cite("woche", 12), planned({ ...there, asOf: "2031-05-03" })),
  ),
  fact("abendessen-sandoval", "sandoval", "war-dabei", "abendessen", cite("woche", 12), planned({ mode: "remote", asOf: "2031-05-03" })),
  fact("abendessen-okafor", "okafor", "war-dabei", "abendessen", cite("woche", 13), planned({ negated: true, asOf: "2031-05-03" })),
  fact(
    "unterzeichnung-plan",
    "unterzeichnung",
    "fand-statt-am",
    on("2031-07-01"),
    cite("woche", 16),
    planned({ asOf: "2031-05-03", replacedBy: "unterzeichnung-tag" }),
  ),
  fact("unterzeichnung-tag", "unterzeichnung", "fand-statt-am", on("2031-07-01"), cite("danach", 4)),
  fact("unterzeichnung-luma", "unterzeichnung", "fand-statt-in", "luma", cite("woche", 4), planned({ by: "marenia", asOf: "2031-05-03" })),
  fact(
    "unterzeichnung-lindhaven",
    "unterzeichnung",
    "fand-statt-in",
    "lindhaven",
    cite("woche", 11),
    planned({ by: "orlo", asOf: "2031-05-03" }),
  ),
  fact("hafenball-tag", "hafenball", "fand-statt-am", on("2031-06-28"), cite("danach", 5)),
  fact("hafenball-ort", "hafenball", "fand-statt-in", "tarn", cite("danach", 5)),
  fact("netzflicken-tag", "netzflicken", "fand-statt-am", on("2031-07-12"), cite("danach", 6)),
  fact("netzflicken-ort", "netzflicken", "fand-statt-in", "lindhaven", cite("danach", 6)),
  fact("folge-2", "fischerei-2", "kam-vor", "unterzeichnung", cite("danach", 4)),
];

const WORDS: Fact[] = [
  fact("wort-beifang", "beifang", "bedeutet", { text: "was ungewollt ins Netz gerät" }, cite("vorher", 8), { topic: "Wörter" }),
  fact("wort-quote", "quote", "bedeutet", { text: "der Teil des Fangs, der einem Land zusteht" }, cite("vorher", 8), { topic: "Wörter" }),
  fact("wort-geisternetz", "geisternetz", "bedeutet", { text: "ein verlorenes Netz, das weiter Fische fängt" }, cite("woche", 5), {
    topic: "Wörter",
  }),
  fact("wort-ruhezone", "ruhezone", "bedeutet", { text: "ein Teil des Meeres, in dem niemand fischen darf" }, cite("woche", 6), {
    topic: "Wörter",
  }),
  fact("wort-anlandetag", "anlandetag", "bedeutet", { text: "der Termin, an dem Boote ihren Fang bringen dürfen" }, cite("woche", 6), {
    topic: "Wörter",
  }),
  fact("sagte-brandt", "brandt", "sagte", { text: "Ohne Fangbücher gibt es nichts zu teilen" }, cite("vorher", 5), { topic: "Wörter" }),
  fact("sagte-keller", "keller", "sagte", { text: "Eine Quote ist ein Versprechen an unsere Kinder" }, cite("vorher", 6), {
    topic: "Wörter",
  }),
  fact("sagte-sandoval", "sandoval", "sagte", { text: "Das Meer liest keine Verträge" }, cite("woche", 2), { topic: "Wörter" }),
  fact("sagte-reyes", "reyes", "sagte", { text: "Eine Insel zählt jeden Fisch einzeln" }, cite("woche", 9), { topic: "Wörter" }),
];

const positions = { topic: "Positionen" };

const POSITIONS: Fact[] = [
  fact("fordert-norland", "norland", "fordert", "niedrigere-quoten", cite("vorher", 9), positions),
  fact("grund-norland", "niedrigere-quoten", "grund", { text: "es gibt nur noch halb so viel Kabeljau" }, cite("vorher", 9), {
    by: "norland",
    ...positions,
  }),
  fact("bietet-vesta", "vesta", "bietet-an", "einblick", cite("vorher", 10), positions),
  fact("ablehnt-vesta", "vesta", "lehnt-ab", "eigene-quote", cite("vorher", 10), positions),
  fact("erst-haefen", "eigene-quote", "erst", "haefen-oeffnen", cite("vorher", 11), { by: "vesta", ...positions }),
  fact("erst-streifen", "haefen-oeffnen", "erst", "streifen", cite("woche", 7), { by: "marenia", ...positions }),
  fact("erst-tag", "einblick", "erst", "fester-tag", cite("woche", 14), { by: "vesta", ...positions }),
  fact("erst-einfahrt", "niedrigere-quoten", "erst", "freie-einfahrt", cite("woche", 15), { by: "norland", ...positions }),
  fact("ablehnt-union", "hafenunion", "lehnt-ab", "streifen", cite("woche", 8), positions),
  fact("fordert-union", "hafenunion", "fordert", "fester-tag", cite("woche", 8), positions),
  fact("fordert-einfahrt", "marenia", "fordert", "freie-einfahrt", cite("woche", 10), positions),
  fact("fordert-papierkram", "marenia", "fordert", "papierkram", cite("woche", 10), positions),
  fact("bietet-marenia", "marenia", "bietet-an", "haefen-oeffnen", cite("woche", 10), positions),
  fact("boote-vesta", "vesta", "boote", { number: 40, unit: "Boote" }, cite("vorher", 4), {
    status: "possible",
    hedge: "rund",
    by: "fischereirat",
    ...positions,
  }),
  fact("arbeiten-marenia", "marenia", "arbeiten", { number: 1200, unit: "Menschen" }, cite("woche", 3), {
    hedge: "mindestens",
    by: "hafenunion",
    ...positions,
  }),
];

const CLOSURES: Closure[] = [
  { relation: "war-dabei", object: "fischerei", scope: "wer am Tisch saß oder zugeschaltet war", evidence: [cite("danach", 1)] },
];

/** Made-up harbour talks, told in German. */
export const GERMAN_HARBOURS_SET: FactSet = {
  format: "footing-fact-set/1",
  slug: "hafengespraeche-2031",
  title: "Die Hafengespräche 2031",
  language: "de",
  licence: "CC-BY-4.0",
  sources: [
    source("vorher", "Vor dem Treffen", "2031-05-02", "Anselmer Bote"),
    source("woche", "Eine Woche der Gespräche", "2031-05-03", "Luma heute"),
    source("vorschau", "Vorschau auf Luma", "2031-05-20", "Luma heute"),
    source("danach", "Was aus den Plänen wurde", "2031-07-13", "Hafenunion", true),
  ],
  entities: ENTITIES,
  relations: [...MEETING_RELATIONS, ...RELATIONS],
  facts: [...MEETINGS, ...WORDS, ...POSITIONS],
  closures: CLOSURES,
  questions: [],
};

/** The harbour talks as a graph. */
export const germanHarboursGraph = () => graphOf(GERMAN_HARBOURS_SET);
