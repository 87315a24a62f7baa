import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CODE_LETTERS, groupedCode, kindOfCode, plainCode } from "./join-code";
import { suggestMatches } from "./match";
import { cleanName, MOST_PUPILS, namesApart } from "./names";
import { readRoster } from "./read-roster";
import { isTable, namesInLines, namesInRows } from "./roster";

describe("a code", () => {
  test("is the same however it is written", () => {
    const code = fc.string({ unit: fc.constantFrom(...CODE_LETTERS), minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(code, (one) => {
        expect(plainCode(groupedCode(one).toUpperCase())).toBe(one);
        expect(kindOfCode(one)).toBe("class");
        expect(kindOfCode(`${one}22`)).toBe("back");
      }),
    );
    expect(plainCode(" BC-DF 23.45 ")).toBe("bcdf2345");
    for (const none of ["", "bcdf", "bcdf234!", "bcdf23456"]) expect(kindOfCode(none)).toBeNull();
  });
});

describe("names", () => {
  test("are told apart, all of them, and the first of each stays as it is", () => {
    const names = fc.array(fc.constantFrom("Amir", "Amir (2)", "Bea", "Chidi"), { maxLength: 20 });
    fc.assert(
      fc.property(names, (given) => {
        const apart = namesApart(given);
        expect(new Set(apart).size).toBe(given.length);
        given.forEach((name, i) => expect(apart[i]!.startsWith(name)).toBe(true));
        given.forEach((name, i) => given.indexOf(name) === i && expect(apart[i]).toBe(name));
      }),
    );
  });

  test("keep no control characters", () => {
    expect(cleanName("  Zoë\u0000 \u202e Müller\n")).toBe("Zoë Müller");
    expect(cleanName("\u200b\t")).toBe("");
  });
});

describe("a roster", () => {
  test("is one name a line, numbered or not, and two of one name are two", () => {
    expect(namesInLines("1. Amir Hassan\r\n2) Bea\n\nBea\n  Hassan, Amir ")).toEqual({
      ok: true,
      value: ["Amir Hassan", "Bea", "Bea", "Hassan, Amir"],
    });
  });

  test.each([
    [
      [
        ["Surname", "First name", "Form"],
        ["Hassan", "Amir", "7b"],
      ],
      ["Amir Hassan"],
    ],
    [
      [
        ["Name", "E-mail"],
        ["Amir Hassan", "a@example.org"],
      ],
      ["Amir Hassan"],
    ],
    [
      [
        ["Nachname", "Vorname"],
        ["Schmidt", "Jörg"],
      ],
      ["Jörg Schmidt"],
    ],
    [
      [
        ["Amir", "Hassan", "7b"],
        ["Bea", "b@example.org"],
        ["", ""],
      ],
      ["Amir Hassan", "Bea"],
    ],
  ])("is read from a table: %j", (rows, names) => expect(namesInRows(rows)).toEqual({ ok: true, value: names }));

  test("that nobody means is refused with a sentence, and nothing of it is kept", () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `Pupil ${i}`).join("\n");
    expect(namesInLines(many)).toEqual({
      ok: false,
      problems: [{ where: "names", message: "These are 10,000 names. A class may have 200: is this the right list?" }],
    });
    expect(namesInLines(Array.from({ length: MOST_PUPILS }, (_, i) => `P ${i}`).join("\n"))).toMatchObject({ ok: true });
    expect(namesInLines(" \n\t\n")).toMatchObject({ ok: false });
    expect(namesInLines(`Amir\n${"x".repeat(500)}`)).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining("Line 2") as string }],
    });
  });

  test("is a table where it was copied from one", () => {
    expect([isTable("Amir\tHassan\n"), isTable("Name;Form\nAmir;7b"), isTable("First name,Surname\nAmir,Hassan")]).toEqual([
      true,
      true,
      true,
    ]);
    expect([isTable("Hassan, Amir\nBea"), isTable("Amir\nBea"), isTable("")]).toEqual([false, false, false]);
  });
});

describe("a list of names as it comes", () => {
  const said = { fileUnreadable: "unreadable", fileLarge: "large" };
  const bytes = (text: string) => new TextEncoder().encode(text);

  test.each([
    ["one name a line", "Amir Hassan\nZoë Müller", ["Amir Hassan", "Zoë Müller"]],
    ["a table of semicolons with a byte order mark", "\uFEFFNachname;Vorname\r\nHassan;Amir\r\n", ["Amir Hassan"]],
    ["quotes with a comma in them", 'Name,Form\n"Hassan, Amir",7b\n"""Bea"" Costa",7b\n', ["Hassan, Amir", '"Bea" Costa']],
    ["a column copied from a spreadsheet", "Surname\tFirst name\nHassan\tAmir\n\t\nCosta\tBea", ["Amir Hassan", "Bea Costa"]],
  ])("is read: %s", (_, text, names) => {
    expect(readRoster(text, said)).toEqual({ ok: true, value: names });
    expect(readRoster(bytes(text), said)).toEqual({ ok: true, value: names });
  });

  test("in the encoding of an old spreadsheet keeps its letters", () => {
    expect(readRoster(Uint8Array.from([0x5a, 0x6f, 0xeb, 0x0a]), said)).toEqual({ ok: true, value: ["Zoë"] });
  });

  test("that is none is refused", () => {
    expect(readRoster(Uint8Array.from([0x50, 0x4b, 0, 1]), said)).toMatchObject({
      ok: false,
      problems: [{ where: "file", message: "unreadable" }],
    });
    expect(readRoster("x".repeat(600_000), said)).toMatchObject({ ok: false, problems: [{ where: "names", message: "large" }] });
    expect(readRoster(new Uint8Array(0), said)).toMatchObject({ ok: false });
  });
});

describe("a match", () => {
  const roster = [
    { id: "1", name: "Hassan, Amir" },
    { id: "2", name: "Beatriz Costa" },
    { id: "3", name: "Zoë Müller" },
    { id: "4", name: "Amina Hassan" },
  ];
  const suggested = (...names: string[]) =>
    suggestMatches(
      names.map((name, i) => ({ id: `m${i}`, name })),
      roster,
    ).map(({ memberId, entryId }) => [memberId, entryId]);

  test("is suggested where one name fits one", () => {
    expect(suggested("amir", "bea", "ZOE muller")).toEqual([
      ["m0", "1"],
      ["m1", "2"],
      ["m2", "3"],
    ]);
    expect(suggested("Amir H")).toEqual([["m0", "1"]]);
  });

  test("is not suggested where it may be somebody else", () => {
    expect(suggested("hassan")).toEqual([]);
    expect(suggested("bea", "Beatriz")).toEqual([]);
    expect(suggested("xavier", "")).toEqual([]);
  });

  test("never gives one place to two, whoever joins", () => {
    const names = fc.array(fc.constantFrom("amir", "hassan", "amina", "bea", "zoe", "m", "Hassan Amir"), { maxLength: 12 });
    fc.assert(
      fc.property(names, (given) => {
        const entries = suggested(...given).map(([, entry]) => entry);
        expect(new Set(entries).size).toBe(entries.length);
      }),
    );
  });
});
