// One learner on two devices, each served by another instance where there are two: the same question is answered on both at the same
// moment.
import { setTimeout as pause } from "node:timers/promises";
import { openLearners, type Sheet } from "@/bench/learners";
import { random, type Random } from "@/lib/random";
import { pool } from "@/server/db";
import { doseOf, type Fault } from "./fault";
import { Ledger } from "./ledger";
import { bodyOf, dealTwo, outcomeOf, put, send, type Body } from "./load";

const INTERLEAVINGS = 200;
const QUESTIONS = 10;
const AT_ONCE = 4;
const APART_MS = 12;

type Device = { origin: string };
type Told = { body: Body; counts: boolean; stored: boolean };

/** Sends an answer from a device until it is stored or refused, and says what was told. */
async function from({ origin }: Device, sheet: Sheet, position: number, body: Body): Promise<Told> {
  for (;;) {
    const heard = await put(origin, { sheet, position }, body);
    if (heard?.status === 200) return { body, stored: true, counts: heard.said.stored?.counts ?? false };
    if (heard?.status === 409) return { body, stored: false, counts: false };
    await pause(200);
  }
}

/** Both devices answer one question, a few milliseconds apart or not at all; the second one a sequence later, or the same. */
async function both(devices: readonly [Device, Device], sheet: Sheet, position: number, chance: Random): Promise<Told[]> {
  const later = chance.below(2);
  const answer = async (n: 0 | 1) => {
    await pause(chance.below(APART_MS));
    return from(devices[n], sheet, position, bodyOf({ sheet, position, sequence: n * later }, chance));
  };
  return Promise.all([answer(0), answer(1)]);
}

/** What is wrong about what two devices were told of one question: one answer counts, and whoever has not given it can know. */
function wrongAbout(told: readonly Told[], isAtOnce: boolean): string | null {
  const stored = told.filter((one) => one.stored);
  const sequences = new Set(told.map(({ body }) => body.sequence));
  const expected = isAtOnce || sequences.size === 1 ? 1 : 2;
  if (stored.length !== expected) return `${stored.length} of two answers were stored, not ${expected}`;
  const newest = stored.reduce((best, one) => (one.body.sequence > best.body.sequence ? one : best));
  return newest.counts ? null : "the answer that counts was told that it does not";
}

/**
 * How many answers of an attempt are marked as those that lock, or are there at all where it tells at the end: one a question that counts.
 */
const LOCKING = `SELECT count(*)::int AS count FROM (SELECT 1 FROM "Answer" n JOIN "AttemptItem" i ON i.id = n."attemptItemId" WHERE i."attemptId" = ANY($1) AND n.locks GROUP BY i.id HAVING count(*) > 1) twice`;

export const devices: Fault = {
  name: "devices",
  title: "two devices on one attempt",
  isInShort: true,
  async run(bed, dose) {
    const chance = random(`${dose.seed} devices`);
    const count = doseOf(INTERLEAVINGS, dose);
    const second = await bed.serve("second-device");
    try {
      const learners = await openLearners(Math.ceil(count / (2 * QUESTIONS)));
      const sheets = await dealTwo(learners);
      const ledger = new Ledger("devices");
      const broken: string[] = [];
      const pair = [bed.app, second] as const;
      const work = sheets.flatMap((sheet, i) => sheet.questions.map((_, n) => ({ sheet, position: n + 1, isAtOnce: i < learners.length })));
      const next = async () => {
        for (let one = work.pop(); one; one = work.pop()) {
          const { sheet, position, isAtOnce } = one;
          const told = await both(pair, sheet, position, chance);
          ledger.told += told.filter(({ stored }) => !stored).length;
          // What was stored is told again, and the same, by either instance.
          for (const { body } of told.filter(({ stored }) => stored))
            await send(ledger, () => chance.pick([...pair])!.origin, { sheet, position, sequence: body.sequence }, body);
          const wrong = wrongAbout(told, isAtOnce);
          if (wrong) broken.push(`attempt ${sheet.attemptId}, question ${position}: ${wrong}`);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, next));
      const { rows } = await pool.query<{ count: number }>(LOCKING, [sheets.map(({ attemptId }) => attemptId)]);
      if (rows[0]!.count > 0) broken.push(`${rows[0]!.count} questions have two answers that lock`);
      const doseInWords = `${sheets.length * QUESTIONS} interleavings on two instances, ${ledger.told} answers told that another one holds`;
      return await outcomeOf(bed, { ledger, sheets }, { dose: doseInWords, recoveries: [], broken }, 0);
    } finally {
      await second.stop();
    }
  },
};
