// Restarts as for an update: each process is told to stop, ends what it has, and is started again. One instance alone, then two behind a
// proxy, of which one always serves.
import type { Bed, Served } from "./bed";
import { doseOf, type Fault, type Outcome } from "./fault";
import { underLoad, type Load } from "./load";
import { openProxy } from "./proxy";
import { isServing } from "./serving";

const LEARNERS = 60;
const RESTARTS = 10;
const WITHIN_SECONDS = 30;

/** Tells the process to stop, and waits until another one serves in its place. */
async function restart(app: Served): Promise<void> {
  const before = app.pid();
  process.kill(before, "SIGTERM");
  await isServing(app, before);
}

/** Restarts the apps one after the other, each time another share of the answers is there; `each` is called after each. */
export async function restartInTurn(load: Load, apps: readonly Served[], times: number, each: () => Promise<void>): Promise<void> {
  for (let i = 0; i < times; i++) {
    await load.reached((i + 1) / (times + 2));
    await restart(apps[i % apps.length]!);
    await each();
  }
}

async function alone(bed: Bed, learners: number, times: number, seed: string): Promise<Outcome> {
  return underLoad(bed, "restart", { learners, seed, origin: () => bed.app.origin }, WITHIN_SECONDS, async (load) => {
    const recoveries: number[] = [];
    await restartInTurn(load, [bed.app], times, async () => void recoveries.push(await load.recovered()));
    return { dose: `${learners} learners, ${times} restarts (SIGTERM)`, recoveries };
  });
}

async function ofTwo(bed: Bed, learners: number, times: number, seed: string): Promise<Outcome> {
  const second = await bed.serve("second");
  const proxy = await openProxy({ targets: [bed.app.port, second.port] });
  try {
    return await underLoad(bed, "rolling", { learners, seed, origin: () => proxy.origin }, WITHIN_SECONDS, async (load) => {
      await restartInTurn(load, [bed.app, second], times, async () => {});
      await load.reached(1);
      const broken = proxy.refused() > 0 ? [`${proxy.refused()} requests found no instance that took them`] : [];
      return { dose: `${learners} learners, ${times} restarts in turn behind a proxy, no request refused`, recoveries: [], broken };
    });
  } finally {
    await proxy.close();
    await second.stop();
  }
}

export const restarts: Fault = {
  name: "restart",
  title: "one instance restarted under load",
  isInShort: false,
  run: (bed, dose) => alone(bed, doseOf(LEARNERS, dose, 10), doseOf(RESTARTS, dose, 2), dose.seed),
};

export const rolling: Fault = {
  name: "rolling",
  title: "two instances restarted in turn under load",
  isInShort: true,
  run: (bed, dose) => ofTwo(bed, doseOf(LEARNERS, dose, 10), doseOf(RESTARTS, dose, 2), dose.seed),
};
