import { framesIn } from "../facts/frames/frames";
import type { Option, PlaceOption, Question, Reply } from "../questions/question";
import { random } from "../random";
import { keepsOrder, orderOfOptions } from "./option-order";

export const VERSIONS = ["A", "B"] as const;
/** Two papers with the same questions, so that neighbours cannot copy. */
export type Version = (typeof VERSIONS)[number];

/** An option as it stands on paper: its letter, or its number on a map. */
export type Lettered = { mark: string; text: string };

/**
 * How a question is answered on paper: boxes to tick, a bank of words for the gap, the gap itself, a line with or without a unit, lines for
 * sentences, boxes to number, letters to match, a table with boxes to tick, a grid of cells for letters (null where nothing is asked), or a
 * map with numbered dots.
 */
export type PaperForm =
  | { kind: "tick"; several: boolean; options: Lettered[] }
  | { kind: "bank"; words: string[] }
  | { kind: "gap" }
  | { kind: "line"; unit: string }
  | { kind: "lines"; count: number }
  | { kind: "order"; texts: string[] }
  | { kind: "match"; items: Lettered[]; options: Lettered[] }
  | { kind: "table"; items: string[]; options: string[] }
  | { kind: "grid"; rows: string[]; columns: string[]; cells: boolean[][]; options: Lettered[] }
  | { kind: "map"; places: { mark: string; at: [number, number] }[] };

/**
 * A question on paper. `answers` are the lines of the key, in the letters and numbers of this version. Secret: they stand in the key alone.
 */
export type PaperQuestion = {
  number: number;
  questionId: string;
  context: string;
  stem: string;
  points: number;
  form: PaperForm;
  answers: string[];
};

/** One version of a quiz on paper. */
export type Paper = { version: Version; questions: PaperQuestion[] };

/** A question of a quiz and what it is worth. */
export type Weighed = { question: Question; points: number };

const letterOf = (i: number): string => String.fromCharCode(97 + i);
const lettered = (options: readonly Option[]): Lettered[] => options.map(({ text }, i) => ({ mark: letterOf(i), text }));
const numbered = (options: readonly { text: string }[]): Lettered[] => options.map(({ text }, i) => ({ mark: String(i + 1), text }));
const rotated = <T>(list: readonly T[]): T[] => [...list.slice(1), ...list.slice(0, 1)];
const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join("\n") === other.join("\n");

/** The order of options in the first version: never that of the key, where the order is what is asked for. */
function firstOrder(question: Question, seed: string): string[] {
  const order = orderOfOptions(question, random(`${seed}|A|${question.id}`));
  return question.reply.kind === "order" && isSame(order, question.reply.key) ? rotated(order) : order;
}

/** The order of options in the second version: another than in the first, unless it is always the same or there is only one. */
function secondOrder(question: Question, seed: string): string[] {
  const first = firstOrder(question, seed);
  if (keepsOrder(question)) return first;
  const mustNotBe = [first, ...(question.reply.kind === "order" ? [question.reply.key] : [])];
  let order = orderOfOptions(question, random(`${seed}|B|${question.id}`));
  for (let turns = 0; turns < order.length && mustNotBe.some((one) => isSame(one, order)); turns++) order = rotated(order);
  return order;
}

function inOrder<T extends Option>(options: readonly T[], order: readonly string[]): T[] {
  const byId = new Map(options.map((option) => [option.id, option]));
  return order.flatMap((id) => byId.get(id) ?? []);
}

type Asked = { form: PaperForm; answers: string[] };
const named = ({ mark, text }: Lettered): string => `${mark}) ${text}`;

function ticks(reply: Extract<Reply, { kind: "choice" | "choices" }>, options: readonly Option[]): Asked {
  const key = new Set([reply.key].flat());
  const shown = lettered(options);
  return {
    form: { kind: "tick", several: reply.kind === "choices", options: shown },
    answers: shown.filter((_, i) => key.has(options[i]!.id)).map(named),
  };
}

function matches({ items, key }: Extract<Reply, { kind: "pairs" }>, options: readonly Option[]): Asked {
  const [left, right] = [numbered(items), lettered(options)];
  const answers = items.map(
    (item, i) => `${left[i]!.mark} ${item.text}: ${named(right[options.findIndex((option) => option.id === key[item.id])]!)}`,
  );
  return { form: { kind: "match", items: left, options: right }, answers };
}

function table({ items, key }: Extract<Reply, { kind: "boxes" }>, options: readonly Option[]): Asked {
  const textOf = new Map(options.map((option) => [option.id, option.text]));
  return {
    form: { kind: "table", items: items.map((item) => item.text), options: options.map((option) => option.text) },
    answers: items.map((item) => `${item.text}: ${textOf.get(key[item.id]!)}`),
  };
}

function grid({ rows, columns, items, key }: Extract<Reply, { kind: "grid" }>, options: readonly Option[]): Asked {
  const letters = lettered(options);
  const cellAt = (row: string, column: string) => items.find((cell) => cell.row === row && cell.column === column);
  const cells = rows.map((row) => columns.map((column) => cellAt(row.id, column.id) !== undefined));
  const answers = rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = cellAt(row.id, column.id);
      return cell ? [`${row.text}, ${column.text}: ${named(letters[options.findIndex((option) => option.id === key[cell.id])]!)}`] : [];
    }),
  );
  return {
    form: { kind: "grid", rows: rows.map((row) => row.text), columns: columns.map((column) => column.text), cells, options: letters },
    answers,
  };
}

/** How a question is asked on paper with its options in this order, and what is right in its letters. */
function askedOnPaper({ format, reply, language = "en" }: Question, order: readonly string[]): Asked {
  switch (reply.kind) {
    case "choice":
    case "choices": {
      const options = inOrder(reply.options, order);
      if (format !== "gap-from-bank" || reply.kind !== "choice") return ticks(reply, options);
      return {
        form: { kind: "bank", words: options.map((option) => option.text) },
        answers: options.filter((option) => option.id === reply.key).map((option) => option.text),
      };
    }
    case "text":
      return {
        form: format === "fill-the-gap" ? { kind: "gap" } : { kind: "line", unit: "" },
        answers: [[reply.key, ...reply.accepted.filter((text) => text !== reply.key)].join(" / ")],
      };
    case "number":
      return {
        form: { kind: "line", unit: reply.unit },
        answers: [[framesIn(language).number(reply.key), reply.unit].filter(Boolean).join(" ")],
      };
    case "order": {
      const options = inOrder(reply.options, order);
      return {
        form: { kind: "order", texts: options.map((option) => option.text) },
        answers: options.map((option) => `${reply.key.indexOf(option.id) + 1} ${option.text}`),
      };
    }
    case "pairs":
      return matches(reply, inOrder(reply.options, order));
    case "boxes":
      return table(reply, inOrder(reply.options, order));
    case "grid":
      return grid(reply, inOrder(reply.options, order));
    case "points":
      return { form: { kind: "lines", count: Math.max(3, reply.key.length * 2) }, answers: reply.options.map((option) => option.text) };
    case "grade":
      return { form: { kind: "lines", count: 1 }, answers: [reply.back] };
    case "place": {
      const places = inOrder<PlaceOption>(reply.options, order);
      const right = places.findIndex((place) => place.id === reply.key);
      return {
        form: { kind: "map", places: places.map(({ at }, i) => ({ mark: String(i + 1), at })) },
        answers: [`${right + 1} ${places[right]?.text ?? ""}`],
      };
    }
  }
}

/** The questions in the order of a version: the quiz's own in A, another in B. */
function orderedFor(version: Version, questions: readonly Weighed[], seed: string): Weighed[] {
  if (version === "A") return [...questions];
  const shuffled = random(`${seed}|order`).shuffle(questions);
  return shuffled.every((one, i) => one === questions[i]) ? rotated(shuffled) : shuffled;
}

/** A version of a quiz on paper. The same quiz gives the same papers every time: its id is the seed. */
export function paperOf(quizId: string, questions: readonly Weighed[], version: Version): Paper {
  const seed = `paper|${quizId}`;
  const orderOf = version === "A" ? firstOrder : secondOrder;
  return {
    version,
    questions: orderedFor(version, questions, seed).map(({ question, points }, i) => {
      const { id, context, stem } = question;
      return { number: i + 1, questionId: id, context, stem, points, ...askedOnPaper(question, orderOf(question, seed)) };
    }),
  };
}

/** A line of the key: where the question stands in each version, what is right in each, in the order of version A. */
export type KeyRow = {
  questionId: string;
  stem: string;
  points: number;
  numbers: Record<Version, number>;
  answers: Record<Version, string[]>;
};

/** The key to both versions. */
export function keyOf(papers: Readonly<Record<Version, Paper>>): KeyRow[] {
  const inB = new Map(papers.B.questions.map((question) => [question.questionId, question]));
  return papers.A.questions.flatMap(({ questionId, stem, points, number, answers }) => {
    const other = inB.get(questionId);
    return other ? [{ questionId, stem, points, numbers: { A: number, B: other.number }, answers: { A: answers, B: other.answers } }] : [];
  });
}
