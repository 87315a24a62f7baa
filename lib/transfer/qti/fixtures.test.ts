import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { WrittenReply } from "../material";
import { transferFormats } from "../registry";
import { readQti } from "./read-qti";
import { messagesOf, rowsOf, writtenIn } from "./sample-items";

// Items that somebody else wrote, and what a person finds in them. They are not in the project; where they are not found, this says so, and
// with CI=true that is a failure.
const FOLDER = path.resolve("../shared/fixtures/qti");
const isHere = existsSync(FOLDER);

const one = (right: string, ...wrong: string[]): WrittenReply => ({
  kind: "one",
  options: expect.arrayContaining([{ text: right, credit: 1 }, ...wrong.map((text) => ({ text, credit: 0 }))]) as never,
});
const WATER = ["Hydrogen", "Helium", "Carbon", "Oxygen", "Nitrogen", "Chlorine"];
const several = (shares?: number[]): WrittenReply => ({
  kind: "several",
  options: WATER.map((text) => ({ text, credit: /gen$/.test(text) && text !== "Nitrogen" ? 1 : 0 })),
  ...(shares && { shares }),
});
const PLAYS: WrittenReply = {
  kind: "pairs",
  pairs: [
    { left: "Capulet", right: "Romeo and Juliet" },
    { left: "Demetrius", right: "A Midsummer-Night's Dream" },
    { left: "Lysander", right: "A Midsummer-Night's Dream" },
    { left: "Prospero", right: "The Tempest" },
  ],
  extra: [],
};
const PODIUM: WrittenReply = { kind: "order", items: ["Michael Schumacher", "Rubens Barrichello", "Jenson Button"] };
const HOUSES = one("York", "Gloucester", "Lancaster");
const ALIKE = "worth different points";

type Found = { id: string; name: string; words: string[]; reply: WrittenReply; says?: string[] };

/** By file: its identifier and title, words of what it asks, the key with its parts of the points, and what is not kept. */
const FOUND: Readonly<Record<string, Found>> = {
  "qti22-choice.xml": {
    id: "choice",
    name: "Unattended Luggage",
    words: ["Look at the text in the picture.", "NEVER LEAVE LUGGAGE UNATTENDED", "What does it say?"],
    reply: one(
      "You must stay with your luggage at all times.",
      "Do not let someone else look after your luggage.",
      "Remember your luggage when you leave.",
    ),
    says: ["images/sign.png"],
  },
  "qti22-choice_multiple.xml": {
    id: "choiceMultiple",
    name: "Composition of Water",
    words: ["Which of the following elements are used to form water?"],
    reply: several([0.5, -1, -1, 0.5, -1, -0.5]),
  },
  "qti22-gap_match.xml": {
    id: "gapMatch",
    name: "Richard III (Take 1)",
    words: ["Identify the missing words", "Now is the (1) ___ of our discontent\nMade glorious (2) ___ by this sun of York;"],
    reply: {
      kind: "pairs",
      pairs: [
        { left: "(1) ___", right: "winter" },
        { left: "(2) ___", right: "summer" },
      ],
      extra: ["spring", "autumn"],
    },
    says: [ALIKE, "take points off"],
  },
  "qti22-inline_choice.xml": {
    id: "inlineChoice",
    name: "Richard III (Take 2)",
    words: ["Identify the missing word", "by this sun of ___;\nAnd all the clouds"],
    reply: HOUSES,
  },
  "qti22-match.xml": { id: "match", name: "Characters and Plays", words: ["Match the following characters"], reply: PLAYS, says: [ALIKE] },
  "qti22-order.xml": {
    id: "order",
    name: "Grand Prix of Bahrain",
    words: ["the first ever Grand Prix of Bahrain. Can you rearrange them"],
    reply: PODIUM,
  },
  "qti22-text_entry.xml": {
    id: "textEntry",
    name: "Richard III (Take 3)",
    words: ["by this sun of ___;"],
    reply: {
      kind: "typed",
      answers: [
        { text: "York", credit: 1 },
        { text: "york", credit: 0.5 },
      ],
      matchCase: true,
    },
  },
  "qti30-Example02-feedbackInline.xml": {
    id: "Example02-feedbackInline",
    name: "Example 2 - inline feedback",
    words: ["Sigmund Freud and Carl Jung both belong to the psychoanalytic school of psychology."],
    reply: { kind: "true-false", right: true, feedback: { true: "— **That's correct**", false: "— **That's not correct**" } },
  },
  "qti30-QTI3-inline-choice.xml": {
    id: "QTI3-inline-choice",
    name: "Inline Choice Interaction",
    words: ["by this sun of ___;"],
    reply: HOUSES,
  },
  "qti30-QTI3-match.xml": {
    id: "QTI3-match",
    name: "Match Example",
    words: ["Match the following characters"],
    reply: PLAYS,
    says: [ALIKE],
  },
  "qti30-QTI3-order.xml": {
    id: "QTI3-order",
    name: "Order Interaction Example",
    words: ["finished on the podium", "Rearrange them into the correct finishing order."],
    reply: PODIUM,
  },
  "qti30-QTI3multiplechoice2.xml": {
    id: "QTI3multiplechoice2",
    name: "QTI 3 Choice with Multiple Cardinality",
    words: ["used to form water?"],
    reply: several(),
  },
};

test("the items of others are there, and every one is known", () => {
  if (!isHere && process.env.CI !== "true") return console.warn(`No items of others at ${FOLDER}: they were not tried.`);
  expect(
    readdirSync(FOLDER)
      .filter((file) => file.endsWith(".xml"))
      .sort(),
  ).toEqual(Object.keys(FOUND).sort());
});

describe.skipIf(!isHere).each(Object.entries(FOUND))("%s", (file, { id, name, words, reply, says = [] }) => {
  const bytes = isHere ? new Uint8Array(readFileSync(path.join(FOLDER, file))) : new Uint8Array();

  test("is read as what it says", async () => {
    const read = await readQti(bytes);
    expect(rowsOf(read)).toMatchObject([{ id, where: `question 1 (${name})`, says: { name } }]);
    const written = writtenIn(rowsOf(read)[0]);
    for (const part of words) expect(written.stem).toContain(part);
    expect(written.reply).toEqual(reply);
    expect(messagesOf(read)).toEqual(says.map((part) => expect.stringContaining(part)));
  });

  test("looks like QTI of its version, and like nothing else", () => {
    const sure = transferFormats.filter(({ looksLike }) => looksLike?.(bytes) === "sure").map((format) => format.name);
    expect(sure).toEqual([file.startsWith("qti30") ? "qti" : "qti22"]);
  });
});
