import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entity } from "../facts/fact";
import type { Article, Candidate, Reading } from "./article";
import { isDay } from "./calendar";
import { readArticle } from "./read-article";
import { READING_RELATIONS } from "./reading-relations";

const sample = (name: string) => readFileSync(path.join(import.meta.dirname, "samples", `${name}.txt`), "utf8");
const SCHOOL: Article = { text: sample("school"), date: "2031-05-07" };
const SPORT: Article = { text: sample("sport"), date: "2031-05-04" };
const SCIENCE: Article = { text: sample("science"), date: "2031-05-09" };

const line = ({ family, subject, relation, object }: Candidate) => `${family}: ${subject} | ${relation} | ${object}`;
const linesOf = (reading: Reading) => reading.candidates.map(line);
const read = (text: string, date = "2031-05-07") => readArticle({ text, date, language: "en" });

/** Words that set rules off, between anything at all: pairs of marks, half pairs, lone halves of signs. */
const SCRAPS = [
  "“",
  "”",
  '"',
  "’",
  "‘",
  "'",
  " said ",
  " President ",
  " Ada Okoro",
  ", the mayor of Kenya,",
  " on Monday",
  " will not ",
  "1,200",
  " per cent of ",
  "£3m",
  "\n",
  "\r\n",
  "\u2028",
  ". ",
  "…",
  "–",
  "(",
  ")",
  " means ",
  " in Paris",
  "No ",
  "\ud83d",
  "\udc00",
  "\ue000",
  "\ue003",
  "e\u0301",
  "12 March 2031",
  " at least ",
  " because ",
  "Dr. ",
  "U.S. ",
];
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SCRAPS),
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.string({ unit: "grapheme", maxLength: 20 }),
      fc.string({ unit: "grapheme-ascii", maxLength: 30 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));
const anyDay = fc.constantFrom("2031-05-07", "2024-02-29", "0001-01-01", "9999-12-31", "1999-12-31");

/** What holds of every reading, whatever was read. */
function checkLaws(reading: Reading): void {
  const { text } = reading.article;
  const isInside = ({ start, end }: { start: number; end: number }) => start >= 0 && start < end && end <= text.length;
  const ids = new Set(reading.entities.map(({ id }) => id));
  let last = 0;
  for (const sentence of reading.sentences) {
    expect(isInside(sentence) && sentence.start >= last).toBe(true);
    last = sentence.end;
  }
  for (const entity of reading.entities) for (const mention of entity.mentions) expect(isInside(mention)).toBe(true);
  for (const date of reading.dates) {
    expect(text.slice(date.start, date.end)).toBe(date.words);
    expect(isDay(date.from) && isDay(date.to) && date.from <= date.to).toBe(true);
  }
  expect(new Set(reading.candidates.map(({ id }) => id)).size).toBe(reading.candidates.length);
  for (const { evidence, also, fact, sentence } of reading.candidates) {
    for (const quote of [evidence, ...also]) expect(isInside(quote) && text.slice(quote.start, quote.end) === quote.quote).toBe(true);
    expect(reading.sentences[sentence]!.class).toBe("body");
    expect(ids.has(fact.subject) && (!("entity" in fact.object) || ids.has(fact.object.entity)) && (!fact.by || ids.has(fact.by))).toBe(
      true,
    );
    expect(READING_RELATIONS.some(({ id }) => id === fact.relation)).toBe(true);
  }
  const candidates = new Set(reading.candidates.map(({ id }) => id));
  for (const card of reading.events) {
    const fields = [card.date, card.place, ...card.people].filter((field) => field !== null);
    expect(fields.length > 0 && fields.every(({ candidate }) => candidates.has(candidate)) && ids.has(card.event)).toBe(true);
  }
}

/** Every sign of the body that is no white space is in a sentence. */
function checkCover(reading: Reading): void {
  const { text } = reading.article;
  const inSentence = new Set(reading.sentences.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
  for (const body of reading.lines)
    for (let at = body.start; at < body.end; at++) if (/\S/.test(text[at]!)) expect(inSentence.has(at)).toBe(true);
}

describe("the laws of a reading", () => {
  test("hold of any text, in any language", () => {
    fc.assert(
      fc.property(anyText, anyDay, fc.constantFrom("en", undefined), (text, date, language) => {
        const reading = readArticle({ text, date, ...(language ? { language } : {}) });
        checkLaws(reading);
        checkCover(reading);
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  test.each([
    ["school", SCHOOL],
    ["sport", SPORT],
    ["science", SCIENCE],
  ])("hold of the article about %s", (_, article) => {
    const reading = readArticle(article);
    checkLaws(reading);
    checkCover(reading);
    expect(reading.candidates.length).toBeGreaterThan(8);
  });

  test("reading twice gives the same", () => {
    expect(readArticle(SCHOOL)).toEqual(readArticle(SCHOOL));
    expect(JSON.parse(JSON.stringify(readArticle(SPORT)))).toEqual(readArticle(SPORT));
  });

  test("the text is left alone", () => {
    const text = "  One.\r\n\r\nTwo “three”.\t";
    expect(readArticle({ text, date: "2031-05-07" }).article.text).toBe(text);
  });
});

describe("what is found in three articles", () => {
  test("a school", () => {
    expect(linesOf(readArticle(SCHOOL))).toEqual(
      expect.arrayContaining([
        "office: Maria Osei | holds the office of | head teacher",
        "office: Sam Whitlock | holds the office of | chair of governors",
        "definition: harbour | means | a place where anybody can sit and read in peace",
        "quote: Maria Osei | said | “We have waited nine years for this day”",
        "quote: “astonishing” | words of | Paul Hendry",
        "quote: Tom Adeyemi | said | “It is the quietest place in the school”",
        "statement: Maria Osei | said | The council refused to pay for a lift",
        "absence: Irene Castellano | not: attended | opening ceremony",
        "want: council | refuses | to pay for a lift",
        "event: reading festival | took place on | 14 June 2031",
      ]),
    );
  });

  test("a cup final", () => {
    expect(linesOf(readArticle(SPORT))).toEqual(
      expect.arrayContaining([
        "event: final of the county cup | took place on | 3 May 2031",
        "event: final of the county cup | took place in | Quarry Park",
        "quote: Leah Brandt | said | “It was the hardest match of my career”",
        "quote: Chidi Okafor | said | “But we never stopped running”",
        "quote: “a joke” | words of | Hugo Lindqvist",
        "quantity: fans travelled by boat | number | at least 300 fans",
        "definition: yellow-card amnesty | means | an agreement between clubs to wipe small offences",
        "reason: The winger Mina Sato will miss the match | because | she broke her wrist",
      ]),
    );
  });

  test("a find in the sea", () => {
    expect(linesOf(readArticle(SCIENCE))).toEqual(
      expect.arrayContaining([
        "definition: photosynthesis | means | the process by which plants turn light into sugar",
        "definition: blue carbon | means | Carbon stored in the sea",
        "definition: CFU | means | Coastal Fishers’ Union",
        "office: Eirik Solbakken | holds the office of | environment minister of Norway",
        "quote: “the best news in decades” | words of | Lise Haugen",
        "quantity: species of fish | number | 27 species",
        "quantity: tonnes of carbon a year | number | some 3,000 tonnes",
      ]),
    );
  });

  test("nothing comes from titles, captions, bylines and notices", () => {
    const reading = readArticle(SCHOOL);
    const classes = reading.sentences
      .filter((sentence) => sentence.class !== "body")
      .map((sentence) => [sentence.class, SCHOOL.text.slice(sentence.start, sentence.end)]);
    expect(classes).toEqual([
      ["heading", "New library opens at Larch Hill School"],
      ["boilerplate", "By Nora Fielding"],
      ["caption", "Picture: the new reading room (Jo Brand/Larch Hill School)"],
      ["boilerplate", "Sign up to our newsletter"],
    ]);
    expect(reading.entities.map(({ name }) => name)).not.toEqual(expect.arrayContaining(["Nora Fielding", "Jo Brand"]));
  });

  test("what teachers come for stands before figures and offices, and only firm candidates are sure", () => {
    const { candidates } = readArticle(SCHOOL);
    const place = (family: string) => candidates.findIndex((one) => one.family === family);
    expect(place("event")).toBeLessThan(place("statement"));
    expect(place("want")).toBeLessThan(place("quantity"));
    expect(place("quantity")).toBeLessThan(place("office"));
    expect(candidates.filter(({ sure, family, doubts }) => sure && (family === "event" || doubts.length > 0))).toEqual([]);
  });
});

describe("what the set knows", () => {
  const known: Entity[] = [
    { id: "osei", kind: "person", name: "Maria Osei", aliases: ["Mrs Osei"] },
    { id: "hill", kind: "organisation", name: "Larch Hill School", aliases: ["the Hill"] },
  ];

  test("keeps its ids, and new things get ids that are free", () => {
    const reading = readArticle(SCHOOL, { entities: [...known, { id: "tom-adeyemi", kind: "term", name: "something else" }] });
    const byName = new Map(reading.entities.map((entity) => [entity.name, entity]));
    expect(byName.get("Maria Osei")).toMatchObject({ id: "osei", isNew: false, newAliases: [] });
    expect(byName.get("Tom Adeyemi")).toMatchObject({ id: "tom-adeyemi-2", isNew: true });
    expect(reading.candidates.find(({ family }) => family === "office")!.fact.subject).not.toBe("maria-osei");
  });

  test("makes the second article of a set meet the people of the first", () => {
    const first = readArticle(SPORT);
    const entities = first.entities.map(({ isNew: _, newAliases: __, isSure: ___, mentions: ____, ...entity }) => entity);
    const second = read("Brandt said that the cup would stay in Easterby for a year.", "2031-05-08");
    const again = readArticle({ text: second.article.text, date: "2031-05-08", language: "en" }, { entities });
    expect(again.candidates.map(({ fact }) => fact.subject)).toContain("leah-brandt");
  });
});

describe("other languages", () => {
  test("are kept and read by hand", () => {
    const text =
      "Die Schule hat am Montag eine neue Bibliothek eröffnet, und die Leiterin ist mit dem Haus sehr zufrieden. Es war nicht billig.";
    const reading = readArticle({ text, date: "2031-05-07" });
    expect(reading).toMatchObject({ language: "de", candidates: [], events: [], entities: [] });
    expect(reading.sentences).toHaveLength(2);
  });
});

test.each(["Ada said that “the “bridge was ", "Ada ", "Ada Okoro, the ", "the president of ", "12 people and ", "“ ", "a-", "x"])(
  "a text of nothing but %j is read to its end",
  (scrap) => {
    checkLaws(read(scrap.repeat(12_000 / scrap.length)));
  },
);
