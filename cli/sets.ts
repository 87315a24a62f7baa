import { db } from "@/server/db";
import { byCodePoint } from "./set";
import type { Command } from "./command";

export const sets: Command = {
  usage: "sets",
  summary: "lists the sets",
  options: {},
  async run() {
    const rows = await db.factSet.findMany({
      where: { deletedAt: null },
      select: {
        slug: true,
        title: true,
        _count: { select: { facts: { where: { deletedAt: null } }, sources: { where: { retiredAt: null } } } },
      },
    });
    const list = rows
      .map(({ slug, title, _count }) => ({ slug, title, facts: _count.facts, sources: _count.sources }))
      .sort((a, b) => byCodePoint(a.slug, b.slug));
    const lines = list.map(({ slug, title, facts, sources }) => `${slug}: ${title}, ${facts} facts from ${sources} sources`);
    return { json: { sets: list }, lines, problems: false };
  },
};
