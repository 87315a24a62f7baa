import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { NOT_PERSONAL_TABLES, PERSONAL_TABLES } from "./server/person-export";
import { SECURITY_EVENTS } from "./server/security-events";

// Pages that say what was done for trust are held to what is there: the numbers of the standard, the columns of the tables, the tests they
// name.

const read = (file: string) => readFileSync(file, "utf8");
const rowsOf = (page: string): string[][] =>
  page
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.slice(2, -2).split(" | "));

/** "1.2 1-5,9" is the numbers 1.2.1 to 1.2.5 and 1.2.9. */
const numbers = (text: string): string[] =>
  text
    .trim()
    .split(/\s*;\s*/)
    .flatMap((part) => {
      const [section, which] = part.split(" ") as [string, string];
      return which.split(",").flatMap((range) => {
        const [from, to = from] = range.split("-").map(Number) as [number, number?];
        return Array.from({ length: to - from + 1 }, (_, i) => `${section}.${from + i}`);
      });
    });

/** OWASP ASVS 5.0.0, levels 1 and 2 without V9, V10 and V17, and the ten of level 3 that were chosen. */
const ASVS = {
  1: numbers(
    "1.2 1-5; 1.3 1-2; 1.5 1; 2.1 1; 2.2 1-2; 2.3 1; 3.2 1-2; 3.3 1; 3.4 1-2; 3.5 1-3; 4.1 1; 4.4 1; 5.2 1-2; 5.3 1-2; 6.1 1; 6.2 1-8; 6.3 1-2; 6.4 1-2; 7.2 1-4; 7.4 1-2; 8.1 1; 8.2 1-2; 8.3 1; 11.3 1-2; 11.4 1; 12.1 1; 12.2 1-2; 13.4 1; 14.2 1; 14.3 1; 15.1 1; 15.2 1; 15.3 1",
  ),
  2: numbers(
    `1.1 1-2; 1.2 6-9; 1.3 3-11; 1.4 1-3; 1.5 2; 2.1 2-3; 2.2 3; 2.3 2-4; 2.4 1; 3.3 2-4; 3.4 3-6; 3.5 4-5; 3.7 1-2; 4.1 2-3; 4.2 1; 4.3 1-2; 4.4 2-4; 5.1 1; 5.2 3; 5.4 1-3; 6.1 2-3; 6.2 9-12; 6.3 3-4; 6.4 3-4; 6.5 1-5; 6.6 1-3; 6.8 1-4;
     7.1 1-3; 7.3 1-2; 7.4 3-5; 7.5 1-2; 7.6 1-2; 8.1 2; 8.2 3; 8.4 1; 11.1 1-2; 11.2 1-3; 11.3 3; 11.4 2-4; 11.5 1; 11.6 1; 12.1 2-3; 12.3 1-4; 13.1 1; 13.2 1-5; 13.3 1-2; 13.4 2-5; 14.1 1-2; 14.2 2-4; 14.3 2-3; 15.1 2-3; 15.2 2-3; 15.3 2-7;
     16.1 1; 16.2 1-5; 16.3 1-4; 16.4 1-3; 16.5 1-3`,
  ),
  3: numbers("1.2 10; 1.3 12; 1.5 3; 2.4 2; 3.4 7; 5.3 3; 6.3 5; 14.2 7; 15.4 1-2"),
} as const;

/** Files that a page names, and the sentences of tests that it quotes after them. */
function named(page: string): { file: string; sentences: string[] }[] {
  const found = [...page.matchAll(/`([\w.()[\]-]+(?:\/[\w.()[\]-]+)*\.(?:tsx?|mjs|js|prisma|json))`((?:,? "[^"]+")*)/g)];
  return found.map(([, file, quoted]) => ({
    file: file!,
    sentences: [...quoted!.matchAll(/"([^"]+)"/g)].map(([, sentence]) => sentence!),
  }));
}

describe.each([
  "docs/asvs.md",
  "docs/trust/accessibility.md",
  "docs/trust/privacy.md",
  "docs/trust/threat-model.md",
  "docs/trust/security-rules.md",
  "docs/trust/data-map.md",
  "SECURITY.md",
])("%s", (name) => {
  const page = read(name);

  test("names files that are there, and sentences that they have", () => {
    const missing = named(page).flatMap(({ file, sentences }) => {
      if (file.startsWith(".data/")) return [];
      if (!existsSync(file)) return [file];
      return sentences.filter((sentence) => !read(file).includes(sentence)).map((sentence) => `${file}: ${sentence}`);
    });
    expect(missing).toEqual([]);
  });

  test("leads to pages and headings that are there", () => {
    const links = [...page.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
    const headings = (file: string) =>
      [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, text]) =>
        text!
          .toLowerCase()
          .replace(/[^\w -]/g, "")
          .replaceAll(" ", "-"),
      );
    const broken = links.filter(([, to, heading]) => {
      const file = to === "" ? name : new URL(to!, `file:///${name}`).pathname.slice(1);
      return !existsSync(file) || (heading !== undefined && !headings(file).includes(heading));
    });
    expect(broken.map(([whole]) => whole)).toEqual([]);
  });
});

describe("the table of ASVS", () => {
  const page = read("docs/asvs.md");
  const rows = rowsOf(page)
    .filter(([id]) => /^\d+\.\d+\.\d+$/.test(id!))
    .map(([id, level, asks, state, where]) => ({ id: id!, level: Number(level) as 1 | 2 | 3, asks: asks!, state: state!, where: where! }));

  test("has every requirement of levels 1 and 2 outside the chapters left out, and ten of level 3, each once", () => {
    expect([ASVS[1].length, ASVS[2].length, ASVS[3].length]).toEqual([61, 149, 10]);
    for (const level of [1, 2, 3] as const)
      expect(
        rows
          .filter((row) => row.level === level)
          .map(({ id }) => id)
          .sort(),
        `level ${level}`,
      ).toEqual([...ASVS[level]].sort());
  });

  test("says of each whether it is met, with what shows it, or why not", () => {
    for (const { id, state, where, asks } of rows) {
      expect(["met", "not met", "does not apply"], id).toContain(state);
      expect(asks.length, id).toBeGreaterThan(3);
      expect(where.length, id).toBeGreaterThan(5);
      if (state === "met") expect(where, id).toMatch(/`[\w./()[\]-]+\.(?:tsx?|mjs|js|json)`|\.md/);
    }
  });

  test("has the right sums at its top", () => {
    const sums = (some: typeof rows) =>
      ["met", "not met", "does not apply"].map((state) => some.filter((row) => row.state === state).length);
    for (const level of [1, 2, 3] as const) {
      const counted = sums(rows.filter((row) => row.level === level));
      expect(page).toContain(`| level ${level} | ${counted.join(" | ")} | ${counted.reduce((sum, one) => sum + one)} |`);
    }
    expect(page).toContain(`| all | ${sums(rows).join(" | ")} | ${rows.length} |`);
  });
});

describe("the data map", () => {
  const HEAD = "on deletion";
  const rows = rowsOf(read("docs/trust/data-map.md")).filter((cells) => cells.length === 8 && cells[7] !== HEAD);
  const columnsOf = (cell: string) => [...cell.matchAll(/`(\w+)`/g)].map(([, column]) => column!);

  /** The columns of each table of the schema, without its relations. */
  const tables = (() => {
    const models = [...read("prisma/schema.prisma").matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(
      ([, name, body]) => [name!, body!] as const,
    );
    const names = new Set(models.map(([name]) => name));
    const columns = (body: string) =>
      body
        .split("\n")
        .map((line) => line.trim().split(/\s+/))
        .filter(([name, type]) => name && type && /^\w/.test(name) && !names.has(type.replace(/[[\]?]/g, "")));
    return new Map(models.map(([name, body]) => [name, columns(body).map(([column]) => column!)]));
  })();

  test("every column of every table stands in the data map once", () => {
    const mapped = [...tables.keys()].map((table) => [
      table,
      rows
        .filter(([name]) => name === table)
        .flatMap(([, columns]) => columnsOf(columns!))
        .sort(),
    ]);
    expect(mapped).toEqual([...tables].map(([table, columns]) => [table, [...columns].sort()]));
    expect(rows.map(([table]) => table!).filter((table) => !tables.has(table))).toEqual([]);
  });

  test("says of each what the export does with it", () => {
    for (const [table, columns, , , , , exported] of rows) {
      const known = table! in PERSONAL_TABLES;
      expect(known || table! in NOT_PERSONAL_TABLES, table).toBe(true);
      for (const column of columnsOf(columns!)) {
        const leaves = known && !PERSONAL_TABLES[table!]!.without?.includes(column);
        expect(exported!, `${table}.${column}`).toMatch(leaves ? /^yes$/ : /^no: ./);
      }
    }
  });

  test("has a level for each, and what becomes of it", () => {
    for (const [table, , what, level, who, long, , deletion] of rows) {
      expect(level, table).toMatch(/^[0-3]$/);
      for (const cell of [what, who, long]) expect(cell!.length, table).toBeGreaterThan(0);
      expect(deletion, table).toMatch(/^(?:gone|emptied|nameless|stays: .+)$/);
    }
  });
});

test("every security event that the log has is explained", () => {
  const page = read("docs/trust/security-rules.md");
  expect(SECURITY_EVENTS.filter((event) => !page.includes(`\`${event}\``))).toEqual([]);
});
