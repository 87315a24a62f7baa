import { rebuildMemories } from "@/server/memory-rebuild";
import type { Command } from "./command";

export const memoryRebuild: Command = {
  usage: "memory:rebuild [--check]",
  summary: "folds every memory anew from the answers; with --check it changes nothing and tells what differs",
  options: { check: { type: "boolean" } },
  async run(_args, { check }) {
    const rebuilt = await rebuildMemories({ check: check === true });
    const { people, memories, answers, stale, differences, ms } = rebuilt;
    const lines = [
      `${people} people, ${memories} memories, ${answers} answers, ${(ms / 1000).toFixed(1)} s`,
      ...(stale > 0 ? [`${stale} memories wait to be folded: whoever reads them next does`] : []),
      differences.length === 0 ? "No difference." : `${differences.length} differences:`,
      ...differences.map(
        ({ personId, key, kept, folded }) =>
          `${personId} ${key.setId} ${key.factId} ${key.slot}: kept ${JSON.stringify(kept)}, folded ${JSON.stringify(folded)}`,
      ),
    ];
    return { json: rebuilt, lines, problems: differences.length > 0 };
  },
};
