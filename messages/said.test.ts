import { expect, test } from "vitest";
import { said } from "./said-in-german";
import { saidIn, sayIn } from "./said";

test("a sentence is said in the other language, with what stands in its gaps", () => {
  expect(sayIn(said, "Give a name.")).toBe("Gib einen Namen an.");
  expect(sayIn(said, "These words are not in “A (new) report”. Copy them exactly as they stand there.")).toBe("Diese Worte stehen nicht in „A (new) report“. Übernimm sie genau so, wie sie dort stehen.");
  expect(sayIn(said, "Nobody has said this.")).toBe("Nobody has said this.");
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
