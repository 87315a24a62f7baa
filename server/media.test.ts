import { createHash, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { purgeBins } from "./bin";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { mediaOfSet, readMedia, storeMedia } from "./media";
import { prepareMedia } from "./prepare-media";
import { copySet } from "./set-edits";
import { readSet } from "./sets";
import { makeAttempt, makePerson, sampleSetId } from "./testing/attempts";
import { giveToClass, makeOpenClass, makePupil, makeTeacher } from "./testing/classes";

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...part].map((sign) => sign.charCodeAt(0)) : part)));
const chunk = (name: string, data: string) => bytes([0, 0, 0, data.length], name, data, [0, 0, 0, 0]);
/** A PNG as far as its chunks go; what is drawn is any text. */
const png = (drawn: string) =>
  bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [...chunk("IDAT", drawn)], [...chunk("tEXt", "Ada")], [...chunk("IEND", "")]);
const sound = bytes("OggS", [1, 2, 3]);

const put = (setId: string, media: ReturnType<typeof prepareMedia>["ready"]) =>
  db.$transaction((transaction) => storeMedia(transaction, setId, media));

async function ownSet(changes: object = {}): Promise<{ owner: { personId: string }; slug: string; setId: string }> {
  const owner = await makePerson();
  const slug = `own-${randomUUID()}`;
  await storeFactSet({ ...SAMPLE_SET, slug, ...changes }, { ownerId: owner.personId, personId: owner.personId });
  return { owner, slug, setId: (await db.factSet.findUniqueOrThrow({ where: { slug } })).id };
}

test("files are named by their content, without what is written into them, and what is no picture or sound is refused", () => {
  const { ready, problems } = prepareMedia([
    { name: "a.jpg", bytes: png("a") },
    { name: "page.png", bytes: bytes("<html>") },
    { name: "cut.png", bytes: png("b").slice(0, 20) },
    { name: "big.ogg", bytes: Uint8Array.from({ length: 10_000_001 }, (_, i) => sound[i] ?? 0) },
    { name: "s.ogg", bytes: sound },
  ]);
  expect(ready.map(({ was, mediaType }) => [was, mediaType])).toEqual([
    ["a.jpg", "image/png"],
    ["s.ogg", "audio/ogg"],
  ]);
  expect(ready[0]!.name).toBe(`${createHash("sha256").update(ready[0]!.bytes).digest("hex")}.png`);
  expect(String.fromCharCode(...ready[0]!.bytes)).not.toContain("Ada");
  expect(problems.map(({ where }) => where)).toEqual(["page.png", "cut.png", "big.ogg"]);
});

test("a picture is there for whoever may see a set that names it, and for nobody else", async () => {
  const { owner, setId } = await ownSet();
  const stranger = await makePerson();
  const { ready } = prepareMedia([{ name: "a.png", bytes: png(randomUUID()) }]);
  const [{ name, bytes: kept }] = ready as [(typeof ready)[number]];
  await put(setId, ready);
  await put(setId, ready);
  const seen = async (who: { personId: string } | null) => (await readMedia(who, name)) !== null;
  expect((await readMedia(owner, name))!).toEqual({ mediaType: "image/png", bytes: kept });
  expect([await seen(stranger), await seen(null), await seen(owner)]).toEqual([false, false, true]);
  await db.factSet.update({ where: { id: setId }, data: { visibility: "link" } });
  expect([await seen(stranger), await seen(null)]).toEqual([true, true]);
  await db.factSet.update({ where: { id: setId }, data: { visibility: "private", deletedAt: new Date() } });
  expect(await seen(owner)).toBe(false);
});

test("a picture is there for whoever was asked from its set, and for a class that it was given to", async () => {
  const { setId } = await ownSet();
  const { ready } = prepareMedia([{ name: "a.png", bytes: png(randomUUID()) }]);
  await put(setId, ready);
  const seen = async (who: { personId: string } | null) => (await readMedia(who, ready[0]!.name)) !== null;
  const learner = await makePerson();
  expect(await seen(learner)).toBe(false);
  await db.attempt.update({ where: { id: await makeAttempt(learner) }, data: { setId } });
  expect(await seen(learner)).toBe(true);

  const teacher = await makeTeacher();
  const one = await makeOpenClass(teacher);
  const pupil = await makePupil(one, "Amir");
  await giveToClass(teacher, one.id);
  expect([await seen(pupil), await seen(teacher)]).toEqual([false, false]);
  await db.quiz.updateMany({ where: { ownerId: teacher.personId }, data: { setId } });
  expect([await seen(pupil), await seen(teacher), await seen(await makePerson())]).toEqual([true, true, false]);
  await db.membership.update({ where: { id: pupil.memberId }, data: { leftAt: new Date() } });
  expect(await seen(pupil)).toBe(false);
});

test("practice that spans sets shows the pictures of all that it asks from", async () => {
  const learner = await makePerson();
  const id = await makeAttempt(learner);
  const { ready } = prepareMedia([{ name: "a.png", bytes: png(randomUUID()) }]);
  const setId = await sampleSetId();
  await put(setId, ready);
  await db.factSet.update({ where: { id: setId }, data: { ownerId: (await makePerson()).personId, visibility: "private" } });
  await db.attempt.update({ where: { id }, data: { setId: null, purpose: "practice" } });
  expect(await readMedia(learner, ready[0]!.name)).not.toBeNull();
  await db.attempt.update({ where: { id }, data: { deletedAt: new Date() } });
  expect(await readMedia(learner, ready[0]!.name)).toBeNull();
  await db.factSet.update({ where: { id: setId }, data: { ownerId: null, visibility: "link" } });
});

test("a copy of a set has its pictures, and its texts are as they were", async () => {
  const { owner, slug, setId } = await ownSet({ markup: true });
  const { ready } = prepareMedia([
    { name: "a.png", bytes: png(randomUUID()) },
    { name: "b.ogg", bytes: bytes("OggS", randomUUID()) },
  ]);
  await put(setId, ready);
  const copied = await db.factSet.findUniqueOrThrow({ where: { slug: (await copySet(owner, slug))! } });
  expect((await mediaOfSet(copied.id)).map(({ name }) => name)).toEqual(ready.map(({ name }) => name).sort());
  expect(await mediaOfSet(copied.id, [ready[1]!.name])).toEqual([{ name: ready[1]!.name, bytes: ready[1]!.bytes }]);
  expect((await readSet(copied.id))!.markup).toBe(true);
  expect("markup" in (await readSet(await sampleSetId()))!).toBe(false);
});

test("what no set names goes with the bins", async () => {
  const { setId } = await ownSet();
  const { ready } = prepareMedia([
    { name: "a.png", bytes: png(randomUUID()) },
    { name: "b.png", bytes: png(randomUUID()) },
  ]);
  const long = new Date(Date.now() - 31 * 86_400_000);
  await db.media.createMany({
    data: ready.map(({ name, mediaType, bytes: kept }) => ({ name, mediaType, bytes: kept, size: kept.length, createdAt: long })),
  });
  await put(setId, ready.slice(0, 1));
  await purgeBins();
  expect(await db.media.findMany({ where: { name: { in: ready.map(({ name }) => name) } }, select: { name: true } })).toEqual([
    { name: ready[0]!.name },
  ]);
});

test("nothing but a name of ours is looked for", async () => {
  for (const name of ["", "a.png", "../x", `${"a".repeat(64)}.png`, `${"A".repeat(64)}.png`])
    expect(await readMedia(null, name)).toBeNull();
});
