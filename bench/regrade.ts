// What looking at ten thousand answers again costs after a fact was corrected, what doing it costs, and what a fact touches.
import { performance } from "node:perf_hooks";
import type { RegradePreview } from "@/lib/quizzes/regrade-preview";
import { closeDatabase, pool } from "@/server/db";
import { applyRegrade, previewRegrade, undoRegrade } from "@/server/regrades";
import { answeredThenCorrected } from "@/server/testing/regrade-world";
import { touchedBy } from "@/server/touched";
import { cpuSeconds, median, type Figure, type Measure } from "./measure";

const ANSWERS = 10_000;
/** Every person answers so many questions of the fact. */
const QUESTIONS = 7;
const RUNS = 7;
const TARGET_MS = 1_000;

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; cpuMs: number; value: T }> {
  const [start, cpu] = [performance.now(), cpuSeconds()];
  const value = await work();
  return { ms: performance.now() - start, cpuMs: 1000 * (cpuSeconds() - cpu), value };
}

export const regrade: Measure = {
  name: "regrade",
  async run() {
    const { owner, slug, cause, answers } = await answeredThenCorrected(Math.ceil(ANSWERS / QUESTIONS));
    await pool.query("ANALYZE");
    const look = () => previewRegrade(owner, slug, cause) as Promise<RegradePreview>;
    await look(); // the pool of the corrected set is made once, when its owner looks at it
    const looks = [];
    for (let run = 0; run < RUNS; run++) looks.push(await timed(look));
    const preview = looks.at(-1)!.value;
    const applied = await timed(() => applyRegrade(owner, slug, cause, { policy: "raise-only", fullWhereNotOffered: true }, preview.seen));
    if (!applied.value?.ok) throw new Error(JSON.stringify(applied.value));
    const { regradeId } = applied.value.value;
    const undone = await timed(() => undoRegrade(owner, slug, regradeId));
    const touches = [];
    for (let run = 0; run < RUNS; run++) touches.push(await timed(() => touchedBy(owner, slug, cause.id)));
    await closeDatabase();
    const figure = (name: string, value: number, unit: string, atMost: number | null): Figure => ({
      name,
      value,
      unit,
      target: atMost === null ? null : { atMost },
    });
    return [
      figure(`preview of ${answers} answers`, median(looks.map((one) => one.ms)), "ms", TARGET_MS),
      figure(`preview of ${answers} answers, this process`, median(looks.map((one) => one.cpuMs)), "CPU-ms", null),
      figure(`marking them again (${preview.totals["raise-only"].full.gained} gain)`, applied.ms, "ms", null),
      figure(`taking that back (${undone.value} marks)`, undone.ms, "ms", null),
      figure("what the fact touches", median(touches.map((one) => one.ms)), "ms", null),
    ];
  },
};
