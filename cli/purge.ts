import { purgeBins } from "@/server/bin";
import { purgeClasses } from "@/server/class-retention";
import { purgeImports } from "@/server/import-files";
import { deleteLost, purgePeople } from "@/server/people";
import { purgeStale } from "@/server/limits";
import { purgeInvitations } from "@/server/sign-up-policy";
import { isNightlyDue } from "@/server/due";
import { runJob } from "@/server/jobs";
import { refusal, type Command } from "./command";

async function forget() {
  const lost = await deleteLost();
  const [people, classes, stale, bins, invitations, files] = [
    await purgePeople(),
    await purgeClasses(),
    await purgeStale(),
    await purgeBins(),
    await purgeInvitations(),
    await purgeImports(),
  ];
  return { well: true, report: { lost, people, classes, ...stale, bins, invitations, files } };
}

export const purge: Command = {
  usage: "purge [--if-due]",
  summary:
    "forgets for good everybody who was deleted thirty days ago or more, deletes those without an account who can never come back, empties bins likewise, takes the names from classes whose time is over, and clears away what ran out; with --if-due only once a night",
  options: { "if-due": { type: "boolean" } },
  async run(_args, options) {
    const outcome = await runJob("purge", options["if-due"] ? isNightlyDue() : () => true, forget);
    if (!outcome)
      return options["if-due"]
        ? { json: { due: false }, lines: [], problems: false }
        : refusal({ where: "purge", message: "Another purge is under way: wait until it is done." });
    const { lost, people, classes, bins, invitations, files, ...stale } = outcome.report;
    return {
      json: outcome.report,
      lines: [
        `${lost} people without an account who can never come back are deleted, and forgotten in thirty days`,
        `${people} people forgotten, ${stale.sessions} sessions, ${stale.links} links, ${stale.limits} counts, ${invitations} invitations and ${files} files that were never stored cleared away`,
        `${bins.sets} sets, ${bins.facts} facts and ${bins.entities} entries that were taken out are gone`,
        `${classes.nameless} classes are without names now, ${classes.gone} are gone`,
      ],
      problems: false,
    };
  },
};
