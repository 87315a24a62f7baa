import { beforeEach, describe, expect, test } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { listBin, listDeletedSets, purgeBins } from "./bin";
import { db } from "./db";
import { removeFact } from "./fact-edits";
import { storeFactSet } from "./facts";
import { copySet, deleteSet, openSetTo, renameSet } from "./set-edits";
import { editableSet, mayCopy, mayView } from "./sets-access";
import { practisedSets } from "./practice-candidates";
import { findSet, listSets } from "./sets";
import { endShare, findShare, giveShare, listShares, takeShare } from "./shares";

const [owner, colleague, stranger] = ["owner", "colleague", "stranger"].map((personId) => ({ personId })) as [
  { personId: string },
  { personId: string },
  { personId: string },
];
let slug: string;

beforeEach(async () => {
  await db.factSet.deleteMany();
  await db.class.deleteMany();
  for (const id of ["owner", "colleague", "stranger"])
    await db.person.upsert({ where: { id }, update: {}, create: { id, name: id, email: `${id}@example.org` } });
  await storeFactSet(SAMPLE_SET);
  slug = (await copySet(owner, SAMPLE_SET.slug))!;
});

const mayPractise = async (who: { personId: string }) => {
  const { id } = await db.factSet.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  return (await practisedSets(who.personId, [{ setId: id, topics: [] }])).includes(id);
};
const rightsOf = async (who: { personId: string }) => [
  await mayView(who, slug),
  await mayCopy(who, slug),
  (await editableSet(who, slug)) !== null,
];

describe("a shared set", () => {
  test.each([
    ["view", [true, false, false]],
    ["copy", [true, true, false]],
    ["edit", [true, true, true]],
  ] as const)("opens what the share allows (%s), to the first who takes it, until it is ended", async (allows, rights) => {
    expect(await rightsOf(colleague)).toEqual([false, false, false]);
    const token = (await giveShare(owner, slug, allows))!;
    expect(await findShare(colleague, token)).toMatchObject({ slug, allows, by: "owner", state: "open" });
    expect(await takeShare(colleague, token)).toBe(slug);
    expect(await rightsOf(colleague)).toEqual(rights);
    expect(await mayPractise(colleague)).toBe(true);
    expect(await mayPractise(stranger)).toBe(false);
    expect(await takeShare(stranger, token)).toBeNull();
    expect(await findShare(stranger, token)).toBeNull();
    expect(await rightsOf(stranger)).toEqual([false, false, false]);
    expect((await listSets(colleague)).some((set) => set.slug === slug)).toBe(true);
    expect(await findSet(colleague, slug)).toMatchObject({ own: false, mayEdit: rights[2], mayCopy: rights[1] });
    const [share] = (await listShares(owner, slug))!;
    expect(share).toMatchObject({ takenBy: "colleague", allows, ended: false });
    expect(await endShare(colleague, slug, share!.id)).toBe(false);
    expect(await endShare(owner, slug, share!.id)).toBe(true);
    expect(await rightsOf(colleague)).toEqual([false, false, false]);
    expect(await findShare(colleague, token)).toBeNull();
  });

  test("is taken by one of two who come at the same moment", async () => {
    const token = (await giveShare(owner, slug, "edit"))!;
    const taken = await Promise.all([takeShare(colleague, token), takeShare(stranger, token)]);
    expect(taken.filter((one) => one === slug)).toHaveLength(1);
  });

  test("is shared, opened and deleted by its owner alone", async () => {
    await takeShare(colleague, (await giveShare(owner, slug, "edit"))!);
    expect(await giveShare(colleague, slug, "view")).toBeNull();
    expect(await listShares(colleague, slug)).toBeNull();
    expect(await openSetTo(colleague, slug, "link")).toBe(false);
    expect(await deleteSet(colleague, slug)).toBe(false);
    expect(await renameSet(colleague, slug, "Ours")).toMatchObject({ ok: true });
  });

  test("that nobody was given opens nothing", async () => {
    expect(await findShare(stranger, "made-up")).toBeNull();
    expect(await takeShare(stranger, "made-up")).toBeNull();
  });
});

test("a set for classes is seen by the pupils of its owner’s classes, while they are in them", async () => {
  await openSetTo(owner, slug, "classes");
  expect(await mayView(stranger, slug)).toBe(false);
  const { id } = await db.class.create({ data: { ownerId: owner.personId, name: "7b", joinCode: "abcd2345" } });
  await db.membership.create({ data: { classId: id, personId: stranger.personId, name: "Amir" } });
  expect(await rightsOf(stranger)).toEqual([true, false, false]);
  expect(await mayPractise(stranger)).toBe(true);
  expect((await listSets(stranger)).some((set) => set.slug === slug)).toBe(true);
  await db.membership.updateMany({ data: { leftAt: new Date() } });
  expect(await mayView(stranger, slug)).toBe(false);
});

describe("the bin", () => {
  const fact = SAMPLE_SET.facts.at(-1)!;

  test("lists what was taken out, and a set that was deleted", async () => {
    await removeFact(owner, slug, fact.id);
    expect(await listBin(owner, slug)).toMatchObject([{ kind: "fact", key: fact.id }]);
    expect(await listBin(stranger, slug)).toBeNull();
    await deleteSet(owner, slug);
    expect(await listDeletedSets(owner)).toMatchObject([{ slug }]);
    expect(await listDeletedSets(stranger)).toEqual([]);
  });

  test("is emptied of what lies in it for thirty days, and of nothing else", async () => {
    await removeFact(owner, slug, fact.id);
    await purgeBins();
    expect(await listBin(owner, slug)).toHaveLength(1);
    await db.fact.updateMany({
      where: { key: fact.id, deletedAt: { not: null } },
      data: { deletedAt: new Date(Date.now() - 31 * 86_400_000) },
    });
    expect(await listBin(owner, slug)).toEqual([]);
    expect(await purgeBins()).toMatchObject({ facts: 1, sets: 0 });
    await deleteSet(owner, slug);
    await db.factSet.updateMany({ where: { slug }, data: { deletedAt: new Date(Date.now() - 31 * 86_400_000) } });
    expect(await deleteSet(owner, slug, true)).toBe(false);
    expect(await purgeBins()).toMatchObject({ sets: 1 });
    expect(await db.factSet.count({ where: { slug } })).toBe(0);
    expect((await listSets(owner)).map((set) => set.slug)).toEqual([SAMPLE_SET.slug]);
  });
});
