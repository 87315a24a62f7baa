import { expect, test } from "vitest";
import { historyTable, linesOf, machineHere, type Run } from "../bench/history";
import type { Figure } from "../bench/measure";

const share = (value: number): Figure => ({ name: "share of the bare server", value, unit: "", target: { atLeast: 0.08 } });
const processor = (value: number): Figure => ({ name: "CPU time of an answer, our route", value, unit: "ms", target: null });
const clock = (value: number): Figure => ({ name: "an answer takes", value, unit: "ms", target: { atMost: 50 } });
const run = (day: number, figures: Figure[], cores = 2): Run => ({
  date: `2026-11-${day}T08:00:00Z`,
  commit: null,
  machine: { ...machineHere("18.4"), cores },
  quiet: true,
  measures: [{ measure: "answers", figures }],
});

const worse = (runs: Run[]) =>
  linesOf(runs)
    .filter(({ isWorse }) => isWorse)
    .map(({ name }) => name);

test("a share that falls and processor time that rises by more than a quarter are worse", () => {
  const before = [run(1, [share(0.5), processor(1)]), run(2, [share(0.6), processor(1.2)]), run(3, [share(0.55), processor(1.1)])];
  expect(worse([...before, run(4, [share(0.45), processor(1.3)])])).toEqual([]);
  expect(worse([...before, run(4, [share(0.4), processor(1.4)])])).toEqual([
    "share of the bare server",
    "CPU time of an answer, our route",
  ]);
  expect(worse([...before, run(4, [share(0.9), processor(0.2)])])).toEqual([]);
});

test("the clock of a machine that others use says nothing", () => {
  expect(worse([run(1, [clock(10)]), run(2, [clock(10)]), run(3, [clock(1000)])])).toEqual([]);
});

test("only machines of the same kind are compared, and one run before is not what is usual", () => {
  expect(worse([run(1, [share(0.5)], 64), run(2, [share(0.5)], 64), run(3, [share(0.1)])])).toEqual([]);
  expect(worse([run(1, [share(0.5)]), run(2, [share(0.1)])])).toEqual([]);
});

test("what must not happen at all is worse when it happens once", () => {
  const lost = (value: number): Figure => ({ name: "answers lost", value, unit: "", target: { atMost: 0 } });
  expect(worse([run(1, [lost(0)]), run(2, [lost(0)]), run(3, [lost(1)])])).toEqual(["answers lost"]);
});

test("a figure that the last run did not measure shows what it was", () => {
  const lines = linesOf([run(1, [share(0.5)]), run(2, [processor(1)])]);
  expect(lines.map(({ values }) => values)).toEqual([[0.5], [1]]);
  expect(historyTable(lines)).toContain("share of the bare server");
});
