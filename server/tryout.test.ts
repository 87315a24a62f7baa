import { beforeAll, expect, test } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { poolOfSet } from "./sets";
import { answerTryout, findTryout } from "./tryout";

beforeAll(async () => {
  await storeFactSet(SAMPLE_SET);
});

test("the question to try holds nothing secret, and its answer shows the sentence it rests on", async () => {
  const tried = (await findTryout())!;
  expect(JSON.stringify(tried.question)).not.toMatch(/"(key|explanation|evidence|proofs|facts)"/);
  expect(tried.question.reply.kind).toBe("choice");
  const options = tried.question.reply.kind === "choice" ? tried.question.reply.options : [];
  const told = await Promise.all(options.map(({ id }) => answerTryout(tried.question.id, id)));
  expect(told.map((feedback) => feedback?.points).sort()).toEqual([...options.slice(1).map(() => 0), 1]);
  expect(told[0]?.evidence[0]?.quote).toBeTruthy();
});

test("it is the same question for everybody all day", async () => {
  expect(await findTryout()).toEqual(await findTryout());
});

test("no other question can be asked this way, and nothing of an answer is kept", async () => {
  const tried = (await findTryout())!;
  const set = await db.factSet.findUniqueOrThrow({ where: { slug: SAMPLE_SET.slug } });
  const others = (await poolOfSet(set.id)).filter((question) => question.id !== tried.question.id);
  const told = await Promise.all(others.slice(0, 20).map((question) => answerTryout(question.id, "x")));
  expect(told.filter(Boolean).length).toBeLessThanOrEqual(1); // yesterday's may still be answered
  expect(await answerTryout("nothing", "x")).toBeNull();
  expect(await db.person.count()).toBe(0);
  expect(await db.answer.count()).toBe(0);
});
