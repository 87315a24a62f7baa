import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { moodleXml } from "../formats/moodle-xml";
import type { WrittenReply } from "../material";
import type { BankItem } from "../question-bank/bank-item";
import { elementsIn, readXml, type XmlElement } from "../xml";
import { writeMoodle } from "./write-moodle";

// Files that Moodle itself is tested with. They are not in this project; where they are not found, this says so, and with CI=true that is a
// failure. MOODLE_FOLDER names another folder of such files.
const FOLDER = path.resolve(process.env.MOODLE_FOLDER ?? "../shared/fixtures/moodle-xml");
const isHere = existsSync(FOLDER);
const bytesOf = (name: string) => readFileSync(path.join(FOLDER, name));

async function read(name: string) {
  const { understood, problems } = await moodleXml.read!(bytesOf(name));
  if (understood?.kind !== "rows") throw new Error(JSON.stringify(problems));
  return { ...understood.material, problems };
}

if (!isHere) console.warn(`${FOLDER} is not here: Moodle XML was not held against files of others.`);

test("the files are here where they have to be", () => {
  if (process.env.CI === "true") expect(isHere).toBe(true);
  if (isHere) expect(readdirSync(FOLDER).length).toBeGreaterThan(0);
});

describe.runIf(isHere)("files of Moodle", () => {
  test("each looks like Moodle XML", () => {
    for (const name of readdirSync(FOLDER)) expect(moodleXml.looksLike!(bytesOf(name)), name).toBe("sure");
  });

  test("multichoice.xml: one question with a sound and four flags", async () => {
    const { rows, media, problems } = await read("multichoice.xml");
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        id: null,
        where: "question 1 (Greeting)",
        topic: ["Default for testhead", "Multichoice"],
        tags: [],
        source: "",
        says: {
          kind: "written",
          name: "Greeting",
          stem: "![](media:bonjour.mp3) Listen to this greeting:\n\nWhat language is being spoken?",
          explanation: "",
          reply: {
            kind: "one",
            options: [
              { text: "![British Flag](media:flag-uk.jpg) English", credit: 0, feedback: "Sorry, listen again." },
              { text: "![French flag](media:flag-france.jpg) French", credit: 1, feedback: "Yes, well done!" },
              { text: "![German flag](media:flag-german.jpg) German", credit: 0, feedback: "Sorry, listen again." },
              { text: "![Denmark flag](media:flag-denmark.jpg) Danish", credit: 0, feedback: "Sorry, listen again." },
            ],
          },
        },
      },
    ]);
    expect(media.map(({ name }) => name).sort()).toEqual([
      "bonjour.mp3",
      "flag-denmark.jpg",
      "flag-france.jpg",
      "flag-german.jpg",
      "flag-uk.jpg",
    ]);
    expect([...media.find(({ name }) => name === "bonjour.mp3")!.bytes.subarray(0, 3)]).toEqual(
      [..."ID3"].map((sign) => sign.charCodeAt(0)),
    );
    for (const { name, bytes } of media.filter(({ name }) => name.endsWith(".jpg")))
      expect([...bytes.subarray(0, 2)], name).toEqual([0xff, 0xd8]);
  });

  test("truefalse.xml: two statements that share their pictures", async () => {
    const { rows, media } = await read("truefalse.xml");
    expect(rows.map(({ says }) => says.kind === "written" && [says.name, says.reply.kind === "true-false" && says.reply.right])).toEqual([
      ["Moodle acronym (False)", false],
      ["Moodle acronym (True)", true],
    ]);
    expect(rows[0]!.says).toMatchObject({
      stem: "Moodle ![Moodle logo](media:logo.jpg) is an acronym for Modular Object-Oriented Dynamic Learning Education.",
      explanation: "![Informations](media:infos.jpg)For further information, see the documentation about Moodle.",
      reply: {
        feedback: {
          true: "![Thumb down](media:thumbdown.jpg) Your answer is incorrect.",
          false: "![Thumb up](media:thumbup.jpg) Your answer is correct.",
        },
      },
    });
    expect(media.map(({ name }) => name).sort()).toEqual(["infos.jpg", "logo.jpg", "thumbdown.jpg", "thumbup.jpg"]);
  });

  test("old_format_file.xml: a topic in a topic", async () => {
    const { rows, problems } = await read("old_format_file.xml");
    expect(problems).toEqual([]);
    expect(rows.map(({ topic, says }) => [topic, says.kind === "written" && says.stem, says.kind === "written" && says.reply])).toEqual([
      [["Pi"], "Testing Pi Question", { kind: "true-false", right: true }],
      [["Pi", "Rho"], "Testing Rho Question", { kind: "true-false", right: true }],
    ]);
  });

  test("broken_cloze_questions.xml: a problem for each, with its place", async () => {
    const { rows, problems } = await read("broken_cloze_questions.xml");
    expect(rows).toEqual([]);
    expect(problems.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      "question 1 (Multianswer question without subquestions): There is no gap in its text: the question was left out.",
      "question 2 (Multichoice subquestion without choices): A gap has no answers: gap 1 was left out.",
      "question 3 (Multichoice subquestion with only one choice): A gap has only one answer to choose from: gap 1 was left out.",
      "question 4 (Multichoice subquestion with no completely correct answer): No answer of a gap is fully right: gap 1 was left out.",
      "question 5 (Numerical subquestion with buggy answer): “zero” is not a number: gap 1 was left out.",
      "file: There is no question in this file that can be read.",
    ]);
  });
});

/** Names of elements in an element, those that repeat once, each with what is in it. */
type Shape = { name: string; attributes: string[]; inside: Shape[] };

function shapesIn(element: XmlElement): Shape[] {
  const shapes = elementsIn(element)
    .filter(({ name }) => name !== "file")
    .map((child) => ({ name: child.name, attributes: Object.keys(child.attributes).sort(), inside: shapesIn(child) }));
  return shapes.filter(({ name }, i) => shapes[i - 1]?.name !== name);
}

function questionOf(bytes: Uint8Array, type: string): XmlElement {
  const document = readXml(bytes);
  if (!document.ok) throw new Error(JSON.stringify(document.problems));
  return elementsIn(document.value.root, "question").find(({ attributes }) => attributes.type === type)!;
}

/** Whether the shapes of Moodle are among ours, in the same order, each with the same inside. */
function expectWithin(ours: readonly Shape[], theirs: readonly Shape[]) {
  const known = ours.filter(({ name }) => theirs.some((shape) => shape.name === name));
  expect(known).toEqual(theirs);
}

const item = (reply: WrittenReply): BankItem => ({
  id: "1",
  topic: ["T"],
  tags: [],
  name: "n",
  stem: "s",
  reply,
  explanation: "e",
  source: "",
});

describe.runIf(isHere)("files as we write them", () => {
  test.each([
    [
      "multichoice.xml",
      "multichoice",
      {
        kind: "one",
        options: [
          { text: "a", credit: 1, feedback: "f" },
          { text: "b", credit: 0 },
        ],
      },
    ],
    ["truefalse.xml", "truefalse", { kind: "true-false", right: false, feedback: { true: "f" } }],
    ["old_format_file.xml", "truefalse", { kind: "true-false", right: true }],
    ["old_format_file.xml", "category", { kind: "true-false", right: true }],
  ] satisfies [string, string, WrittenReply][])("have what %s has for %s, in the same order", (file, type, reply) => {
    expectWithin(shapesIn(questionOf(writeMoodle([item(reply)], []), type)), shapesIn(questionOf(bytesOf(file), type)));
  });
});
