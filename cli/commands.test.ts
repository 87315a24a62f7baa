import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { writeFactSet } from "@/lib/facts/fact-set";
import { ANSWER_RELATION, authoredOf, EMPTY_AUTHORED_FORM } from "@/lib/questions/authored";
import type { Question } from "@/lib/questions/question";
import { fileOfQuestion } from "@/lib/questions/question-file.schema";
import { transferFormats } from "@/lib/transfer/registry";
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
  expect((await sets.run([], {})).json).toEqual({
    sets: [{ slug, title: SAMPLE_SET.title, facts: SAMPLE_SET.facts.length, sources: SAMPLE_SET.sources.length }],
  });
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
    expect((await importFile.run([out], { as: "fact-set", set: "copied" })).json).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: SAMPLE_SET.facts.length,
    });
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
    const answer = await importFile.run([file("spoilt-set.json", spoil(writeFactSet({ ...SAMPLE_SET, slug: "spoilt" })))], {
      as: "fact-set",
    });
    expect(answer.problems, name).toBe(true);
    expect((answer.json as { problems: { where: string; message: string }[] }).problems.every(({ message }) => message.length > 10)).toBe(
      true,
    );
    expect(await db.factSet.count({ where: { slug: "spoilt" } })).toBe(0);
    expect(await db.factVersion.count()).toBe(before);
  });

  const capitals = (rows: readonly string[]) => file("capitals.csv", ["country,capital", ...rows].join("\n"));

  test("rows of another program’s file become a set of their own; again nothing is new, and a newer file updates it", async () => {
    const made = await importFile.run([capitals(["France,Paris", "Spain,Madrid", "Italy,Rome"])], { title: "Capitals of Europe" });
    expect(made).toMatchObject({
      problems: false,
      json: { set: "capitals-of-europe", created: 3, changed: 0, unchanged: 0, skipped: 0, problems: [] },
    });
    expect(
      (await importFile.run([capitals(["France,Paris", "Spain,Madrid", "Italy,Rome"])], { set: "capitals-of-europe" })).json,
    ).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
    expect(
      (await importFile.run([capitals(["France,Lyon", "Spain,Madrid", "Kenya,Nairobi"])], { set: "capitals-of-europe", "dry-run": true }))
        .json,
    ).toMatchObject({ created: 1, changed: 1 });
    expect(await db.fact.count({ where: { set: { slug: "capitals-of-europe" } } })).toBe(3);
    expect(await importFile.run([capitals(["France,Lyon", "Spain,Madrid", "France,Lyon"])], { set: "capitals-of-europe" })).toMatchObject({
      problems: true,
      json: { changed: 1, skipped: 1, problems: [{ where: "line 4" }] },
    });
  });

  test("what the sides of cards are to one another may be said, and wrongly is a wrong call", async () => {
    const rows = capitals(["France,Paris", "Spain,Madrid"]);
    await importFile.run([rows], { set: "as-cards", about: "cards" });
    const relations = async (slug: string) => (await db.relation.findMany({ where: { set: { slug } } })).map(({ key }) => key);
    expect(await relations("as-cards")).toEqual(["card"]);
    await importFile.run([rows], { set: "as-relation", relation: "chief town of" });
    expect(await relations("as-relation")).toEqual(["chief-town"]);
    await expect(importFile.run([rows], { about: "nothing" })).rejects.toThrow(UsageError);
    await expect(importFile.run([rows], { reviews: true })).rejects.toThrow(/--person/);
  });

  test("questions that somebody wrote leave with their set, and come back", async () => {
    const made = authoredOf({ slug }, "own", {
      ...EMPTY_AUTHORED_FORM,
      context: "Talks",
      stem: "Was it said so in the end?",
      right: "Yes",
      wrong: "No\nNobody knows",
    });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    const { entity, source, fact, question } = made.value;
    const set = {
      ...SAMPLE_SET,
      entities: [...SAMPLE_SET.entities, entity],
      sources: [...SAMPLE_SET.sources, source],
      relations: [...SAMPLE_SET.relations, ANSWER_RELATION],
      facts: [...SAMPLE_SET.facts, fact],
      questions: [fileOfQuestion(question, false)],
    };
    await importFile.run([file("authored.json", writeFactSet({ ...set, slug: "asked" }))], {});
    const out = path.join(folder, "asked.json");
    await exportFile.run([], { set: "asked", out });
    const { questions } = JSON.parse(readFileSync(out, "utf8")) as { questions: { stem: string; reply: object }[] };
    expect(questions).toMatchObject([{ stem: "Was it said so in the end?", reply: { kind: "choice" } }]);
    expect((await importFile.run([out], { set: "asked" })).json).toMatchObject({ created: 0, changed: 0, problems: [] });
    expect((await importFile.run([out], { set: "asked-too" })).json).toMatchObject({ created: set.facts.length + 1, problems: [] });
  });

  test("every format that can be written is written", async () => {
    for (const format of transferFormats.filter(({ write }) => write)) {
      const answer = await exportFile.run([], { set: slug, as: format.name, out: path.join(folder, `out.${format.extensions[0]}`) });
      expect(answer.json, format.name).toMatchObject({ bytes: expect.any(Number) });
    }
  });

  test("a bundled set is read-only", async () => {
    await db.factSet.update({ where: { slug }, data: { seededFrom: "a file" } });
    const answer = await importFile.run([file("bundled.json", writeFactSet(SAMPLE_SET))], { as: "fact-set" });
    expect(answer).toMatchObject({ problems: true });
  });
});
