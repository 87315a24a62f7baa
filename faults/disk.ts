// The disk of the database is full. That takes a small disk of its own: a file system in memory, which only the administrator may mount.
// Space is freed at the end by a hand; all else comes back by itself.
import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Bed } from "./bed";
import { IS_WITHIN } from "./bed";
import { doseOf, type Dose, type Fault, type Outcome } from "./fault";
import { underLoad } from "./load";

const LEARNERS = 60;
const TIMES = 3;
const WITHIN_SECONDS = 30;
const FULL_MS = 8_000;
const DISK = path.resolve(".data/faults/disk");
const SIZE_MB = 512;
const BALLOON = path.join(DISK, "balloon");

/** Fills what is left with one file, to the last byte. */
function fill(): void {
  const file = openSync(BALLOON, "w");
  for (let block = Buffer.alloc(1024 * 1024); block.byteLength > 0;) {
    try {
      if (writeSync(file, block) < block.byteLength) block = block.subarray(0, block.byteLength >> 1);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      block = block.subarray(0, block.byteLength >> 1);
    }
  }
  closeSync(file);
}

async function fillAndFree(bed: Bed, dose: Dose): Promise<Outcome> {
  const learners = doseOf(LEARNERS, dose, 10);
  const times = doseOf(TIMES, dose);
  return underLoad(bed, "disk", { learners, seed: dose.seed, origin: () => bed.app.origin }, WITHIN_SECONDS, async (load) => {
    const recoveries: number[] = [];
    for (let i = 0; i < times; i++) {
      await load.reached((i + 1) / (times + 2));
      fill();
      await pause(FULL_MS);
      rmSync(BALLOON);
      recoveries.push(await load.recovered());
    }
    return { dose: `${learners} learners, ${times} × no byte free for ${FULL_MS / 1000} s`, recoveries };
  });
}

const NOTHING: Outcome = {
  dose: "",
  acknowledged: 0,
  lost: 0,
  doubled: 0,
  wrongScores: 0,
  wrongMemories: 0,
  recoverySeconds: null,
  withinSeconds: WITHIN_SECONDS,
  broken: [],
  leftOut: [],
};

/** The same in a process of its own, whose database is on the small disk. */
async function onSmallDisk(dose: Dose): Promise<Outcome> {
  const words = ["--only", "disk", "--json", "--seed", dose.seed, "--share", String(dose.share)];
  const env = { ...process.env, FAULTS_CLUSTER: path.join(DISK, "postgres") };
  const child = spawn(process.execPath, [...process.execArgv, "faults/main.ts", ...words], { stdio: ["ignore", "pipe", "inherit"], env });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  const end = () => child.kill();
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  await new Promise((resolve) => child.on("close", resolve));
  process.off("SIGTERM", end);
  process.off("SIGINT", end);
  const told = JSON.parse(said || `{"faults":[]}`) as { faults: Outcome[] };
  return told.faults[0] ?? { ...NOTHING, broken: ["the process on the small disk ended without a word"] };
}

export const disk: Fault = {
  name: "disk",
  title: "disk full",
  isInShort: false,
  async run(bed, dose) {
    if (IS_WITHIN) return fillAndFree(bed, dose);
    mkdirSync(DISK, { recursive: true, mode: 0o711 });
    const mounted =
      process.platform === "linux" && spawnSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE_MB}m,mode=711`, "tmpfs", DISK]).status === 0;
    if (!mounted) return { ...NOTHING, dose: "not tried", leftOut: ["all of it: a small disk cannot be mounted here"] };
    try {
      return await onSmallDisk(dose);
    } finally {
      spawnSync("umount", [DISK]);
    }
  },
};
