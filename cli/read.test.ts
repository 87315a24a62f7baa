import path from "node:path";
import { describe, expect, test } from "vitest";
import { UsageError } from "./command";
import { read } from "./read";

const file = (name: string) => path.join(import.meta.dirname, "../lib/reading/samples", name);

type Answer = {
  articles: {
    file: string;
    sentences: unknown[];
    entities: unknown[];
    dates: unknown[];
    candidates: { evidence: { quote: string } }[];
    ms: number;
  }[];
  problems?: { where: string; message: string }[];
};

describe("read", () => {
  test("says what each article proposes, with its time", async () => {
    const { json, problems, lines } = await read.run([file("school.txt"), file("sport.txt")], { date: "2031-05-07" });
    const { articles } = json as Answer;
    expect(articles.map((one) => one.file)).toEqual([file("school.txt"), file("sport.txt")]);
    for (const article of articles)
      expect(article.sentences.length > 0 && article.entities.length > 0 && article.candidates.length > 0 && article.ms > 0).toBe(true);
    expect(problems).toBe(false);
    expect(lines.join("\n")).toContain("office: Maria Osei | holds the office of | head teacher");
  });

  test("goes on after a file that cannot be read, and says so", async () => {
    const answer = await read.run([file("nothing.txt"), file("sport.txt")], { date: "2031-05-07" });
    expect((answer.json as Answer).articles).toHaveLength(1);
    expect((answer.json as Answer).problems).toEqual([{ where: file("nothing.txt"), message: expect.stringContaining("cannot be read") }]);
    expect(answer.problems).toBe(true);
  });

  test.each([
    [[], { date: "2031-05-07" }],
    [["a.txt"], {}],
    [["a.txt"], { date: "2031-02-30" }],
  ] as [string[], Record<string, string>][])("%s %s is a wrong call", async (files, options) => {
    await expect(read.run(files, options)).rejects.toThrow(UsageError);
  });
});
