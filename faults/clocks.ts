// Clocks that are wrong: those of learners by up to a day, and that of the server, which is put forward and back while they answer.
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { random } from "@/lib/random";
import { doseOf, type Fault } from "./fault";
import { underLoad } from "./load";

const LEARNERS = 60;
const WITHIN_SECONDS = 20;
const DAY_MS = 86_400_000;
/** Long enough that they still answer when the last step comes. */
const THINKING_MS = 1_500;
const STEPS = ["+1h", "-1h", "+1d", "-1d", "+0"];
const NOW_FILE = path.resolve(".data/faults/now");

/** The library that tells a process another time, where it is installed (libfaketime of Debian); null elsewhere. */
function findFakeTime(): string | null {
  const root = "/usr/lib";
  if (process.platform !== "linux") return null;
  const folders = readdirSync(root).map((name) => path.join(root, name, "faketime/libfaketime.so.1"));
  return [path.join(root, "faketime/libfaketime.so.1"), ...folders].find(existsSync) ?? null;
}

/** The process looks once a second what it is told. */
const LOOKS_EVERY_MS = 1_000;

/** Puts the clock of the server forward or back, seen from now. */
async function tell(step: string): Promise<void> {
  writeFileSync(NOW_FILE, `${step}\n`);
  await pause(LOOKS_EVERY_MS);
}

export const clocks: Fault = {
  name: "clocks",
  title: "clocks that are wrong and jump",
  isInShort: false,
  async run(bed, dose) {
    const chance = random(`${dose.seed} clocks`);
    const learners = doseOf(LEARNERS, dose, 10);
    const library = findFakeTime();
    await tell("+0");
    const faked = {
      LD_PRELOAD: library ?? "",
      FAKETIME_TIMESTAMP_FILE: NOW_FILE,
      FAKETIME_CACHE_DURATION: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    };
    const app = library ? await bed.serve("clock", { env: faked }) : bed.app;
    const clockOff = () => (chance.next() * 2 - 1) * DAY_MS;
    try {
      return await underLoad(
        bed,
        "clocks",
        { learners, seed: dose.seed, origin: () => app.origin, clockOff, thinkMs: THINKING_MS },
        WITHIN_SECONDS,
        async (load) => {
          const recoveries: number[] = [];
          for (const [i, step] of library ? STEPS.entries() : []) {
            await load.reached((i + 1) / (STEPS.length + 2));
            await tell(step);
            recoveries.push(await load.recovered());
          }
          const ofServer = library ? `; the server's clock at ${STEPS.join(", ")}` : "";
          return {
            dose: `${learners} learners, each answer by a clock up to a day off${ofServer}`,
            recoveries,
            leftOut: library ? [] : ["the server's clock: libfaketime is not installed"],
          };
        },
      );
    } finally {
      if (library) await app.stop();
    }
  },
};
