import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { readFactSet } from "@/lib/facts/fact-set.schema";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { transferFormats } from "@/lib/transfer/registry";
import { addArticle } from "./articles";
import { deskOf, takeDecision } from "./candidates";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { makeSet } from "./set-edits";
import { fileOfSet, mayTake } from "./set-files";
import { ARTICLE, readAs } from "./testing/articles";

const owner = { personId: "owner" };
const pupil = { personId: "pupil" };
let slug: string;
let setId: string;

beforeEach(async () => {
  await db.class.deleteMany();
  await db.factSet.deleteMany();
  for (const id of ["owner", "pupil"])
    await db.person.upsert({ where: { id }, update: {}, create: { id, name: id, email: `${id}@example.org` } });
  slug = await makeSet(owner, "Larch Hill");
  const { source } = (await addArticle(owner, slug, ARTICLE, readAs()))!;
  const { suggestions } = (await deskOf(owner, slug, source))!;
  await takeDecision(owner, slug, source, {
    kind: "approve",
    step: randomUUID(),
    id: suggestions.find(({ sentence }) => sentence.includes("slipway"))!.id,
  });
  setId = (await db.factSet.findUniqueOrThrow({ where: { slug } })).id;
});

const textOf = async (who: typeof owner | null, format = "fact-set") => (await fileOfSet(who, slug, format))?.text() ?? null;

test("a set leaves in every format that can be written, under a good name, as a file that no browser guesses about", async () => {
  for (const format of transferFormats) {
    const response = await fileOfSet(owner, slug, format.name);
    expect(response !== null, format.name).toBe(format.write !== undefined);
    if (!response) continue;
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": format.mediaType,
      "content-disposition": `attachment; filename="${slug}.${format.extensions[0]}"`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
  }
  expect(await fileOfSet(owner, slug, "none")).toBeNull();
});

test("a private set is its owner’s to take away, one with a link everybody’s, without more of an article than they could read", async () => {
  expect([await textOf(pupil), await textOf(null), await mayTake(pupil, slug)]).toEqual([null, null, false]);
  expect(await textOf(owner)).toContain("A town without a bridge");
  await db.factSet.update({ where: { id: setId }, data: { visibility: "link" } });
  for (const who of [pupil, null]) {
    for (const { name } of transferFormats.filter(({ write }) => write))
      expect(await textOf(who, name), name).not.toContain("A town without a bridge");
    const read = readFactSet((await textOf(who))!);
    expect(read.ok && read.value.sources.map(({ text }) => text)).toEqual(["A slipway is a slope on which boats are let into the water."]);
  }
});

test("bundled sets are for everybody", async () => {
  await storeFactSet(SAMPLE_SET, { seededFrom: "a file" });
  expect(await fileOfSet(null, SAMPLE_SET.slug, "fact-set")).not.toBeNull();
});

test("a pupil whose class sits something with the text closed cannot take the set away", async () => {
  await db.factSet.update({ where: { id: setId }, data: { visibility: "link" } });
  const quiz = await db.quiz.create({ data: { code: randomUUID().slice(0, 8), setId, ownerId: "owner", settings: {} } });
  const room = await db.class.create({ data: { ownerId: "owner", name: "4b", joinCode: "23456789" } });
  await db.membership.create({ data: { classId: room.id, personId: "pupil", name: "P" } });
  const assignment = await db.assignment.create({ data: { classId: room.id, quizId: quiz.id, closedBook: true } });
  expect([await mayTake(pupil, slug), await mayTake(owner, slug), await mayTake(null, slug)]).toEqual([false, true, true]);
  await db.assignment.update({
    where: { id: assignment.id },
    data: { closesAt: new Date(Date.now() - 1000), opensAt: new Date(Date.now() - 2000) },
  });
  expect(await mayTake(pupil, slug)).toBe(true);
});
