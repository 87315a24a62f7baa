import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { writeFactSet } from "@/lib/facts/fact-set";
import type { Question } from "@/lib/questions/question";
import { db } from "@/server/db";
import { storeFactSet } from "@/server/facts";
import { UsageError } from "./command";
import { facts } from "./facts";
import { generate } from "./generate";
import { lint } from "./lint";
import { sets } from "./sets";
import { exportFile, importFile } from "./transfer";

const folder = mkdtempSync(path.join(tmpdir(), "footing-"));
const file = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
const slug = SAMPLE_SET.slug;

beforeAll(async () => {
  await storeFactSet(SAMPLE_SET);
});

test("sets are listed with how much is in them", async () => {
  expect((await sets.run([], {})).json).toEqual({ sets: [{ slug, title: SAMPLE_SET.title, facts: SAMPLE_SET.facts.length, sources: SAMPLE_SET.sources.length }] });
});

test("facts are printed as the file has them", async () => {
  const { facts: printed } = (await facts.run([], { set: slug })).json as { facts: { id: string }[] };
  expect(printed.map((fact) => fact.id)).toEqual(SAMPLE_SET.facts.map((fact) => fact.id).sort());
});

describe("generate", () => {
  test("gives the same bytes for the same set and seed", async () => {
    const once = JSON.stringify((await generate.run([], { set: slug, seed: "7" })).json);
    expect(JSON.stringify((await generate.run([], { set: slug, seed: "7" })).json)).toBe(once);
  });

  test("keeps to the format and the limit asked for", async () => {
    const { questions } = (await generate.run([], { set: slug, format: "flashcard", limit: "3" })).json as { questions: Question[] };
    expect(questions.map((question) => question.format)).toEqual(["flashcard", "flashcard", "flashcard"]);
  });

  test("says what formats there are when it is given another", async () => {
    await expect(generate.run([], { set: slug, format: "riddle" })).rejects.toThrow(UsageError);
    await expect(generate.run([], { set: slug, limit: "-1" })).rejects.toThrow(/whole number/);
    await expect(generate.run([], {})).rejects.toThrow(/--set/);
  });
});

describe("lint", () => {
  test("finds no error in what was generated", async () => {
    expect((await lint.run([], { set: slug, seeds: "1-3" })).problems).toBe(false);
  });

  test("names the rule that a spoilt question breaks", async () => {
    const { questions } = (await generate.run([], { set: slug, format: "short-answer" })).json as { questions: Question[] };
    const spoilt = { ...questions[0]!, stem: "Where did it take place today?" };
    const answer = await lint.run([], { questions: file("spoilt.json", JSON.stringify({ set: slug, questions: [spoilt] })) });
    expect(answer.problems).toBe(true);
    expect((answer.json as { problems: { rule: string }[] }).problems.map(({ rule }) => rule)).toContain("L10");
  });

  test("refuses a file that is cut off, with the file’s name", async () => {
    const cut = file("cut.json", '{"set": "x", "questions": [{"id"');
    expect((await lint.run([], { questions: cut })).lines.join()).toContain(cut);
  });
});

describe("import and export", () => {
  test("what was exported is imported as it was, and a second time nothing is new", async () => {
    const out = path.join(folder, "set.json");
    await exportFile.run([], { set: slug, out, as: "fact-set" });
    const first = await importFile.run([out], { as: "fact-set", set: "copied" });
    expect(first.json).toMatchObject({ set: "copied", created: SAMPLE_SET.facts.length, problems: [] });
    expect((await importFile.run([out], { as: "fact-set", set: "copied" })).json).toMatchObject({ created: 0, changed: 0, unchanged: SAMPLE_SET.facts.length });
    await exportFile.run([], { set: "copied", out: path.join(folder, "again.json"), as: "fact-set" });
    const exported = (name: string) => ({ ...(JSON.parse(readFileSync(path.join(folder, name), "utf8")) as object), slug: "" });
    expect(exported("again.json")).toEqual(exported("set.json"));
  });

  test("a rehearsal stores nothing", async () => {
    const whole = file("whole.json", writeFactSet({ ...SAMPLE_SET, slug: "rehearsed" }));
    expect((await importFile.run([whole], { as: "fact-set", "dry-run": true })).json).toMatchObject({ created: SAMPLE_SET.facts.length });
    expect(await db.factSet.count({ where: { slug: "rehearsed" } })).toBe(0);
  });

  test.each([
    ["cut off", (text: string) => text.slice(0, text.length / 2)],
    ["an end that is missing", (text: string) => text.replace(`"subject": "${SAMPLE_SET.facts[0]!.subject}"`, '"subject": "nobody"')],
    ["a fact twice", (text: string) => text.replace(`"id": "${SAMPLE_SET.facts[1]!.id}"`, `"id": "${SAMPLE_SET.facts[0]!.id}"`)],
    ["another format", (text: string) => text.replace("footing-fact-set/1", "footing-fact-set/9")],
  ])("a file with %s is refused and changes nothing", async (name, spoil) => {
    const before = await db.factVersion.count();
    const answer = await importFile.run([file("spoilt-set.json", spoil(writeFactSet({ ...SAMPLE_SET, slug: "spoilt" })))], { as: "fact-set" });
    expect(answer.problems, name).toBe(true);
    expect((answer.json as { problems: { where: string; message: string }[] }).problems.every(({ message }) => message.length > 10)).toBe(true);
    expect(await db.factSet.count({ where: { slug: "spoilt" } })).toBe(0);
    expect(await db.factVersion.count()).toBe(before);
  });

  test("a bundled set is read-only", async () => {
    await db.factSet.update({ where: { slug }, data: { seededFrom: "a file" } });
    const answer = await importFile.run([file("bundled.json", writeFactSet(SAMPLE_SET))], { as: "fact-set" });
    expect(answer).toMatchObject({ problems: true });
  });
});
