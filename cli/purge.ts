import { purgeBins } from "@/server/bin";
import { purgePeople } from "@/server/people";
import { purgeStale } from "@/server/limits";
import type { Command } from "./command";

export const purge: Command = {
  usage: "purge",
  summary: "forgets for good everybody who was deleted thirty days ago or more, empties bins likewise, and clears away what ran out",
  options: {},
  async run() {
    const [people, stale, bins] = [await purgePeople(), await purgeStale(), await purgeBins()];
    return { json: { people, ...stale, bins }, lines: [`${people} people forgotten, ${stale.sessions} sessions and ${stale.limits} counts cleared away`, `${bins.sets} sets, ${bins.facts} facts and ${bins.entities} entries that were taken out are gone`], problems: false };
  },
};
