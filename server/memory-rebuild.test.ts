import { describe, expect, test } from "vitest";
import { random } from "@/lib/random";
import { db, pool } from "./db";
import { foldStale } from "./memories";
import { rebuildMemories } from "./memory-rebuild";
import { live, makeWorld } from "./testing/memory-world";

/** Lives of so many steps each; the full dose of 100,000 answers is REBUILD_LIVES=1000. */
const LIVES = Number(process.env.REBUILD_LIVES ?? 4);
const STEPS = 300;
const AT_ONCE = 4;
/** Time for what goes over all of them several times, in milliseconds. */
const OVER_ALL = 60_000 + LIVES * 1_000;

describe("memory is the fold of what happened", () => {
  test("after late answers, undo, marks again, merges and changed facts", { timeout: 60_000 + LIVES * 15_000 }, async () => {
    const world = await makeWorld(random("world"));
    const seeds = Array.from({ length: LIVES }, (_, i) => `life ${i}`);
    const liveOn = async () => {
      for (let seed = seeds.pop(); seed; seed = seeds.pop()) await live({ ...world, chance: random(seed) }, STEPS);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, liveOn));
    const { answers, differences, memories, stale, people, ms } = await rebuildMemories({ check: true });
    if (LIVES > 4) console.info({ answers, memories, stale, people, ms, stored: await db.answer.count() });
    expect(answers).toBeGreaterThan(LIVES * 20);
    expect(memories - stale, "memories that were compared").toBeGreaterThan(LIVES * 5);
    expect(differences).toEqual([]);
  });

  test("and a rebuild makes the same again", { timeout: OVER_ALL }, async () => {
    const people = await db.memory.findMany({ where: { stale: true }, distinct: ["personId"] });
    for (const { personId } of people) await foldStale(personId);
    const before = await db.memory.findMany({ orderBy: [{ personId: "asc" }, { setId: "asc" }, { factKey: "asc" }, { slot: "asc" }] });
    const rebuilt = await rebuildMemories({ check: false });
    expect(rebuilt.differences).toEqual([]);
    expect(rebuilt.memories).toBe(before.length);
    expect(await db.memory.findMany({ orderBy: [{ personId: "asc" }, { setId: "asc" }, { factKey: "asc" }, { slot: "asc" }] })).toEqual(
      before,
    );
  });

  test("a check finds what is kept otherwise, what is missing, and what should not be there", { timeout: OVER_ALL }, async () => {
    const [one, other] = await db.memory.findMany({ where: { stability: { not: null } }, take: 2 });
    await pool.query(
      `UPDATE "Memory" SET stability = stability + 1 WHERE "personId" = $1 AND "setId" = $2 AND "factKey" = $3 AND slot = $4`,
      [one!.personId, one!.setId, one!.factKey, one!.slot],
    );
    await pool.query(`DELETE FROM "Memory" WHERE "personId" = $1 AND "setId" = $2 AND "factKey" = $3 AND slot = $4`, [
      other!.personId,
      other!.setId,
      other!.factKey,
      other!.slot,
    ]);
    await db.memory.create({
      data: {
        personId: one!.personId,
        setId: one!.setId,
        factKey: "never answered",
        slot: "object",
        stability: 1,
        difficulty: 5,
        at: new Date(),
        dueAt: new Date(),
        stale: false,
      },
    });
    const { differences } = await rebuildMemories({ check: true });
    expect(differences.map(({ key, kept, folded }) => [key.factId, kept !== null, folded !== null]).sort()).toEqual(
      [
        [one!.factKey, true, true],
        [other!.factKey, false, true],
        ["never answered", true, false],
      ].sort(),
    );
    await rebuildMemories({ check: false });
    await foldStale(one!.personId);
    expect((await rebuildMemories({ check: true })).differences).toEqual([]);
  });
});
