import { expect, test } from "vitest";
import { inFileOrder, isLost, lostLines, lostRow } from "./lost";
import type { PlanLine } from "./plan";
import { transferFormatNamed } from "./registry";

const BROKEN: Readonly<Record<string, string>> = {
  table: 'front,back\nFrance,Paris\n,Nowhere\n"Italy,Rome\nSpain,Madrid\n',
  gift: "Who? {=Ann ~Bob}\n\nWho else? {~Ann ~Bob}\n\nOpen { =never closed\n\nWhen? {=Now}\n",
  aiken: "Who?\nA. Ann\nB. Bob\nANSWER: A\n\nWho else?\nA. Ann\nB. Bob\nANSWER: Z\n\nNobody\nA. One\nANSWER: A\n",
  "moodle-xml": `<quiz><question type="truefalse"><name><text>a</text></name><questiontext><text>So?</text></questiontext><answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question><question type="drawing"><name><text>b</text></name><questiontext><text>Draw.</text></questiontext></question><question type="truefalse"><name><text>c</text></name><questiontext><text></text></questiontext><answer fraction="100"><text>true</text></answer></question></quiz>`,
};

test.each(Object.entries(BROKEN))("%s: every row that was left out is said to be, so that it is counted", async (name, text) => {
  const read = await transferFormatNamed(name)!.read!(new TextEncoder().encode(text));
  expect(read.problems.filter(isLost).map(({ message }) => message)).toHaveLength(2);
  expect(read.problems.filter((problem) => !isLost(problem))).toEqual([]);
});

test("what is said of a file, or of a part of a row, costs no row", async () => {
  const text = "front,back,price\nFrance,Paris,3\n";
  const { problems } = await transferFormatNamed("table")!.read!(new TextEncoder().encode(text));
  expect(problems).not.toEqual([]);
  expect(problems.filter(isLost)).toEqual([]);
});

test("lines stand as in the file where their places can be told apart", () => {
  const line = (where: string): PlanLine => ({ where, outcome: "new", kind: "card", text: where, why: "", factId: null });
  const lost = (where: string) => lostLines([lostRow(where, "The front is empty."), { where, message: "A cell more than the table has." }]);
  expect(inFileOrder([line("line 2"), line("line 10")], lost("line 3")).map(({ where }) => where)).toEqual(["line 2", "line 3", "line 10"]);
  expect(inFileOrder([line("question 2"), line("note 1")], lost("question 1")).map(({ where }) => where)).toEqual([
    "question 2",
    "note 1",
    "question 1",
  ]);
});
