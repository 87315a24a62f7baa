import { purgeBins } from "@/server/bin";
import { purgeClasses } from "@/server/class-retention";
import { purgeImports } from "@/server/import-files";
import { purgePeople } from "@/server/people";
import { purgeStale } from "@/server/limits";
import { purgeInvitations } from "@/server/sign-up-policy";
import type { Command } from "./command";

export const purge: Command = {
  usage: "purge",
  summary: "forgets for good everybody who was deleted thirty days ago or more, empties bins likewise, takes the names from classes whose time is over, and clears away what ran out",
  options: {},
  async run() {
    const [people, classes, stale, bins, invitations, files] = [await purgePeople(), await purgeClasses(), await purgeStale(), await purgeBins(), await purgeInvitations(), await purgeImports()];
    return {
      json: { people, classes, ...stale, bins, invitations, files },
      lines: [
        `${people} people forgotten, ${stale.sessions} sessions, ${stale.limits} counts, ${invitations} invitations and ${files} files that were never stored cleared away`,
        `${bins.sets} sets, ${bins.facts} facts and ${bins.entities} entries that were taken out are gone`,
        `${classes.nameless} classes are without names now, ${classes.gone} are gone`,
      ],
      problems: false,
    };
  },
};
