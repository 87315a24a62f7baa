// A second server on the folder of the first, and a second user of it: the one is refused, the other joins.
import path from "node:path";
import { asOrdinaryUser, binaries } from "@/scripts/database.mjs";
import { runProgram } from "@/scripts/processes.mjs";
import type { Bed } from "./bed";
import { doseOf, type Fault } from "./fault";
import { underLoad } from "./load";

const LEARNERS = 40;
const TRIES = 10;
const WITHIN_SECONDS = 20;

/** Tries to start another server there; what it said where it was not refused. */
async function startAnother({ database }: Bed): Promise<string | null> {
  const folder = path.resolve(database.folder);
  const command = asOrdinaryUser(folder)(binaries()("postgres"), ["-D", path.join(folder, "data"), "-p", "1"]) as [string, string[]];
  const { code, output } = (await runProgram(...command)) as { code: number; output: string };
  return code !== 0 && output.includes("postmaster.pid") ? null : `a second server was not refused: ${code} ${output}`;
}

const JOIN = `
  import { openCluster } from "./scripts/database.mjs";
  const cluster = await openCluster(process.argv[1]);
  console.log(cluster.url);
  await cluster.close();`;

/** Opens the folder as another start of the app would, in a process of its own: it must lead to the same server, and leave it running. */
async function join({ database }: Bed): Promise<string | null> {
  const { code, output } = (await runProgram(process.execPath, ["--input-type=module", "-e", JOIN, database.folder])) as {
    code: number;
    output: string;
  };
  return code === 0 && output.trim() === database.url ? null : `the folder led to another server (${code})`;
}

export const second: Fault = {
  name: "second",
  title: "a second process on the data folder",
  isInShort: false,
  async run(bed, dose) {
    const learners = doseOf(LEARNERS, dose, 10);
    const tries = doseOf(TRIES, dose, 2);
    return underLoad(bed, "second", { learners, seed: dose.seed, origin: () => bed.app.origin }, WITHIN_SECONDS, async (load) => {
      const broken: string[] = [];
      for (let i = 0; i < tries; i++) {
        await load.reached((i + 1) / (tries + 2));
        for (const wrong of [await startAnother(bed), await join(bed)]) if (wrong) broken.push(wrong);
      }
      return { dose: `${learners} learners, ${tries} × a second server (refused) and a second user (joins)`, recoveries: [], broken };
    });
  },
};
