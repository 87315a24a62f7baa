import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { FactSet } from "@/lib/facts/fact";
import { formatToRead, formatToWrite, transferFormatNamed, transferFormats } from "@/lib/transfer/registry";
import type { TransferFormat } from "@/lib/transfer/transfer-format";
import { leavingOf } from "@/lib/transfer/leaving";
import { db } from "@/server/db";
import { storeFactSet } from "@/server/facts";
import { needed, optional, problemLines, refusal, UsageError, type Command } from "./command";
import { noSuchSet, setNamed } from "./set";

const MOST_BYTES = 50_000_000;
const here = (file: string) => path.resolve(process.env.FOOTING_FOLDER ?? ".", file);

const NAMES = transferFormats.map((one) => one.name).join(", ");

function named(name: string): TransferFormat {
  const format = transferFormatNamed(name);
  if (!format) throw new UsageError(`There is no format ${name}. There are: ${NAMES}.`);
  return format;
}

/** The format named, or the one that the file to be written is named after; the fact-set file where nothing says otherwise. */
function formatOut(file: string, name: string | undefined): TransferFormat {
  const format = name === undefined ? (file.includes(".") ? formatToWrite(file) : transferFormatNamed("fact-set")) : named(name);
  if (!format) throw new UsageError(`Which format is ${file}? Say --as with one of: ${NAMES}.`);
  return format;
}

/** Bundled sets follow their file in the project; everything else may be imported over. */
async function refuseBundled(set: FactSet): Promise<string | null> {
  const there = await db.factSet.findUnique({ where: { slug: set.slug }, select: { seededFrom: true } });
  return there?.seededFrom ? `The set "${set.slug}" is bundled and read-only: give another slug with --set.` : null;
}

export const importFile: Command = {
  usage: "import FILE [--as FORMAT] [--set SLUG] [--dry-run]",
  summary: "reads a file into a set",
  options: { as: { type: "string" }, set: { type: "string" }, "dry-run": { type: "boolean" } },
  async run([file], options) {
    if (file === undefined) throw new UsageError("Which file?");
    const as = optional(options, "as");
    const wanted = as === undefined ? null : named(as);
    if (wanted && !wanted.read) throw new UsageError(`${wanted.label} can be written but not read.`);
    let bytes: Uint8Array;
    try {
      if (statSync(here(file)).size > MOST_BYTES) return refusal({ where: file, message: "This file is larger than 50 MB: split it." });
      bytes = readFileSync(here(file));
    } catch {
      return refusal({ where: file, message: "This file cannot be read: check its name and that you may read it." });
    }
    const format = wanted ?? formatToRead(file, bytes);
    if (!format?.read) return refusal({ where: file, message: `This is no file of a kind that can be read. Say --as with one of: ${NAMES}.` });
    const read = await format.read(bytes);
    if (read.understood?.kind !== "set") {
      const none = { set: optional(options, "set") ?? null, created: 0, changed: 0, unchanged: 0, skipped: 0, problems: read.problems };
      return { json: none, lines: problemLines(read.problems), problems: true };
    }
    const set = { ...read.understood.set, slug: optional(options, "set") ?? read.understood.set.slug };
    const bundled = await refuseBundled(set);
    if (bundled) return refusal({ where: "--set", message: bundled });
    const report = await storeFactSet(set, { dryRun: options["dry-run"] === true });
    const line = `${report.set}: ${report.created} new, ${report.changed} changed, ${report.unchanged} as they were${options["dry-run"] ? " (nothing was stored)" : ""}`;
    return { json: report, lines: [line, ...problemLines(report.problems)], problems: report.problems.length > 0 };
  },
};

export const exportFile: Command = {
  usage: "export --set SLUG [--as FORMAT] --out FILE",
  summary: "writes a set into a file",
  options: { set: { type: "string" }, as: { type: "string" }, out: { type: "string" } },
  async run(_, options) {
    const [slug, out] = [needed(options, "set"), needed(options, "out")];
    const format = formatOut(out, optional(options, "as"));
    if (!format.write) throw new UsageError(`${format.label} can be read but not written.`);
    const set = await setNamed(slug);
    if (!set) return noSuchSet(slug);
    const bytes = await format.write(leavingOf(set.graph.set));
    try {
      writeFileSync(here(out), bytes);
    } catch {
      return refusal({ where: out, message: "This file cannot be written: check the folder and that you may write there." });
    }
    return { json: { file: here(out), bytes: bytes.byteLength }, lines: [`${here(out)}: ${bytes.byteLength} bytes`], problems: false };
  },
};
