import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FactSet } from "../../facts/fact";
import { SAMPLE_SET } from "../../facts/sample";
import type { Question, Reply } from "../../questions/question";
import { openArchive } from "../archive";
import { qti } from "../formats/qti";
import { qti22 } from "../formats/qti22";
import { leavingOf } from "../leaving";
import type { WrittenReply } from "../material";
import { bankItems } from "../question-bank/bank-item";
import type { Leaving } from "../transfer-format";
import { elementsIn, readXml, type XmlElement } from "../xml";
import { nameOf } from "./names";
import { rowsOf } from "./sample-items";

const FORMATS = [qti, qti22];
const SAMPLE = leavingOf(SAMPLE_SET);
/** Each is written once for all tests. */
const sampleFile = new Map(FORMATS.map((format) => [format, format.write!(SAMPLE)]));

const question = (id: string, stem: string, reply: Reply, more: Partial<Question> = {}): Question => ({
  id,
  format: "short-answer",
  slot: "object",
  layer: "happened",
  factIds: [SAMPLE_SET.facts[0]!.id],
  restsOn: [],
  context: "Ports",
  stem,
  reply,
  explanation: "It is so.",
  evidence: [{ source: "s", title: "A report", start: 0, end: 9, quote: "It is so, they said." }],
  proofs: [],
  ...more,
});
const leaving = (questions: Question[], media: Leaving["media"] = [], set: Partial<FactSet> = { markup: true }): Leaving => ({
  set: { ...SAMPLE_SET, ...set },
  questions,
  media,
});

async function filesOf(bytes: Uint8Array): Promise<Map<string, XmlElement>> {
  const opened = openArchive(bytes);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return new Map(
    opened.value.names
      .filter((name) => name.endsWith(".xml"))
      .map((name) => {
        const read = opened.value.read(name);
        const xml = read?.ok ? readXml(read.value) : null;
        if (!xml?.ok || xml.value.problems.length > 0) throw new Error(`${name} is not well-formed`);
        return [name, xml.value.root];
      }),
  );
}

/** What a reply says, whatever order its parts are listed in: parts that a learner sees mixed anyway. */
function inOneOrder(reply: WrittenReply): WrittenReply {
  return reply.kind === "pairs" ? { ...reply, extra: [...reply.extra].sort() } : reply;
}

describe.each(FORMATS)("what leaves as $label", (format) => {
  test("comes back as the same questions, in the order of the topics, with the sentences they rest on", async () => {
    const items = bankItems(SAMPLE);
    const read = await format.read!(await sampleFile.get(format)!);
    expect(read.problems).toEqual([]);
    const byTopic = [...new Map(items.map(({ topic }) => [topic.join("/"), topic])).keys()];
    const inOrder = byTopic.flatMap((topic) => items.filter((item) => item.topic.join("/") === topic));
    const rows = rowsOf(read);
    expect(rows.map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id));
    for (const [i, item] of inOrder.entries()) {
      const { says, topic, tags, source } = rows[i]!;
      if (says.kind !== "written") throw new Error("Not a question");
      expect({ ...says, reply: inOneOrder(says.reply) }).toEqual({
        kind: "written",
        name: item.name,
        stem: item.stem,
        reply: inOneOrder(item.reply),
        explanation: item.explanation,
      });
      expect({ topic, tags, source }).toEqual({ topic: item.topic, tags: item.tags, source: item.source });
    }
    expect(new Set(rows.map(({ says }) => says.kind === "written" && says.reply.kind))).toEqual(
      new Set(["one", "several", "true-false", "typed", "number", "order", "pairs", "open"]),
    );
  });

  test("keeps marks, formulas, pictures, sounds, lists and parts of the points", async () => {
    const options = [
      { id: "a", text: "**Luma**, \\(x^2\\)" },
      { id: "b", text: "![A bell](media:bell.mp3)" },
      { id: "c", text: "H~2~O & <b>" },
    ];
    const sent = leaving(
      [
        question("one", "Look:\n![A map](media:a%20map.png)\nWhich?", { kind: "choice", options, key: "a", credit: { c: 0.5 } }),
        question("several", "Take:\n- this\n- that", { kind: "choices", options, key: ["a", "b"], credit: { a: 0.75, b: 0.25, c: -0.5 } }),
        question("typed", "The port of *Norland* is ___.", {
          kind: "text",
          key: "Port Anselm",
          accepted: ["Anselm"],
          also: [{ text: "Tarn", credit: 0.25 }],
        }),
        question("gap", "They met in ___.", {
          kind: "choice",
          options: [
            { id: "a", text: "Luma" },
            { id: "b", text: "Tarn" },
          ],
          key: "b",
        }),
        question("number", "How far?", {
          kind: "number",
          key: 12.5,
          unit: "km",
          tolerance: 0.5,
          also: [{ key: 20, tolerance: 0, credit: 0.5 }],
        }),
      ],
      [
        { name: "a map.png", bytes: new Uint8Array([137, 80]) },
        { name: "bell.mp3", bytes: new Uint8Array([73, 68]) },
        { name: "unused.png", bytes: new Uint8Array([1]) },
      ],
    );
    const read = await format.read!(await format.write!(sent));
    expect(read.problems).toEqual([]);
    const [one, several, typed, gap, number] = rowsOf(read).map(({ says }) => (says.kind === "written" ? says : null));
    expect(one).toMatchObject({
      stem: "Ports\nLook:\n![A map](media:a_map.png)\nWhich?",
      reply: {
        kind: "one",
        options: [
          { text: "**Luma**, \\(x^2\\)", credit: 1 },
          { text: expect.stringContaining("](media:bell.mp3)"), credit: 0 },
          { text: "H~2~O & <b>", credit: 0.5 },
        ],
      },
    });
    expect(several).toMatchObject({ stem: "Ports\nTake:\n- this\n- that", reply: { kind: "several", shares: [0.75, 0.25, -0.5] } });
    expect(typed).toMatchObject({
      stem: "Ports\nThe port of *Norland* is ___.",
      reply: {
        kind: "typed",
        answers: [
          { text: "Port Anselm", credit: 1 },
          { text: "Anselm", credit: 1 },
          { text: "Tarn", credit: 0.25 },
        ],
      },
    });
    expect(gap).toMatchObject({
      stem: "Ports\nThey met in ___.",
      reply: {
        kind: "one",
        options: [
          { text: "Luma", credit: 0 },
          { text: "Tarn", credit: 1 },
        ],
      },
    });
    expect(number).toMatchObject({
      stem: "Ports\nHow far?",
      reply: {
        kind: "number",
        unit: "km",
        answers: [
          { value: 12.5, tolerance: 0.5, credit: 1 },
          { value: 20, tolerance: 0, credit: 0.5 },
        ],
      },
    });
    expect(read.understood).toMatchObject({
      material: {
        media: [
          { name: "a_map.png", bytes: new Uint8Array([137, 80]) },
          { name: "bell.mp3", bytes: new Uint8Array([73, 68]) },
        ],
      },
    });
  });

  test("signs that mean something elsewhere are themselves in a set of plain text", async () => {
    const signs = "2 * 3 * 4 ~ ~x~ ^ `code` \\ <b>&amp;</b> ]]> “”";
    const read = await format.read!(
      await format.write!(
        leaving([question("x", `What of ${signs}?`, { kind: "text", key: signs, accepted: [] })], [], { markup: undefined, title: signs }),
      ),
    );
    const { says } = rowsOf(read)[0]!;
    if (says.kind !== "written" || says.reply.kind !== "typed") throw new Error("Not a typed question");
    expect(says.stem).toBe(`Ports\nWhat of 2 \\* 3 \\* 4 \\~ \\~x\\~ \\^ \\\`code\\\` \\\\ <b>&amp;</b> ]]> “”?`);
    expect(says.reply.answers[0]!.text).toBe("2 \\* 3 \\* 4 \\~ \\~x\\~ \\^ \\`code\\` \\\\ <b>&amp;</b> ]]> “”");
  });

  test("any words come back, and every file stays well-formed", async () => {
    const words = fc
      .array(fc.oneof(fc.nat(0x7f), fc.nat(0x10ffff)), { minLength: 1, maxLength: 20 })
      .map((signs) => String.fromCodePoint(...signs));
    const asked = fc.record({ id: words, stem: words, right: words, wrong: words });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(asked, { minLength: 12, maxLength: 12, selector: ({ id }) => id }), async (all) => {
        const questions = all.map(({ id, stem, right, wrong }) =>
          question(
            id,
            stem,
            {
              kind: "choice",
              options: [
                { id: "a", text: `${right}1` },
                { id: "b", text: `${wrong}2` },
              ],
              key: "a",
            },
            { explanation: right, context: wrong },
          ),
        );
        const bytes = await format.write!(leaving(questions, [], { markup: undefined, title: all[0]!.stem }));
        await filesOf(bytes);
        expect(rowsOf(await format.read!(bytes))).toHaveLength(12);
      }),
      { numRuns: 3 },
    );
  });

  test("identifiers are names, and each stands for one thing", async () => {
    const ids = ["a b", "a_b", "a_20_b", "é", "1", "1.2-3"];
    const files = await filesOf(
      await format.write!(leaving(ids.map((id) => question(id, `What is ${id}?`, { kind: "text", key: "x", accepted: [] })))),
    );
    const identifiers = elementsIn(files.get("imsmanifest.xml")!, "resources")
      .flatMap((resources) => elementsIn(resources))
      .map(({ attributes }) => attributes.identifier!);
    expect(new Set(identifiers).size).toBe(ids.length + 1);
    for (const identifier of identifiers) expect(identifier).toMatch(/^[A-Za-z_][\w.-]*$/);
  });
});

/**
 * The parts of an item and of a package in the order of the published schemas (IMS QTI ASI 2.2 and 3.0, IMS Content Packaging 1.2), by
 * their names in QTI 2.
 */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  assessmentItem: ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"],
  responseDeclaration: ["correctResponse", "mapping"],
  outcomeDeclaration: ["defaultValue"],
  choiceInteraction: ["prompt", "simpleChoice"],
  orderInteraction: ["prompt", "simpleChoice"],
  matchInteraction: ["prompt", "simpleMatchSet"],
  extendedTextInteraction: ["prompt"],
  responseCondition: ["responseIf", "responseElseIf"],
  assessmentTest: ["outcomeDeclaration", "testPart", "outcomeProcessing"],
  testPart: ["itemSessionControl", "assessmentSection"],
  assessmentSection: ["assessmentItemRef", "assessmentSection"],
  manifest: ["metadata", "organizations", "resources"],
  resource: ["metadata", "file", "dependency"],
};

/** The attributes that the schemas ask for. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  assessmentItem: ["identifier", "title", "adaptive", "timeDependent"],
  responseDeclaration: ["identifier", "cardinality", "baseType"],
  outcomeDeclaration: ["identifier", "cardinality"],
  mapEntry: ["mapKey", "mappedValue"],
  choiceInteraction: ["responseIdentifier", "shuffle", "maxChoices"],
  orderInteraction: ["responseIdentifier", "shuffle"],
  matchInteraction: ["responseIdentifier", "shuffle", "maxAssociations"],
  inlineChoiceInteraction: ["responseIdentifier", "shuffle"],
  textEntryInteraction: ["responseIdentifier"],
  extendedTextInteraction: ["responseIdentifier"],
  simpleChoice: ["identifier"],
  inlineChoice: ["identifier"],
  simpleAssociableChoice: ["identifier", "matchMax"],
  modalFeedback: ["outcomeIdentifier", "identifier", "showHide"],
  equal: ["toleranceMode", "tolerance"],
  baseValue: ["baseType"],
  img: ["src", "alt"],
  assessmentTest: ["identifier", "title"],
  testPart: ["identifier", "navigationMode", "submissionMode"],
  assessmentSection: ["identifier", "title", "visible"],
  assessmentItemRef: ["identifier", "href"],
  manifest: ["identifier"],
  resource: ["identifier", "type"],
  file: ["href"],
};

const ownName = (element: XmlElement) => (element.prefix === "" ? nameOf(element) : `${element.prefix}:${element.name}`);
const attributeName = (name: string) =>
  /^(?:xml|xmlns|xsi)(?::|$)/.test(name) ? name : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function walk(element: XmlElement, seen: (element: XmlElement, around: XmlElement | null) => void, around: XmlElement | null = null): void {
  seen(element, around);
  for (const child of elementsIn(element)) walk(child, seen, element);
}

/** A question of every kind, and one with a picture and a sound in it. */
const EVERYTHING = leaving(
  [
    ...new Map(SAMPLE.questions.map((one) => [one.format, one])).values(),
    question("media", "![A map](media:map.png) ![A bell](media:bell.mp3)", { kind: "text", key: "x", accepted: [] }),
  ],
  [
    { name: "map.png", bytes: new Uint8Array([1]) },
    { name: "bell.mp3", bytes: new Uint8Array([2]) },
  ],
);

const everything = new Map(FORMATS.map((format) => [format, format.write!(EVERYTHING)]));

describe.each(FORMATS)("files of $label", (format) => {
  test("have their parts in the order, and the attributes, that the schemas ask for", async () => {
    const files = await filesOf(await everything.get(format)!);
    for (const root of files.values()) {
      walk(root, (element) => {
        const order = ORDER[ownName(element)];
        if (order) {
          const places = elementsIn(element).map((child) => order.indexOf(nameOf(child)));
          expect(places).not.toContain(-1);
          expect(places).toEqual([...places].sort((one, other) => one - other));
        }
        const attributes = Object.keys(element.attributes).map(attributeName);
        expect(attributes, element.name).toEqual(expect.arrayContaining([...(NEEDED[ownName(element)] ?? [])]));
      });
    }
  });

  test("name every file they need, and no other", async () => {
    const bytes = await everything.get(format)!;
    const opened = openArchive(bytes);
    const files = await filesOf(bytes);
    const named = new Set<string>();
    walk(files.get("imsmanifest.xml")!, (element) => element.name === "file" && named.add(element.attributes.href!));
    expect(opened.ok && [...opened.value.names].filter((name) => name !== "imsmanifest.xml").sort()).toEqual([...named].sort());
    const identifiers = new Set<string>();
    const references: string[] = [];
    walk(files.get("imsmanifest.xml")!, ({ name, attributes }) =>
      name === "resource" ? identifiers.add(attributes.identifier!) : name === "dependency" && references.push(attributes.identifierref!),
    );
    for (const reference of references) expect(identifiers).toContain(reference);
    const asked: string[] = [];
    walk(files.get("test.xml")!, (element) => nameOf(element) === "assessmentItemRef" && asked.push(element.attributes.href!));
    expect(asked.sort()).toEqual([...files.keys()].filter((name) => name.startsWith("items/")).sort());
  });

  test("give nothing away before the answer: what is right stands in the declaration, the feedback and the metadata alone", async () => {
    const secret = "only-after-the-answer";
    const options = [
      { id: "a", text: "A" },
      { id: "b", text: "B" },
    ];
    const sent = leaving([
      question(
        "x",
        "Which?",
        { kind: "choice", options, key: "a" },
        { explanation: secret, evidence: [{ source: "s", title: secret, start: 0, end: 1, quote: secret }] },
      ),
    ]);
    const item = (await filesOf(await format.write!(sent))).get("items/q-x.xml")!;
    expect(JSON.stringify(item)).toContain(secret);
    const body = elementsIn(item).find((child) => nameOf(child) === "itemBody");
    expect(JSON.stringify(body)).toContain("Which?");
    expect(JSON.stringify(body)).not.toContain(secret);
    expect(JSON.stringify(body)).not.toContain("correct");
  });
});

// The same parts in files of other people: which elements stand in which, and which attributes they have. fixtures.test.ts says so where
// they are not there; with CI=true that is a failure.
const FOLDER = path.resolve("../shared/fixtures/qti");
const isHere = existsSync(FOLDER);
const FILES: Readonly<Record<string, readonly string[]>> = {
  qti22: [
    "qti22-choice.xml",
    "qti22-choice_multiple.xml",
    "qti22-inline_choice.xml",
    "qti22-match.xml",
    "qti22-order.xml",
    "qti22-text_entry.xml",
  ],
  qti: [
    "qti30-Example02-feedbackInline.xml",
    "qti30-QTI3-inline-choice.xml",
    "qti30-QTI3-match.xml",
    "qti30-QTI3-order.xml",
    "qti30-QTI3multiplechoice2.xml",
  ],
};
/** What a few files of others do not happen to have: from the published schemas, and from the same items in the other version. */
const BESIDES = {
  nesting: [
    "assessmentItem > modalFeedback",
    "modalFeedback > contentBody",
    "contentBody > p",
    "contentBody > blockquote",
    "modalFeedback > p",
    "modalFeedback > blockquote",
    "itemBody > p",
    "p > textEntryInteraction",
    "itemBody > extendedTextInteraction",
    "extendedTextInteraction > prompt",
    "p > span",
    "span > textEntryInteraction",
    "span > span",
    "p > img",
    "p > audio",
    "p > object",
    "audio > source",
    "p > inlineChoiceInteraction",
    "responseProcessing > setOutcomeValue",
    "responseProcessing > responseCondition",
    "responseCondition > responseIf",
    "responseIf > match",
    "responseIf > equal",
    "responseIf > setOutcomeValue",
    "setOutcomeValue > baseValue",
    "setOutcomeValue > mapResponse",
    "match > variable",
    "match > correct",
    "equal > variable",
    "equal > baseValue",
    "outcomeDeclaration > defaultValue",
    "defaultValue > value",
    "responseDeclaration > mapping",
    "mapping > mapEntry",
  ],
  attributes: [
    "mapEntry caseSensitive",
    "equal toleranceMode",
    "equal tolerance",
    "modalFeedback outcomeIdentifier",
    "modalFeedback identifier",
    "modalFeedback showHide",
    "extendedTextInteraction responseIdentifier",
    "textEntryInteraction responseIdentifier",
    "textEntryInteraction expectedLength",
    "mapping defaultValue",
    "mapping lowerBound",
    "mapping upperBound",
    "mapEntry mapKey",
    "mapEntry mappedValue",
    "setOutcomeValue identifier",
    "variable identifier",
    "correct identifier",
    "baseValue baseType",
    "mapResponse identifier",
    "assessmentItem xml:lang",
    "assessmentItem adaptive",
    "assessmentItem toolName",
    "choiceInteraction shuffle",
    "choiceInteraction maxChoices",
    "orderInteraction shuffle",
    "matchInteraction shuffle",
    "simpleChoice fixed",
    "br",
    "blockquote class",
    "span class",
    "img src",
    "img alt",
    "audio controls",
    "source src",
    "source type",
    "object data",
    "object type",
  ],
};

describe.skipIf(!isHere && process.env.CI !== "true").each(FORMATS)("an item of $label and those of others", (format) => {
  const shapesOf = (roots: readonly XmlElement[]) => {
    const [nesting, attributes] = [new Set<string>(), new Set<string>()];
    for (const root of roots) {
      walk(root, (element, around) => {
        if (around) nesting.add(`${ownName(around)} > ${ownName(element)}`);
        for (const name of Object.keys(element.attributes)) attributes.add(`${ownName(element)} ${attributeName(name)}`);
      });
    }
    return { nesting, attributes };
  };

  test("have the same elements in each other, with the same attributes", async () => {
    const theirs = shapesOf(
      FILES[format.name]!.map((file) => {
        const read = readXml(new Uint8Array(readFileSync(path.join(FOLDER, file))));
        if (!read.ok) throw new Error(file);
        return read.value.root;
      }),
    );
    const files = await filesOf(await everything.get(format)!);
    const ours = shapesOf([...files].filter(([name]) => name.startsWith("items/")).map(([, root]) => root));
    expect([...ours.nesting].filter((one) => !theirs.nesting.has(one) && !BESIDES.nesting.includes(one))).toEqual([]);
    expect([...ours.attributes].filter((one) => !theirs.attributes.has(one) && !BESIDES.attributes.includes(one))).toEqual([]);
  });

  test("have the same namespace, and a schema of the same place", async () => {
    const read = readXml(new Uint8Array(readFileSync(path.join(FOLDER, FILES[format.name]![0]!))));
    if (!read.ok) throw new Error("unread");
    const theirs = read.value.root.attributes;
    for (const [name, { attributes }] of await filesOf(await everything.get(format)!)) {
      if (name === "imsmanifest.xml") continue;
      expect(attributes.xmlns).toBe(theirs.xmlns);
      expect(attributes["xsi:schemaLocation"]!.split(/\s+/)).toEqual(theirs["xsi:schemaLocation"]!.trim().split(/\s+/));
    }
  });
});
