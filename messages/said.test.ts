import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { said } from "./said-in-german";
import { saidIn, sayIn } from "./said";

test("a sentence is said in the other language, with what stands in its gaps", () => {
  expect(sayIn(said, "Give a name.")).toBe("Gib einen Namen an.");
  expect(sayIn(said, "These words are not in “A (new) report”. Copy them exactly as they stand there.")).toBe(
    "Diese Worte stehen nicht in „A (new) report“. Übernimm sie genau so, wie sie dort stehen.",
  );
  expect(sayIn(said, "Nobody has said this.")).toBe("Nobody has said this.");
});

test("what is made of several sentences is said one after the other", () => {
  expect(sayIn(said, "It has nothing to choose from. It was left out. The same in 3 more.")).toBe(
    "Es gibt nichts zur Auswahl. Das wurde weggelassen. Dasselbe bei 3 weiteren.",
  );
  expect(sayIn(said, "Left out: a film. The same in 2 more.")).toBe("Weggelassen: a film. Dasselbe bei 2 weiteren.");
  expect(sayIn(said, "Nobody says this. Give a name.")).toBe("Nobody says this. Give a name.");
});

test("English needs no table, and every other language has one", async () => {
  expect(saidIn("en")).toBeNull();
  expect(await saidIn("de")).toBe(said);
  expect(sayIn((await saidIn("ar-XB"))!, "Choose at most 500 facts at once.")).toMatch(/^⟦\P{ASCII}.* 500 .*⟧$/u);
});

test("both sentences have the same gaps", () => {
  const gaps = (text: string) => [...new Set(text.match(/\{\d\}/g) ?? [])].sort();
  const kinds = "“{1}” is {2}, and “{3}” is {4}. Only two of one kind can be merged."; // says the kinds in English, so German leaves them out
  expect(Object.entries(said).filter(([english, other]) => english !== kinds && gaps(english).join() !== gaps(other).join())).toEqual([]);
});

/** Put together where they are said, from a count and its words. */
const COMPOSED = [/^1 fact or list is /, /^(One|\{1\}) questions? ha(s|ve) .*: they are not kept\.$/, /^\{1\} (was|were) not taken: /];

test("every sentence of the table is still said somewhere", () => {
  const sources = ["lib", "server", "components", "app", "messages/en"].flatMap((room) =>
    readdirSync(room, { recursive: true }).map((file) => join(room, String(file))),
  );
  const read = sources
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|common-passwords/.test(file))
    .map((file) => readFileSync(file, "utf8").replaceAll('\\"', '"').replaceAll("\\\\", "\\"));
  const all = read.join("\n");
  const pieces = (template: string) =>
    template
      .split(/\{\d\}/)
      .flatMap((piece) => piece.split(/(?<=[.?]) /))
      .map((piece) => piece.trim())
      .filter((piece) => piece.length > 12);
  expect(
    Object.keys(said).filter(
      (english) => !COMPOSED.some((form) => form.test(english)) && pieces(english).some((piece) => !all.includes(piece)),
    ),
  ).toEqual([]);
});
