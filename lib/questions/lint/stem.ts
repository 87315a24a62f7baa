import { ASKING, FIXED_OPTIONS, isGap, namesOf, stands, type Reading } from "./reading";
import { complaintsOf, FINE, optionPlace, when, type Asking, type Complaint, type Rule } from "./rule";
import { seek } from "./seek";
import { contentStemsOf, holds, lineOf, readingGrade, readText, wordsOf, type Read } from "./words";

const ALWAYS = () => true;
const GAP = /_{3,}/g;

/** How many gaps a text has. */
export function gapsIn(text: string): number {
  return text.match(GAP)?.length ?? 0;
}

/** Formats with a right answer of their own, chosen or typed. */
const isAnswered = ({ format, reply }: Asking) =>
  ["choice", "choices", "place", "text", "number"].includes(reply) && !FIXED_OPTIONS.includes(format);

/** The stem without "Select all that apply." in any language that has frames, which may follow the question. */
const asked = (stem: string) => stem.replace(/\s*\(?\b(?:select all|choose all|wähle alles|kreuze alles)[^.?]*[.)]*\s*$/i, "").trim();

const asks: Rule = {
  rule: "L20",
  level: "E",
  name: "a question mark or one gap",
  isFor: ({ format }) => ASKING.includes(format),
  check(reading) {
    const { stem } = reading.question;
    const gaps = gapsIn(stem);
    if (isGap(reading.question)) return when(gaps !== 1, () => `The stem has ${gaps} gaps. Leave exactly one.`, "stem");
    if (gaps > 1) return when(true, () => `The stem has ${gaps} gaps. Leave one, or ask a question.`, "stem");
    return when(
      gaps === 0 && !/\?[“”"’)]?$/.test(asked(stem)),
      "The stem asks nothing. End it with a question mark, or leave one gap.",
      "stem",
    );
  },
};

/** Words of a text as people count them. */
const wordCount = (text: string) => readText(text).spaced;

const tooLong: Rule = {
  rule: "L21",
  level: "E",
  name: "at most 45 words",
  isFor: ALWAYS,
  check: ({ stem }) => when(stem.spaced > 45, "The stem has more than 45 words. Say it in half as many.", "stem"),
};

const lengthy: Rule = {
  rule: "L21",
  level: "W",
  name: "5 to 30 words, the stem alone under twenty",
  isFor: ALWAYS,
  check({ question }) {
    const stem = wordCount(question.stem);
    return [
      ...when(stem + wordCount(question.context) < 5, "Context and stem have fewer than five words. Say what is asked of what.", "stem"),
      ...when(stem >= 20 && stem <= 45, () => `The stem has ${stem} words. Keep it under twenty.`, "stem"),
    ];
  },
};

const NEGATIVE = seek(/\b(?:not|except|never|cannot)\b|n[’']t\b/i, "not except never cannot t");

const negative: Rule = {
  rule: "L22",
  level: "E",
  name: "put positively",
  isFor: ALWAYS,
  check({ question, own, options }) {
    const found = NEGATIVE.inRead(own);
    if (!found) return FINE;
    if (question.format !== "negative") return [{ at: "stem", message: `The stem says “${found[0]}”. Ask for what is so.` }];
    const negativeOption = options.some((option) => NEGATIVE.in(option.text) !== null);
    return [
      ...when(found[0] !== found[0].toUpperCase(), () => `Write “${found[0]}” in capitals.`, "stem"),
      ...when(negativeOption, "Stem and option both say no. Put one of them positively."),
    ];
  },
};

const lateGap: Rule = {
  rule: "L23",
  level: "W",
  name: "the gap is in the last half",
  isFor: isGap,
  check({ question: { stem } }) {
    const at = stem.search(GAP);
    return when(
      at >= 0 && wordCount(stem.slice(0, at)) < wordCount(stem.slice(at).replace(GAP, "")),
      "The gap comes before most of the sentence. Put it towards the end.",
      "stem",
    );
  },
};

/** Words copied in one run: the most that a stem may share with its source. */
const MOST_COPIED = 8;

/** Words of a name that make half of what may be copied. */
const LONG_NAME = 5;

/** Quotations and long names are meant to be copied; the rest is not. */
function unquoted(reading: Reading): readonly string[] {
  const ends = reading.asked.flatMap((fact) => [fact.subject, "entity" in fact.object ? fact.object.entity : ""]);
  const names = ends.flatMap((id) => namesOf(reading.graph.entity(id))).filter((name) => wordsOf(name).length >= LONG_NAME);
  const texts = [...reading.asked.flatMap((fact) => ("text" in fact.object ? [fact.object.text] : [])), ...names];
  return wordsOf(texts.reduce((stem, text) => stem.split(text).join(" ◦ "), reading.question.stem).replace(/„[^“”]*[“”]|“[^”]*”/g, " ◦ "));
}

function copiesFrom(words: readonly string[], quote: string): boolean {
  const source = lineOf(quote);
  for (let start = 0; start + MOST_COPIED < words.length; start++) {
    if (
      source.includes(` ${words[start]!} ${words[start + 1]!} `) &&
      source.includes(` ${words.slice(start, start + MOST_COPIED + 1).join(" ")} `)
    )
      return true;
  }
  return false;
}

const verbatim: Rule = {
  rule: "L24",
  level: "E",
  name: "not copied from the source",
  isFor: (asking) => ["choice", "choices", "place"].includes(asking.reply) && !isGap(asking) && !FIXED_OPTIONS.includes(asking.format),
  check(reading) {
    if (reading.stem.words.length <= MOST_COPIED) return FINE;
    const words = unquoted(reading);
    if (words.length <= MOST_COPIED) return FINE;
    const copied = reading.question.evidence.some((one) => copiesFrom(words, one.quote));
    return when(copied, () => `More than ${MOST_COPIED} words in a row are the source’s. Put it in other words.`, "stem");
  },
};

const DATES =
  /\b(?:\d{1,2} (?:to|and) )?(?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?\b/gi;

/** The text that could give a number away: dates are no part of it. */
const undated = (text: string) => text.replace(DATES, " ");

function givesAway(reading: Reading, key: string, at: string): readonly Complaint[] {
  const isDate = /\b\d{4}$/.test(key);
  const given = /\d/.test(key) && !isDate ? holds(undated(reading.standing), key) : stands(reading, key);
  return when(given, () => `The stem holds the answer, “${key}”. Leave it out.`, at);
}

const isInAll = (texts: readonly string[], stem: string) => texts.length > 0 && texts.every((text) => contentStemsOf(text).includes(stem));

/** A word of the key in the stem that is not in every option. */
function clangingWord(reading: Reading, key: string, others: readonly string[]): string | undefined {
  const [asked, told] = [reading.stem.stems, reading.context.stems];
  return contentStemsOf(key).find((stem) => (asked.includes(stem) || told.includes(stem)) && !isInAll(others, stem));
}

function clangs(reading: Reading, key: string, others: readonly string[], at: string): readonly Complaint[] {
  const whole = others.length > 0 && others.every((other) => stands(reading, other)) ? FINE : givesAway(reading, key, at);
  if (whole.length > 0) return whole;
  const word = clangingWord(reading, key, others);
  return when(word !== undefined, () => `“${word ?? ""}” is in the stem and in the right answer. Use another word in one of them.`, at);
}

function checkClang(reading: Reading): readonly Complaint[] {
  const { reply } = reading.question;
  if (reply.kind === "text")
    return [
      ...clangs(reading, reply.key, [], "reply.key"),
      ...reply.accepted.flatMap((text) => givesAway(reading, text, "reply.accepted")),
    ];
  if (reply.kind === "number") return givesAway(reading, String(reply.key), "reply.key");
  const others = reading.options.filter((other) => !reading.right.has(other.id)).map((other) => other.text);
  return complaintsOf(reading.options, (option, i) =>
    reading.right.has(option.id) ? clangs(reading, option.text, others, optionPlace(i)) : FINE,
  );
}

const clang: Rule = {
  rule: "L25",
  level: "E",
  name: "no word gives the key away",
  isFor: isAnswered,
  check: checkClang,
};

const QUESTION_WORDS = new Set(["who", "whom", "whose", "what", "when", "where", "which", "why", "how"]);

/** Whether a text has two question words or two question marks. */
function asksTwice({ text, words }: Read): boolean {
  return text.indexOf("?") !== text.lastIndexOf("?") || words.filter((word) => QUESTION_WORDS.has(word)).length > 1;
}
const SECOND_PREDICATE = seek(
  /\b(?:and|or) (?:did|does|do|was|were|is|are|has|had|have|will|would|could|might|also|then|who|whom|what|when|where|which|why|how)\b/i,
  "and or",
);

const doubleBarrelled: Rule = {
  rule: "L26",
  level: "E",
  name: "one thing is asked",
  isFor: isAnswered,
  check({ own }) {
    return when(asksTwice(own) || SECOND_PREDICATE.inRead(own) !== null, "The stem asks two things. Ask one.", "stem");
  },
};

const MOST_GRADE = 12;

/**
 * The stem with a short word in the place of each name of four letters or more: long names are no hard words, since nobody can choose
 * others.
 */
function withoutNames({ graph, question, asked }: Reading): string {
  const ends = asked.flatMap((fact) => [fact.subject, "entity" in fact.object ? fact.object.entity : "", fact.by ?? ""]);
  const names = ends.flatMap((id) => namesOf(graph.entity(id)).map((name) => name.toLowerCase())).filter((name) => name.length > 3);
  return names.reduce((text, name) => text.replaceAll(name, "name"), question.stem.toLowerCase());
}

const readable: Rule = {
  rule: "L27",
  level: "W",
  name: "readable at sixteen",
  isFor: ALWAYS,
  check(reading) {
    // The grade is worked out from syllables of English.
    if (!reading.graph.language.startsWith("en")) return FINE;
    const grade = readingGrade(withoutNames(reading).replace(GAP, "something"));
    return when(grade > MOST_GRADE, () => `The stem reads at grade ${Math.round(grade)}. Use shorter words and sentences.`, "stem");
  },
};

/** How the stem is put. */
export const STEM_RULES: readonly Rule[] = [asks, tooLong, lengthy, negative, lateGap, verbatim, clang, doubleBarrelled, readable];
