import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "./command";
import { statistics } from "./statistics";

const folder = mkdtempSync(path.join(tmpdir(), "footing-"));
const file = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

test("statistics of a table of marks are printed, item by item and for the quiz", async () => {
  const results = file("results.csv", "quizattempt,slots.1.mark,slots.2.mark\n1,1,1\n2,0,0\n3,1,1\n");
  const answer = await statistics.run([], { results });
  expect(answer).toMatchObject({
    problems: false,
    json: {
      items: [{ position: "1", n: 3, discriminationIndex: expect.closeTo(100, 9) }, { position: "2" }],
      quiz: { n: 3, items: 2, alpha: expect.closeTo(100, 9) },
    },
  });
  expect(answer.lines).toHaveLength(3);
});

test("what cannot be read is refused with its place", async () => {
  expect(await statistics.run([], { results: path.join(folder, "nothing.csv") })).toMatchObject({ problems: true });
  expect(await statistics.run([], { results: file("broken.csv", 'quizattempt,slots.1.mark\n1,"1') })).toMatchObject({
    problems: true,
    json: { problems: [{ where: expect.stringContaining("line 2") }] },
  });
  await expect(statistics.run([], {})).rejects.toThrow(UsageError);
});
