import { stateFact } from "@/lib/facts/wording";
import { needed, type Command } from "./command";
import { byCodePoint, noSuchSet, setNamed } from "./set";

export const facts: Command = {
  usage: "facts --set SLUG",
  summary: "prints the facts of a set",
  options: { set: { type: "string" } },
  async run(_, options) {
    const slug = needed(options, "set");
    const set = await setNamed(slug);
    if (!set) return noSuchSet(slug);
    const list = [...set.graph.set.facts].sort((a, b) => byCodePoint(a.id, b.id));
    return {
      json: { facts: list },
      lines: list.map((fact) => `${fact.id}: ${stateFact(set.graph, fact) ?? fact.relation}`),
      problems: false,
    };
  },
};
