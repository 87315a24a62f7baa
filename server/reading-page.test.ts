import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { addArticle } from "./articles";
import { deskOf, takeDecision } from "./candidates";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { readSource } from "./reading-page";
import { copySet, makeSet } from "./set-edits";
import { readSet } from "./sets";
import { ARTICLE, readAs } from "./testing/articles";

const owner = { personId: "owner" };
const pupil = { personId: "pupil" };
let slug: string;
let source: string;
let setId: string;

const keep = async (words: string) => {
  const { suggestions } = (await deskOf(owner, slug, source))!;
  await takeDecision(owner, slug, source, {
    kind: "approve",
    step: randomUUID(),
    id: suggestions.find(({ sentence }) => sentence.includes(words))!.id,
  });
};

beforeEach(async () => {
  await db.class.deleteMany();
  await db.factSet.deleteMany();
  for (const id of ["owner", "pupil"])
    await db.person.upsert({ where: { id }, update: {}, create: { id, name: id, email: `${id}@example.org` } });
  slug = await makeSet(owner, "Larch Hill");
  source = (await addArticle(owner, slug, ARTICLE, readAs()))!.source;
  setId = (await db.factSet.update({ where: { slug }, data: { visibility: "link" } })).id;
});

test("whoever does not own a set sees of an article the marked sentence and its neighbours, never the whole", async () => {
  expect((await readSource(pupil, slug, source))?.pieces).toEqual([]);
  await keep("slipway");
  const read = (await readSource(pupil, slug, source))!;
  expect(read).toMatchObject({
    whole: false,
    pieces: [{ text: "A slipway is a slope on which boats are let into the water.", marks: [{ start: 0, end: 59 }] }],
  });
  expect(JSON.stringify(read)).not.toContain("A town without a bridge");
  expect(await readSource(null, slug, source)).toMatchObject({ whole: false });
});

test("its owner sees the whole", async () => {
  const read = (await readSource(owner, slug, source))!;
  expect(read.whole).toBe(true);
  expect(read.pieces.map(({ text }) => text).join("\n\n")).toBe(ARTICLE.text);
});

test("our own summaries are for everybody", async () => {
  await storeFactSet(SAMPLE_SET);
  const { whole, pieces } = (await readSource(null, SAMPLE_SET.slug, "words"))!;
  expect([whole, pieces.map(({ text }) => text)]).toEqual([true, [SAMPLE_SET.sources.find(({ id }) => id === "words")!.text]]);
});

test("a copy that somebody else makes holds no more of the article than they could read", async () => {
  await keep("slipway");
  const copy = (await copySet(pupil, slug))!;
  const { id } = await db.factSet.findUniqueOrThrow({ where: { slug: copy } });
  const texts = (await readSet(id))!.sources.map(({ text }) => text);
  expect(texts).toEqual(["A slipway is a slope on which boats are let into the water."]);
});

test("reading is closed to a class while it takes a quiz without the text, and to nobody else", async () => {
  await keep("slipway");
  const quiz = await db.quiz.create({ data: { code: randomUUID().slice(0, 8), setId, ownerId: "owner", settings: {} } });
  const room = await db.class.create({ data: { ownerId: "owner", name: "4b", joinCode: "23456789" } });
  await db.membership.create({ data: { classId: room.id, personId: "pupil", name: "P" } });
  const assignment = await db.assignment.create({ data: { classId: room.id, quizId: quiz.id, closedBook: true } });
  expect(await readSource(pupil, slug, source)).toMatchObject({ closed: true, pieces: [] });
  expect(await readSource(owner, slug, source)).toMatchObject({ closed: false });
  expect(await readSource(null, slug, source)).toMatchObject({ closed: false });
  await db.assignment.update({
    where: { id: assignment.id },
    data: { closesAt: new Date(Date.now() - 1000), opensAt: new Date(Date.now() - 2000) },
  });
  expect(await readSource(pupil, slug, source)).toMatchObject({ closed: false });
});
