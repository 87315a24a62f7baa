import { FIXED_OPTIONS, namesOf, type Reading, type Statistics } from "./reading";
import { isContentWord, ofText } from "./words";
import { optionsOverlap, startsUpper, type OptionReading } from "./overlap";
import { complaintsOf, FINE, optionPlace, together, when, type Asking, type Complaint, type Rule } from "./rule";

const isChoosing = ({ format, reply }: Asking) => ["choice", "choices", "place"].includes(reply) && !FIXED_OPTIONS.includes(format);
const hasOneKey = (asking: Asking) => asking.reply !== "choices" && isChoosing(asking);
/** Every format that brings options of its own, whatever is done with them. */
const hasOwnOptions = ({ format, reply }: Asking) =>
  !["text", "number", "grade", "points"].includes(reply) && !FIXED_OPTIONS.includes(format);

/** A complaint for every two options of which this is so; `at` is the later one. */
function ofPairs(
  options: readonly OptionReading[],
  isSo: (one: OptionReading, other: OptionReading) => boolean,
  message: (one: string, other: string) => string,
): readonly Complaint[] {
  const found: Complaint[] = [];
  for (let i = 0; i < options.length; i++) {
    for (let j = i + 1; j < options.length; j++) {
      const [one, other] = [options[i]!, options[j]!];
      if (isSo(one, other)) found.push({ at: other.at, message: message(one.text, other.text) });
    }
  }
  return found;
}

const apart: Rule = {
  rule: "L04",
  level: "E",
  name: "no option is or holds another",
  isFor: hasOwnOptions,
  check({ graph, question, optionReadings }) {
    return ofPairs(
      optionReadings,
      (one, other) => optionsOverlap(graph, question.layer, one, other) && one.line !== other.line,
      (one, other) => `"${one}" and "${other}" are the same, or one is part of the other. Take another option.`,
    );
  },
};

/** Options to read; and places, which are looked at and not read. */
const MOST_OPTIONS = 5;
const MOST_PLACES = 6;

const oneKey: Rule = {
  rule: "L30",
  level: "E",
  name: "one right option of three to five, of places six",
  isFor: hasOneKey,
  check({ question, options }) {
    const keys = options.filter((option) => option.id === question.reply.key).length;
    const most = question.reply.kind === "place" ? MOST_PLACES : MOST_OPTIONS;
    return together(
      when(keys !== 1, () => `${keys} options are keyed as right. Key exactly one.`),
      when(options.length < 3, () => `There are ${options.length} options. Give three at least, or ask in another format.`),
      when(options.length > most, () => `There are ${options.length} options. Give ${most} at most.`),
    );
  },
};

/** What the question is about is no answer to it. */
function askedAbout({ question, asked, optionReadings }: Reading): readonly Complaint[] {
  const [fact] = asked;
  if (!fact || !["choice", "choices", "place"].includes(question.reply.kind)) return FINE;
  const about = question.slot === "subject" ? ("entity" in fact.object ? fact.object.entity : undefined) : fact.subject;
  return complaintsOf(optionReadings, ({ text, at, entities }) =>
    when(
      entities.some((entity) => entity.id === about),
      () => `"${text}" is what the question is about. Take another.`,
      at,
    ),
  );
}

const distinct: Rule = {
  rule: "L31",
  level: "E",
  name: "no two options alike, and none that the stem names",
  isFor: hasOwnOptions,
  check(reading) {
    const { optionReadings } = reading;
    if (optionReadings.length < 2) return FINE;
    const alike = complaintsOf(optionReadings, ({ text, line, at }, i) => {
      const first = optionReadings.findIndex((one) => one.line === line);
      return first < i ? [{ at, message: `"${text}" is the same as "${optionReadings[first]!.text}". Take another.` }] : FINE;
    });
    return together(alike, askedAbout(reading));
  },
};

/** How much longer than the next longest the right option may be: beyond the first a warning, beyond the second an error. */
const LONGER = { warning: 1.25, error: 1.5 };

/** The length of the right option by that of the longest wrong one. */
function lengthRatio({ options, right }: Reading): number {
  let [key, wrong] = [0, 0];
  for (const { id, text } of options) {
    if (right.has(id)) key = Math.max(key, text.length);
    else wrong = Math.max(wrong, text.length);
  }
  return wrong === 0 ? 0 : key / wrong;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** How far a length is from the middle one before it counts. */
const FAR = 20;

/** Options much longer or shorter than the others. */
function outOfLength({ options }: Reading): readonly Complaint[] {
  const lengths = options.map((option) => option.text.length);
  if (Math.max(...lengths) - Math.min(...lengths) < FAR) return FINE;
  const median = medianOf(lengths);
  return complaintsOf(options, ({ text }, i) => {
    const far = Math.abs(text.length - median) >= FAR && (text.length > 2.5 * median || text.length < 0.4 * median);
    return far
      ? [
          {
            at: optionPlace(i),
            message: `"${text}" is much ${text.length > median ? "longer" : "shorter"} than the other options. Make them alike.`,
          },
        ]
      : FINE;
  });
}

const sameLength: Rule = {
  rule: "L32",
  level: "E",
  name: "the key is not the longest by far",
  isFor: isChoosing,
  check(reading) {
    const long = reading.question.reply.kind !== "choices" && lengthRatio(reading) > LONGER.error;
    return together(
      when(long, "The right option is more than half as long again as any other. Make the options alike in length."),
      outOfLength(reading),
    );
  },
};

const nearLength: Rule = {
  rule: "L32",
  level: "W",
  name: "the key is hardly longer than the others",
  isFor: hasOneKey,
  check(reading) {
    const ratio = lengthRatio(reading);
    return when(
      ratio > LONGER.warning && ratio <= LONGER.error,
      "The right option is a quarter longer than any other. Make the options alike in length.",
    );
  },
};

/** What kind of thing an option names, and whether it carries more than a name; null when it names nothing. */
function sortOf(option: OptionReading, like: OptionReading): { kind: string; subtype: string | undefined } | null {
  const kind = like.entities[0]?.kind;
  const entity = option.entities.find((one) => one.kind === kind) ?? option.entities[0];
  return entity ? { kind: entity.kind, subtype: entity.subtype } : null;
}

function otherSort(option: OptionReading, key: OptionReading): readonly Complaint[] {
  const [own, wanted] = [sortOf(option, key), sortOf(key, key)];
  if (!own || !wanted) return FINE;
  if (own.kind === wanted.kind && own.subtype === wanted.subtype) return FINE;
  return when(
    true,
    () =>
      `"${option.text}" is of another kind than the right option (${own.subtype ?? own.kind}, not ${wanted.subtype ?? wanted.kind}). Take one of the same kind.`,
    option.at,
  );
}

const trailingZeros = (number: number) => (number === 0 ? 0 : (/0*$/.exec(String(Math.abs(number)))?.[0].length ?? 0));

/** Numbers with a hedge are round: an odd one among them stands out. */
function otherNumber(option: OptionReading, key: OptionReading): readonly Complaint[] {
  const [own, wanted] = [option.number, key.number];
  if (!wanted) return FINE;
  if (!own) return when(true, () => `"${option.text}" is no number like the right option. Give numbers only.`, option.at);
  const differs = own.before.toLowerCase() !== wanted.before.toLowerCase() || own.after.toLowerCase() !== wanted.after.toLowerCase();
  const rounded = wanted.before !== "" && trailingZeros(own.number) > 0 !== trailingZeros(wanted.number) > 0;
  return when(
    differs || rounded || own.decimals !== wanted.decimals,
    () => `"${option.text}" differs in unit, rounding or hedge from the right option. Make them alike.`,
    option.at,
  );
}

function otherDate(option: OptionReading, key: OptionReading): readonly Complaint[] {
  if (!key.date) return FINE;
  return when(
    option.date?.precision !== key.date.precision,
    () => `"${option.text}" is not as fine a date as the right option. Give all as days, weeks, months or years.`,
    option.at,
  );
}

function otherForm(options: readonly OptionReading[], key: OptionReading): readonly Complaint[] {
  const kind = key.entities[0]?.kind;
  if (kind !== "person" && kind !== "place" && kind !== "organisation") return FINE;
  return options
    .filter((option) => option.entities.length > 0 && option.isBare !== key.isBare)
    .flatMap((option) =>
      when(
        true,
        () => `"${option.text}" is not named in the way of the right option. Give names alone, or names with what they are, throughout.`,
        option.at,
      ),
    );
}

/** Right options and the others, as read; of pairs and orders the first stands for all. */
function likeKey(reading: Reading): readonly Complaint[] {
  const options = reading.optionReadings;
  const key = options.find((_, i) => reading.right.has(reading.options[i]!.id)) ?? options[0];
  if (!key) return FINE;
  return [
    ...options
      .filter((option) => option !== key)
      .flatMap((option) => [...otherSort(option, key), ...otherNumber(option, key), ...otherDate(option, key)]),
    ...otherForm(options, key),
  ];
}

const homogeneous: Rule = {
  rule: "L33",
  level: "E",
  name: "options of one kind and form",
  isFor: (asking) => hasOwnOptions(asking) && asking.reply !== "order",
  check: likeKey,
};

const ARTICLE_BEFORE_GAP = /\b(an?) _{3,}/i;
const VOWEL = /^[aeiou]/i;

/** "a ___" lets through only what begins with a consonant. */
function articleClash({ question, options }: Reading): readonly Complaint[] {
  const article = ARTICLE_BEFORE_GAP.exec(question.stem)?.[1]?.toLowerCase();
  if (article === undefined) return FINE;
  return options.flatMap(({ text }, i) =>
    when(
      (article === "an") !== VOWEL.test(text),
      () => `“${article}” does not go with "${text}". Put the article into the options.`,
      optionPlace(i),
    ),
  );
}

/** A name begins as the set writes it, or with a capital; other options begin alike. */
function capitalClash({ optionReadings }: Reading): readonly Complaint[] {
  const misspelt = optionReadings.filter(
    ({ isCapital, entities }) => entities.length > 0 && !isCapital && entities.every((entity) => namesOf(entity).every(startsUpper)),
  );
  const texts = new Set(
    optionReadings.filter(({ entities, text }) => entities.length === 0 && /^\p{L}/u.test(text)).map(({ isCapital }) => isCapital),
  );
  return [
    ...misspelt.map(({ text, at }) => ({ at, message: `"${text}" is a name. Begin it with a capital.` })),
    ...when(texts.size > 1, "Some options begin with a capital and some do not. Begin all alike."),
  ];
}

const firstWord = (text: string) => /^\p{L}+/u.exec(text.trim())?.[0].toLowerCase() ?? "";
const verbForm = (text: string) =>
  firstWord(text) === "to"
    ? "to"
    : /ing$/.test(firstWord(text)) && firstWord(text).length > 5 && !/thing$/.test(firstWord(text))
      ? "ing"
      : "other";

/** A way of beginning that only some options share gives them away. */
function mixed(reading: Reading, feature: (text: string) => string | boolean, message: string): readonly Complaint[] {
  const features = new Set(reading.options.filter(({ text }) => /^\p{L}/u.test(text)).map(({ text }) => feature(text)));
  return when(features.size > 1, message);
}

const NUMBER_BY_GAP = /^(?:the )?_{3,} (?:is|was|has|are|were|have)\b|\ban? _{3,}/i;
const isPlural = (option: OptionReading) => /[^sui]s$/.test(option.text);
const isCommonNoun = (option: OptionReading) => option.entities.every((entity) => entity.kind === "term" || entity.kind === "thing");

/** Next to the verb of the stem, singular and plural common nouns do not mix; names have no number of their own. */
function numberClash({ question, optionReadings }: Reading): readonly Complaint[] {
  if (!NUMBER_BY_GAP.test(question.stem) || !optionReadings.every(isCommonNoun)) return FINE;
  const plural = optionReadings.filter(isPlural).length;
  return when(
    plural > 0 && plural < optionReadings.length,
    "Some options are plural and some are not, and the verb gives it away. Make them alike.",
  );
}

/** "1 countries" beside "3 countries": one of a thing takes another form of its unit. */
function isOneOfMany({ options }: Reading): boolean {
  if (!options.some(({ text }) => text.includes("1 "))) return false;
  const amounts = options.map(({ text }) => /^(\D*)([\d.,]+) (\p{L}.*)$/u.exec(text));
  return amounts.some(
    (one) => one?.[2] === "1" && amounts.some((other) => other && other[2] !== "1" && other[3] === one[3] && /s\b/.test(other[3]!)),
  );
}

const grammatical: Rule = {
  rule: "L34",
  level: "E",
  name: "every option fits the stem",
  isFor: isChoosing,
  check(reading) {
    return together(
      articleClash(reading),
      capitalClash(reading),
      reading.optionReadings.some((option) => option.entities.length > 0)
        ? FINE
        : mixed(reading, verbForm, "Some options begin with “to …” or “…ing” and some do not. Begin all alike."),
      numberClash(reading),
      when(isOneOfMany(reading), "One option has the number 1 with the unit of many. Take another number."),
    );
  },
};

const CATCH_ALL =
  /\b(?:all|none|any|both|neither|either) of (?:the|these|those|them)\b|^(?:both|neither|all of|none)\b|\b(?:the )?above\b|^[A-E] (?:and|or) [A-E]$/i;

const speaksOfAll = ofText((text) => CATCH_ALL.test(text));

const joinsTwo = ofText((text) => / (?:and|or) /i.test(text));

/** "X and Y" where X and Y are options themselves. */
function joinsOthers(option: OptionReading, options: readonly OptionReading[]): boolean {
  if (!joinsTwo(option.text)) return false;
  const text = option.text.toLowerCase();
  return options.filter((other) => other !== option && text.includes(other.text.toLowerCase())).length > 1;
}

const noCatchAll: Rule = {
  rule: "L35",
  level: "E",
  name: "no “all of the above”",
  isFor: isChoosing,
  check: ({ optionReadings }) =>
    complaintsOf(optionReadings, (option) =>
      when(
        speaksOfAll(option.text) || joinsOthers(option, optionReadings),
        () => `"${option.text}" speaks of other options. Let every option stand for itself.`,
        option.at,
      ),
    ),
};

const ABSOLUTE = /\b(?:always|never|all|only|every|none)\b/i;

const noAbsolutes: Rule = {
  rule: "L36",
  level: "W",
  name: "no absolute word in some options only",
  isFor: isChoosing,
  check({ options }) {
    const absolute = options.filter(({ text }) => ABSOLUTE.test(text)).length;
    return when(
      absolute > 0 && absolute < options.length,
      "Some options say always, never, all or only. That gives them away: leave it out.",
    );
  },
};

/** What numbers and dates are sorted by; null for names and texts. */
const rankOf = ({ date, number }: OptionReading): string | number | null => date?.from ?? number?.number ?? null;

const sorted: Rule = {
  rule: "L37",
  level: "E",
  name: "numbers and dates ascend",
  isFor: isChoosing,
  check({ optionReadings }) {
    const ranks = optionReadings.map(rankOf);
    if (ranks.some((rank) => rank === null)) return FINE;
    const rising = ranks.every((rank, i) => i === 0 || ranks[i - 1]! <= rank!);
    return when(!rising, "The options are not in order. Sort numbers and dates, the smallest or earliest first.");
  },
};

const sharedWords = (option: OptionReading, options: readonly OptionReading[]) =>
  options
    .filter((other) => other !== option)
    .reduce((sum, other) => sum + option.words.filter((word) => isContentWord(word) && other.words.includes(word)).length, 0);

const convergence: Rule = {
  rule: "L39",
  level: "W",
  name: "the key is not what the options share",
  isFor: hasOneKey,
  check({ optionReadings, options, right }) {
    const shares = optionReadings.map((option, i) => ({ isKey: right.has(options[i]!.id), shared: sharedWords(option, optionReadings) }));
    const key = shares.find((one) => one.isKey)?.shared ?? 0;
    const others = shares.filter((one) => !one.isKey);
    return when(
      others.length > 0 && others.every((one) => one.shared < key),
      "The right option has more words in common with the others than any of them. Vary the options.",
    );
  },
};

const OPPOSITES = [
  ["increase", "decrease"],
  ["rise", "fall"],
  ["more", "less"],
  ["more", "fewer"],
  ["before", "after"],
  ["north", "south"],
  ["east", "west"],
  ["higher", "lower"],
  ["start", "end"],
  ["begin", "end"],
  ["accept", "reject"],
  ["accepted", "rejected"],
  ["support", "oppose"],
  ["open", "closed"],
  ["strengthen", "weaken"],
  ["stronger", "weaker"],
  ["gain", "lose"],
  ["win", "lose"],
  ["allow", "forbid"],
] as const;

/** Two options that say the same but for one word and its opposite, or but for a “not”. */
function areOpposites(one: OptionReading, other: OptionReading): boolean {
  const [first, second] = [
    one.words.filter((word) => !other.words.includes(word)),
    other.words.filter((word) => !one.words.includes(word)),
  ];
  const onlyNot = [...first, ...second].join(" ") === "not" || [...first, ...second].join(" ") === "no";
  const [a, b] = [first[0], second[0]];
  const swapped = first.length === 1 && second.length === 1 && OPPOSITES.some(([x, y]) => (a === x && b === y) || (a === y && b === x));
  return onlyNot || swapped;
}

const noOpposites: Rule = {
  rule: "L40",
  level: "W",
  name: "no two options are opposites",
  isFor: isChoosing,
  check: ({ optionReadings }) =>
    ofPairs(optionReadings, areOpposites, (one, other) => `"${one}" and "${other}" are opposites, so one of them looks right. Change one.`),
};

/** Two numbers are told apart by a tenth of the larger, or by two. */
const areFar = (one: number, other: number) => Math.abs(one - other) >= Math.min(2, 0.1 * Math.max(Math.abs(one), Math.abs(other)));

const areClose = ({ number: one }: OptionReading, { number: other }: OptionReading) =>
  one !== null && other !== null && one.number !== other.number && !areFar(one.number, other.number);

const numbersApart: Rule = {
  rule: "L41",
  level: "E",
  name: "numbers are far enough apart",
  isFor: isChoosing,
  check({ optionReadings }) {
    return ofPairs(
      optionReadings,
      areClose,
      (one, other) => `"${one}" and "${other}" are too close. Keep options a tenth or two units apart.`,
    );
  },
};

/** How far to look for a source in common, so that a much-named entity costs no more than another. */
const MOST_FACTS_READ = 40;

function isNear(reading: Reading, option: OptionReading, sources: ReadonlySet<string>, key: OptionReading): boolean {
  if (option.entities.length === 0) return true;
  return option.entities.some((entity) => {
    const sameSort = key.entities.some((one) => one.kind === entity.kind && one.subtype !== undefined && one.subtype === entity.subtype);
    const facts = reading.graph.factsAbout(reading.question.layer, entity.id).slice(0, MOST_FACTS_READ);
    return sameSort || facts.some((fact) => fact.evidence.some((one) => sources.has(one.source)));
  });
}

const plausible: Rule = {
  rule: "L42",
  level: "W",
  name: "wrong options are plausible",
  isFor: isChoosing,
  check(reading) {
    const sources = new Set(reading.question.evidence.map((one) => one.source));
    const key = reading.optionReadings.find((_, i) => reading.right.has(reading.options[i]!.id));
    if (!key) return FINE;
    return reading.optionReadings
      .filter((option) => option !== key && !isNear(reading, option, sources, key))
      .map((option) => ({
        at: option.at,
        message: `"${option.text}" has little to do with the question. Take somebody or something nearer.`,
      }));
  },
};

/** Shown so often before it counts, and chosen by so few: nobody takes it for right. */
const NEVER_CHOSEN = { shown: 50, share: 0.05 };

const isIdle = (statistics: Statistics, optionId: string) => {
  const seen = Object.hasOwn(statistics, optionId) ? statistics[optionId] : undefined;
  return seen !== undefined && seen.shown >= NEVER_CHOSEN.shown && seen.chosen < NEVER_CHOSEN.share * seen.shown;
};

const working: Rule = {
  rule: "L43",
  level: "W",
  name: "every wrong option is chosen by some",
  isFor: isChoosing,
  check({ options, right, statistics }) {
    if (statistics === undefined) return FINE;
    return options.flatMap(({ id, text }, i) =>
      when(!right.has(id) && isIdle(statistics, id), () => `"${text}" was chosen by fewer than one in twenty. Replace it.`, optionPlace(i)),
    );
  },
};

/** What the options are like. */
export const OPTION_RULES: readonly Rule[] = [
  apart,
  oneKey,
  distinct,
  sameLength,
  nearLength,
  homogeneous,
  grammatical,
  noCatchAll,
  noAbsolutes,
  sorted,
  convergence,
  noOpposites,
  numbersApart,
  plausible,
  working,
];
