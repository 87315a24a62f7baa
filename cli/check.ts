import { checkInvariants } from "@/server/invariants";
import { isNightlyDue } from "@/server/due";
import { refusal, type Command } from "./command";

export const check: Command = {
  usage: "check [--if-due]",
  summary: "looks whether everything that is kept adds up: answers, marks, scores, memories; with --if-due only once a night",
  options: { "if-due": { type: "boolean" } },
  async run(_args, options) {
    const outcome = await checkInvariants(options["if-due"] ? isNightlyDue() : undefined);
    if (!outcome)
      return options["if-due"]
        ? { json: { due: false }, lines: [], problems: false }
        : refusal({ where: "check", message: "Another check is under way: wait until it is done." });
    const { report } = outcome;
    const lines = report.findings.map(
      ({ name, broken, examples }) =>
        `${broken === 0 ? "holds" : `BROKEN ${broken} times`}: ${name}${examples.length > 0 ? ` (${examples.join(", ")})` : ""}`,
    );
    return {
      json: report,
      lines: [
        ...lines,
        `${report.answers} answers; ${report.marks} marks and the memories of ${report.people} people worked out anew; ${(report.ms / 1000).toFixed(1)} s`,
      ],
      problems: !outcome.well,
    };
  },
};
