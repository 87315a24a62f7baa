import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { plainOfMarkup } from "../../markup/plain";
import { gift } from "../formats/gift";
import type { Row, WrittenReply } from "../material";
import { usualShares } from "../question-bank/shares";
import { giftEntries } from "./entries";

// GIFT files of another project, each with what a reader must find in it beside it. They are not in this project; where they are not found,
// this says so, and with CI=true that is a failure. GIFT_FOLDER names another folder of such pairs.
const FOLDER = path.resolve(process.env.GIFT_FOLDER ?? "../shared/fixtures/gift");
const isHere = existsSync(FOLDER);
const names = isHere ? readdirSync(FOLDER).flatMap((file) => /^(.*)\.gift$/.exec(file)?.[1] ?? []) : [];

type Text = { format: string; text: string } | null;
type Span = { type: "simple" | "range" | "high-low"; number: number; range: number; numberHigh: number; numberLow: number };
type Choice = { isCorrect: boolean; weight: number | null; text: Text & Span; feedback: Text };
type Wanted = {
  type: "MC" | "TF" | "Short" | "Numerical" | "Matching" | "Essay" | "Description" | "Category";
  id?: string | null;
  tags?: string[] | null;
  title: string | null;
  stem: Text;
  hasEmbeddedAnswers: boolean;
  globalFeedback: Text;
  choices: Choice[] | Span;
  isTrue: boolean;
  trueFeedback: Text;
  falseFeedback: Text;
  matchPairs: { subquestion: Text; subanswer: string }[];
};

/**
 * Words alone, so that the same text compares in any format: no tags, pictures, marks of Markdown or dollars of formulas, single spaces,
 * and none before a full stop.
 */
function words(text: string): string {
  const untagged = text
    .replace(/<br>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&quot;", '"');
  return untagged
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replaceAll("**", "")
    .replace(/\$\s*([^$]+?)\s*\$/g, "$1")
    .replace(/_{3,}/g, "___")
    .replace(/\s+/g, " ")
    .replace(/ \./g, ".")
    .trim();
}

const wanted = (text: Text | undefined) => words(text?.text ?? "");
const seen = (markup: string | undefined) => words(plainOfMarkup((markup ?? "").replace(/!\[[^\]]*\]\([^)]*\)/g, "")));

const spanOf = (span: Span) =>
  span.type === "high-low"
    ? [(span.numberHigh + span.numberLow) / 2, Math.abs(span.numberHigh - span.numberLow) / 2]
    : [span.number, span.type === "range" ? span.range : 0];
const creditOf = ({ weight, isCorrect }: Choice) => (weight === null ? Number(isCorrect) : weight / 100);

function wantedAnswers(question: Wanted): unknown {
  const choices = Array.isArray(question.choices) ? question.choices : [];
  switch (question.type) {
    case "MC":
    case "Short":
      return choices.map((choice) => [wanted(choice.text), creditOf(choice), wanted(choice.feedback)]);
    case "Numerical":
      return Array.isArray(question.choices)
        ? choices.filter(({ text }) => text.type).map((choice) => [...spanOf(choice.text), creditOf(choice), wanted(choice.feedback)])
        : [[...spanOf(question.choices), 1, ""]];
    case "TF":
      return [question.isTrue, wanted(question.trueFeedback), wanted(question.falseFeedback)];
    case "Matching":
      return question.matchPairs.map(({ subquestion, subanswer }) => [wanted(subquestion), words(subanswer)]);
    default:
      return [];
  }
}

function seenAnswers(reply: WrittenReply): unknown {
  switch (reply.kind) {
    case "one":
      return reply.options.map(({ text, credit, feedback }) => [seen(text), credit, seen(feedback)]);
    case "several":
      return reply.options.map(({ text, feedback }, i) => [seen(text), (reply.shares ?? usualShares(reply.options))[i], seen(feedback)]);
    case "typed":
      return reply.answers.map(({ text, credit, feedback }) => [seen(text), credit, seen(feedback)]);
    case "number":
      return reply.answers.map(({ value, tolerance, credit, feedback }) => [value, tolerance, credit, seen(feedback)]);
    case "true-false": {
      const [toWrong, toRight] = reply.right
        ? [reply.feedback?.false, reply.feedback?.true]
        : [reply.feedback?.true, reply.feedback?.false];
      return [reply.right, seen(toWrong), seen(toRight)];
    }
    case "pairs":
      return [...reply.pairs.map(({ left, right }) => [seen(left), seen(right)]), ...reply.extra.map((right) => ["", seen(right)])];
    default:
      return [];
  }
}

const TYPE_OF = {
  one: "MC",
  several: "MC",
  typed: "Short",
  number: "Numerical",
  "true-false": "TF",
  pairs: "Matching",
  open: "Essay",
  order: "none",
} as const;

/** A row in the shape of what is wanted: a gap is a question that is typed, and has no name of its own. */
function seenIn({ id, tags, says }: Row) {
  const asked =
    says.kind === "gap"
      ? {
          name: null,
          stem: says.text,
          explanation: "",
          reply: { kind: "typed" as const, answers: [says.answer, ...says.accepted].map((text) => ({ text, credit: 1 })) },
        }
      : says;
  if (!("reply" in asked)) throw new Error(`no question: ${says.kind}`);
  const explanation = asked.reply.kind === "open" ? asked.reply.model : asked.explanation;
  return {
    type: TYPE_OF[asked.reply.kind] as string,
    id,
    tags,
    title: asked.name === null ? null : seen(asked.name),
    stem: seen(asked.stem),
    answers: seenAnswers(asked.reply),
    explanation: seen(explanation),
  };
}

function wantedIn(question: Wanted, isGap: boolean) {
  return {
    type: question.type as string,
    id: question.id ?? null,
    tags: question.tags ?? [],
    title: isGap ? null : words(question.title ?? ""),
    stem: wanted(question.stem),
    answers: wantedAnswers(question),
    explanation: wanted(question.globalFeedback),
  };
}

if (!isHere) console.warn(`${FOLDER} is not here: GIFT was not held against files of others.`);

test("the files are here where they have to be", () => {
  if (process.env.CI === "true") expect(isHere).toBe(true);
  if (isHere) expect(names.length).toBeGreaterThan(0);
});

describe.runIf(isHere).each(names)("%s.gift", (name) => {
  const bytes = readFileSync(path.join(FOLDER, `${name}.gift`));
  const all = JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), "utf8")) as Wanted[];

  test("holds what is beside it", async () => {
    const { understood, problems } = await gift.read!(bytes);
    const rows = understood?.kind === "rows" ? understood.material.rows : [];
    const questions = all.filter(({ type }) => type !== "Description" && type !== "Category");
    expect(rows.map(seenIn)).toEqual(questions.map((question, i) => wantedIn(question, rows[i]?.says.kind === "gap")));
    const told = problems.filter(({ message }) => message.startsWith("This text asks nothing")).map(({ message }) => message);
    const descriptions = all.filter(({ type }) => type === "Description");
    expect(told).toHaveLength(descriptions.length);
    descriptions.forEach(({ stem }, i) => expect(told[i]).toContain(wanted(stem).slice(0, 50)));
  });

  test("names its categories", () => {
    const categories = [...giftEntries(bytes.toString("utf8"))].flatMap((entry) => (entry.kind === "category" ? [entry.path] : []));
    expect(categories).toEqual(all.filter(({ type }) => type === "Category").map(({ title }) => title));
  });

  test("looks like GIFT", () => expect(gift.looksLike!(bytes)).not.toBe("no"));
});
