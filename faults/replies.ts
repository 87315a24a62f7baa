// A fifth of the replies is lost after the answer was stored: whoever sends it again under its key hears what became of it, and it is
// stored once.
import { random } from "@/lib/random";
import { doseOf, type Fault } from "./fault";
import { underLoad } from "./load";
import { openProxy } from "./proxy";

const LEARNERS = 90;
const LOST_SHARE = 0.2;
const WITHIN_SECONDS = 20;

export const replies: Fault = {
  name: "replies",
  title: "replies lost after the commit",
  isInShort: true,
  async run(bed, dose) {
    const chance = random(`${dose.seed} replies`);
    const learners = doseOf(LEARNERS, dose, 10);
    const proxy = await openProxy({ targets: [bed.app.port], loses: () => chance.next() < LOST_SHARE });
    try {
      return await underLoad(
        bed,
        "replies",
        { learners, seed: dose.seed, origin: () => proxy.origin, thinkMs: 20 },
        WITHIN_SECONDS,
        async (load) => {
          await load.reached(1);
          return { dose: `${load.total} answers of ${learners} learners, ${proxy.lost()} replies lost`, recoveries: [] };
        },
      );
    } finally {
      await proxy.close();
    }
  },
};
