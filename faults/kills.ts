// The app, or the whole database, is killed without a word, at moments and in an order that the seed decides.
import { random } from "@/lib/random";
import { doseOf, type Fault } from "./fault";
import { underLoad, type Load } from "./load";
import type { Bed } from "./bed";

const LEARNERS = 200;
const KILLS = 30;
/** What a recovery may take: a start of the app or of the database, and the longest pause before it (5 s). */
const WITHIN_SECONDS = 30;

type Victim = "app" | "database";

function kill(bed: Bed, victim: Victim): void {
  if (victim === "database") bed.database.signal!("SIGKILL");
  else process.kill(bed.app.pid(), "SIGKILL");
}

async function killAgainAndAgain(bed: Bed, load: Load, victims: readonly Victim[]): Promise<number[]> {
  const recoveries: number[] = [];
  for (const [i, victim] of victims.entries()) {
    await load.reached((i + 1) / (victims.length + 2));
    kill(bed, victim);
    recoveries.push(await load.recovered());
  }
  return recoveries;
}

export const kills: Fault = {
  name: "kills",
  title: "app or database killed (kill -9)",
  isInShort: true,
  async run(bed, dose) {
    const chance = random(`${dose.seed} kills`);
    const learners = doseOf(LEARNERS, dose, 20);
    const isOurs = bed.database.signal !== null;
    const victims = Array.from({ length: doseOf(KILLS, dose, 3) }, (): Victim => (isOurs && chance.below(2) === 0 ? "database" : "app"));
    const ofDatabase = victims.filter((victim) => victim === "database").length;
    return underLoad(bed, "kills", { learners, seed: dose.seed, origin: () => bed.app.origin }, WITHIN_SECONDS, async (load) => ({
      dose: `${learners} learners, ${victims.length} kills (${ofDatabase} of the database)`,
      recoveries: await killAgainAndAgain(bed, load, victims),
      leftOut: isOurs ? [] : ["the database, which others use"],
    }));
  },
};
