import { z } from "zod";
import { ok, refused, type Problem, type Result } from "../problem";
import type { GivenReply, Reply, ReplyKind } from "./question";
import { inEnglishSigns, readNumber } from "./numbers";

/** The longest typed answer, in UTF-16 units. */
export const LONGEST_TEXT = 500;

const ids = z.array(z.string());
const idMap = z.record(z.string(), z.string());

const VALUES = {
  choice: z.string(),
  choices: ids,
  text: z.string(),
  number: z.union([z.number(), z.string()]),
  order: ids,
  pairs: idMap,
  boxes: idMap,
  grid: idMap,
  points: ids,
  place: z.string(),
  grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
} as const satisfies Record<ReplyKind, z.ZodType>;

const EXPECTED: Readonly<Record<ReplyKind, string>> = {
  choice: "the id of one option",
  choices: "a list of option ids",
  text: "a text",
  number: "a number, or a text that holds one",
  order: "a list of option ids, the earliest first",
  pairs: "an object from item ids to option ids",
  boxes: "an object from item ids to option ids",
  grid: "an object from cell ids to option ids",
  points: "a list of option ids",
  place: "the id of one place",
  grade: "1, 2, 3 or 4",
};

/** A name from outside, short and safe to show. */
const quoted = (text: string) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

const isObject = (body: unknown): body is Record<string, unknown> => typeof body === "object" && body !== null && !Array.isArray(body);

/** Read by hand and before zod, so that "__proto__" is refused like any other key that does not belong. */
function strayKeys(body: object): Problem[] {
  const stray = Object.keys(body).filter((key) => key !== "kind" && key !== "value" && key !== "gaveUp");
  return stray.slice(0, 10).map((key) => ({
    where: `reply.${key.slice(0, 40)}`,
    message: `${quoted(key)} does not belong in an answer. Send kind, and value or gaveUp.`,
  }));
}

function textProblems(value: string): Problem[] {
  if (value.length > LONGEST_TEXT)
    return [{ where: "reply.value", message: `The answer is ${value.length} characters long. ${LONGEST_TEXT} is the most.` }];
  if (/\p{Surrogate}/u.test(value))
    return [{ where: "reply.value", message: "The answer holds half of a character (a lone surrogate). Type it again." }];
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value))
    return [{ where: "reply.value", message: "The answer holds a control character. Type it again." }];
  return [];
}

function numberProblems(value: number | string, unit: string, language: string): Problem[] {
  const wrong = typeof value === "string" ? textProblems(value) : [];
  if (wrong.length > 0) return wrong;
  const read = typeof value === "number" ? value : readNumber(inEnglishSigns(value, language), unit);
  return read !== null && Number.isFinite(read)
    ? []
    : [{ where: "reply.value", message: "That is not a number. Write it like 30, 150,000 or 1.5 million." }];
}

const unknownOption = (where: string, id: string): Problem => ({ where, message: `${quoted(id)} is not an option of this question.` });

function listProblems(value: readonly string[], options: ReadonlySet<string>, all: boolean): Problem[] {
  if (value.length > options.size)
    return [{ where: "reply.value", message: `The list names ${value.length} options. This question has ${options.size}.` }];
  const problems = value.flatMap((id, i): Problem[] => {
    if (!options.has(id)) return [unknownOption(`reply.value[${i}]`, id)];
    return value.indexOf(id) < i ? [{ where: `reply.value[${i}]`, message: `${quoted(id)} is named twice.` }] : [];
  });
  if (problems.length === 0 && all && value.length < options.size)
    return [{ where: "reply.value", message: `Put all ${options.size} in order.` }];
  return problems;
}

function mapProblems(value: object, items: ReadonlySet<string>, options: ReadonlySet<string>): Problem[] {
  const entries = Object.entries(value) as [string, string][];
  return entries.slice(0, items.size + 1).flatMap(([item, option]): Problem[] => {
    const where = `reply.value.${item.slice(0, 40)}`;
    if (!items.has(item)) return [{ where, message: `${quoted(item)} is not an item of this question.` }];
    return options.has(option) ? [] : [unknownOption(where, option)];
  });
}

const idsOf = (list: readonly { id: string }[]): ReadonlySet<string> => new Set(list.map((one) => one.id));

/** What is wrong with a value of the right type: ids that are not in the question, texts that cannot be kept. */
function valueProblems(reply: Reply, value: unknown, language: string): Problem[] {
  switch (reply.kind) {
    case "choice":
    case "place":
      return idsOf(reply.options).has(value as string) ? [] : [unknownOption("reply.value", value as string)];
    case "choices":
    case "points":
      return listProblems(value as string[], idsOf(reply.options), false);
    case "order":
      return listProblems(value as string[], idsOf(reply.options), true);
    case "text":
      return textProblems(value as string);
    case "number":
      return numberProblems(value as number | string, reply.unit, language);
    case "pairs":
    case "boxes":
    case "grid":
      return mapProblems(value as object, idsOf(reply.items), idsOf(reply.options));
    case "grade":
      return [];
  }
}

/** Ids that the zod record would drop in silence are looked for in the body itself. */
function hasHiddenKey(value: unknown): boolean {
  return isObject(value) && Object.hasOwn(value, "__proto__");
}

/**
 * What a learner sent, checked against the reply that was asked. Anything malformed (another kind, unknown ids, keys that do not belong,
 * texts too long or broken, words where a number is asked) is a problem that names the place, never a wrong answer. `where` begins with
 * "reply". Numbers are read as the language of the set writes them. Items of pairs, boxes and grids may be left out, and a list of choices
 * may be empty: that is an answer with nothing in it.
 */
export function readGiven(reply: Reply, body: unknown, language = "en"): Result<GivenReply> {
  if (!isObject(body)) return refused({ where: "reply", message: "An answer is an object with kind, and value or gaveUp." });
  const stray = strayKeys(body);
  if (stray.length > 0) return refused(...stray);
  if (body.kind !== reply.kind) return refused({ where: "reply.kind", message: `This question takes an answer of kind "${reply.kind}".` });
  const hasValue = Object.hasOwn(body, "value");
  if (Object.hasOwn(body, "gaveUp")) {
    if (body.gaveUp !== true || hasValue) return refused({ where: "reply.gaveUp", message: "gaveUp is true and stands without a value." });
    return ok({ kind: reply.kind, gaveUp: true });
  }
  if (!hasValue) return refused({ where: "reply.value", message: `Send a value: ${EXPECTED[reply.kind]}.` });
  if (hasHiddenKey(body.value)) return refused({ where: "reply.value.__proto__", message: '"__proto__" is not an item of this question.' });
  const parsed = VALUES[reply.kind].safeParse(body.value);
  if (!parsed.success) return refused({ where: "reply.value", message: `The value must be ${EXPECTED[reply.kind]}.` });
  const problems = valueProblems(reply, parsed.data, language);
  return problems.length > 0 ? refused(...problems) : ok({ kind: reply.kind, value: parsed.data } as GivenReply);
}
