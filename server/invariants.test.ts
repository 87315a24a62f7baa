import { beforeAll, describe, expect, it } from "vitest";
import { recordAnswer } from "./answers";
import { db, pool } from "./db";
import { checkInvariants, brokenInvariants } from "./invariants";
import { lastReport, runJob } from "./jobs";
import { foldStale } from "./memories";
import { deletePerson, purgePeople } from "./people";
import { inTransaction } from "./transactions";
import { bodyOf, makeAttempt, makePerson, positionOf, rightReply } from "./testing/attempts";

async function someoneAnswers() {
  const who = await makePerson();
  const attempt = await makeAttempt(who);
  for (const kind of ["choice", "number"]) await recordAnswer(who, attempt, positionOf(kind), bodyOf(rightReply(kind)));
  await foldStale(who.personId);
  return { who, attempt };
}

async function broken(): Promise<string[]> {
  const outcome = await checkInvariants();
  return outcome!.report.findings.filter((finding) => finding.broken > 0).map(({ name }) => name);
}

/** Does what no code of ours may do, past the laws of the database. */
const byHand = (...statements: string[]) =>
  inTransaction(async (client) => {
    await client.query("SET LOCAL session_replication_role = 'replica'");
    for (const statement of statements) await client.query(statement);
  });

beforeAll(async () => {
  await someoneAnswers();
  await someoneAnswers();
});

describe("what must hold", () => {
  it("holds of what people did, and says of how much", async () => {
    expect(await brokenInvariants()).toBeNull();
    const outcome = await checkInvariants();
    expect(outcome).toMatchObject({ well: true, report: { broken: 0, answers: 4, marks: 4, people: 2, forgotten: 0 } });
    expect(await brokenInvariants()).toBe(0);
    expect(await lastReport("check")).toMatchObject({ doneAt: expect.any(Date) as Date, endedAt: expect.any(Date) as Date });
  });

  it("is looked at anew only where something happened since", async () => {
    await someoneAnswers();
    expect((await checkInvariants())!.report).toMatchObject({ marks: 2, people: 1, answers: 6 });
  });

  it("takes a person who was forgotten by rule for no loss", async () => {
    const { who } = await someoneAnswers();
    await checkInvariants();
    await deletePerson(who);
    await pool.query(`UPDATE "Person" SET "deletedAt" = now() - interval '40 days' WHERE id = $1`, [who.personId]);
    const before = await db.answer.count();
    expect(await purgePeople()).toBe(1);
    expect(await db.answer.count()).toBe(before - 2);
    expect(await broken()).toEqual([]);
  });

  it("misses an answer that is gone, until somebody puts it back", async () => {
    await checkInvariants();
    const { rows } = await pool.query<{ row: object }>(`SELECT to_jsonb(n) AS row FROM "Answer" n ORDER BY arrival LIMIT 1`);
    await byHand(`DELETE FROM "Answer" WHERE arrival = (SELECT min(arrival) FROM "Answer")`);
    expect(await broken()).toContain("what was acknowledged is there");
    expect(await broken(), "the next look still misses it").toContain("what was acknowledged is there");
    expect((await lastReport("check"))!.doneAt!.getTime()).toBeLessThan((await lastReport("check"))!.endedAt!.getTime());
    await inTransaction(async (client) => {
      await client.query("SET LOCAL session_replication_role = 'replica'");
      await client.query(`INSERT INTO "Answer" OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_record(null::"Answer", $1)`, [
        JSON.stringify(rows[0]!.row),
      ]);
    });
    expect(await broken()).toEqual([]);
  });

  it.each([
    [
      "an answer has its question, attempt and person",
      `DELETE FROM "AttemptItem" WHERE id = (SELECT "attemptItemId" FROM "Answer" ORDER BY arrival DESC LIMIT 1)`,
    ],
    ["an answer is marked", `DELETE FROM "Mark" WHERE "answerId" = (SELECT id FROM "Answer" ORDER BY arrival DESC LIMIT 1)`],
    [
      "a first mark says what it says of each fact",
      `DELETE FROM "Outcome" WHERE "markId" = (SELECT m.id FROM "Mark" m JOIN "Answer" n ON n.id = m."answerId" ORDER BY arrival DESC LIMIT 1)`,
    ],
    [
      "a mark is what marking says",
      `UPDATE "Mark" SET points = 0.25 WHERE "answerId" = (SELECT id FROM "Answer" ORDER BY arrival DESC LIMIT 1)`,
    ],
    ["a memory is the fold of its answers", `UPDATE "Memory" SET stability = stability + 1 WHERE stability IS NOT NULL`],
    [
      "the questions of an attempt are numbered without gaps",
      `UPDATE "AttemptItem" SET position = position + 50 WHERE id = (SELECT "attemptItemId" FROM "Answer" ORDER BY arrival DESC LIMIT 1)`,
    ],
    ["a fact has one current version", `UPDATE "FactVersion" SET "isCurrent" = false WHERE id = (SELECT id FROM "FactVersion" LIMIT 1)`],
    [
      "a source is what its digest says",
      `ALTER TABLE "Source" DROP CONSTRAINT "Source_sha256"; UPDATE "Source" SET text = text || ' And more.'`,
    ],
  ])("is seen broken: %s", async (name, statement) => {
    await someoneAnswers();
    await byHand(statement);
    expect(await broken()).toContain(name);
    expect(await brokenInvariants()).toBeGreaterThan(0);
  });

  it("tells ids, never what somebody wrote", async () => {
    const { report } = (await lastReport("check"))!;
    expect(JSON.stringify(report)).not.toMatch(/@anonymous|"reply"|Paris/);
  });
});

describe("a job", () => {
  it("is done by one at a time", async () => {
    let done = () => {};
    const first = runJob(
      "backup",
      () => true,
      () => new Promise<{ well: boolean; report: object }>((resolve) => (done = () => resolve({ well: true, report: {} }))),
    );
    await expect.poll(() => pool.query(`SELECT 1 FROM "Job" WHERE name = 'backup'`).then(({ rowCount }) => rowCount)).toBe(1);
    expect(
      await runJob(
        "backup",
        () => true,
        async () => ({ well: true, report: {} }),
      ),
    ).toBeNull();
    done();
    expect(await first).toEqual({ well: true, report: {} });
    expect(
      await runJob(
        "backup",
        () => true,
        async () => ({ well: true, report: {} }),
      ),
    ).not.toBeNull();
  });

  it("that fails began and did not end, and can be tried again", async () => {
    const ended = (await lastReport("backup"))!.endedAt!;
    await expect(
      runJob(
        "backup",
        () => true,
        () => Promise.reject(new Error("no disk")),
      ),
    ).rejects.toThrow("no disk");
    expect((await lastReport("backup"))!.endedAt).toEqual(ended);
    expect((await lastReport("backup"))!.startedAt.getTime()).toBeGreaterThan(ended.getTime());
    expect(
      await runJob(
        "backup",
        () => true,
        async () => ({ well: false, report: { why: 1 } }),
      ),
    ).not.toBeNull();
    expect((await lastReport("backup"))!.doneAt!.getTime()).toBeLessThan((await lastReport("backup"))!.endedAt!.getTime());
  });
});
