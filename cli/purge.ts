import { purgePeople } from "@/server/people";
import { purgeStale } from "@/server/limits";
import type { Command } from "./command";

export const purge: Command = {
  usage: "purge",
  summary: "forgets for good everybody who was deleted thirty days ago or more, and clears away what ran out",
  options: {},
  async run() {
    const [people, stale] = [await purgePeople(), await purgeStale()];
    return { json: { people, ...stale }, lines: [`${people} people forgotten, ${stale.sessions} sessions and ${stale.limits} counts cleared away`], problems: false };
  },
};
