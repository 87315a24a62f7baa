import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

// Files that import each other, also through others, are begun in an order nobody can tell. What is imported as a type alone is gone when
// it runs.

const ROOMS = ["app", "bench", "cli", "components", "e2e", "lib", "messages", "prisma", "scripts", "server"];
const IMPORTS = /^(?:import|export) (?!type\b)(?:[^"';]*? from )?"([@.][^"]*)"|\bimport\("([@.][^"]*)"\)(?!\.[A-Z])/gm;
const ENDINGS = ["", ".ts", ".tsx", ".mjs", "/index.ts", "/index.tsx"];

type Imports = ReadonlyMap<string, readonly string[]>;

/** The file that a name in a file means; nothing for a package. */
function resolve(from: string, name: string): string[] {
  const base = name.startsWith("@/") ? name.slice(2) : path.posix.join(path.posix.dirname(from), name);
  return ENDINGS.map((ending) => base + ending)
    .filter((file) => path.extname(file) !== "" && existsSync(file))
    .slice(0, 1);
}

function readImports(): Imports {
  const inRooms = ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true }).map((file) => `${room}/${String(file).replaceAll("\\", "/")}`),
  );
  const files = [...inRooms, ...readdirSync(".")].filter((file) => /\.(?:tsx?|mjs)$/.test(file) && !file.startsWith("server/generated/"));
  return new Map(
    files.map((file) => [
      file,
      [...readFileSync(file, "utf8").matchAll(IMPORTS)].flatMap(([, one, other]) => resolve(file, (one ?? other)!)),
    ]),
  );
}

/** One way round from a file back to itself, if there is any. */
function circleIn(imports: Imports): string[] | null {
  const done = new Set<string>();
  const follow = (file: string, way: readonly string[]): string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of imports.get(file) ?? []) {
      const circle = follow(next, [...way, file]);
      if (circle) return circle;
    }
    done.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const circle = follow(file, []);
    if (circle) return circle;
  }
  return null;
}

describe("imports", () => {
  test("never lead back to where they began", () => expect(circleIn(readImports())).toBeNull());

  test("are found, in every form", () => {
    const imports = readImports();
    expect(imports.get("server/practice-today.ts")).toEqual(expect.arrayContaining(["server/strengths.ts", "lib/memory/due.ts"]));
    expect(imports.get("components/offline/device-sender.tsx")).toContain("components/offline/send-waiting.ts");
    expect([...imports.values()].flat().length).toBeGreaterThan(1_000);
  });

  test("that lead back are told with the way", () => {
    expect(
      circleIn(
        new Map([
          ["a", ["b", "c"]],
          ["b", []],
          ["c", ["d"]],
          ["d", ["b", "c"]],
        ]),
      ),
    ).toEqual(["c", "d", "c"]);
    expect(
      circleIn(
        new Map([
          ["a", ["b", "c"]],
          ["b", ["d"]],
          ["c", ["d"]],
          ["d", []],
        ]),
      ),
    ).toBeNull();
  });
});
