import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { FactSet } from "@/lib/facts/fact";
import type { MediaFile } from "@/lib/transfer/material";
import { AS_THEY_STAND, CARDS_ABOUT, type CardsAbout, type ImportChoices, type Plan } from "@/lib/transfer/plan";
import { formatToWrite, transferFormatNamed, transferFormats } from "@/lib/transfer/registry";
import { isLost } from "@/lib/transfer/lost";
import { settle } from "@/lib/transfer/settle";
import type { KeptMaterial } from "@/lib/transfer/summary";
import type { TransferFormat } from "@/lib/transfer/transfer-format";
import { db } from "@/server/db";
import { makeSetRow, storeFactSet, type StoreReport } from "@/server/facts";
import { storePlan } from "@/server/import-apply";
import { keptIn, readFile, type PartBytes } from "@/server/read-file";
import { storeReadyMedia } from "@/server/import-media";
import { intoSet } from "@/server/import-plan";
import { leavingOfSet } from "@/server/leaving";
import { takeOver } from "@/server/past-reviews";
import { renewSet } from "@/server/sets-access";
import { slugWords } from "@/server/slug-words";
import { inPrismaTransaction } from "@/server/transactions";
import { needed, optional, problemLines, refusal, UsageError, type Answer, type Command, type Options } from "./command";
import { noSuchSet } from "./set";

const MOST_BYTES = 100 * 1024 * 1024;
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

type Found = { id: string; slug: string; title: string; seededFrom: string | null };

const find = (slug: string): Promise<Found | null> =>
  db.factSet.findUnique({ where: { slug }, select: { id: true, slug: true, title: true, seededFrom: true } });

const bundled = (slug: string): Answer =>
  refusal({ where: "--set", message: `The set "${slug}" is bundled and read-only: give another slug with --set.` });

const answerOf = (report: StoreReport, dryRun: boolean): Answer => {
  const skipped = report.skipped > 0 ? `, ${report.skipped} left out` : "";
  const line = `${report.set}: ${report.created} new, ${report.changed} changed, ${report.unchanged} as they were${skipped}${dryRun ? " (nothing was stored)" : ""}`;
  return { json: report, lines: [line, ...problemLines(report.problems)], problems: report.problems.length > 0 };
};

/** A fact-set file: the whole of it, under its own slug or the one that was given. */
async function importSet(set: FactSet, options: Options): Promise<Answer> {
  const here = { ...set, slug: optional(options, "set") ?? set.slug };
  if ((await find(here.slug))?.seededFrom) return bundled(here.slug);
  const dryRun = options["dry-run"] === true;
  return answerOf(await storeFactSet(here, { dryRun }), dryRun);
}

function choicesFrom(options: Options, guess: ImportChoices): ImportChoices {
  const [about, relation] = [optional(options, "about"), optional(options, "relation")];
  if (about !== undefined && !(CARDS_ABOUT as readonly string[]).includes(about))
    throw new UsageError(`--about takes one of: ${CARDS_ABOUT.join(", ")}.`);
  const said = relation !== undefined ? { about: "relation" as const, relation } : {};
  return {
    ...guess,
    ...said,
    ...(about !== undefined && { about: about as CardsAbout }),
    ...(options["both-ways"] === true && { bothWays: true }),
    reviews: options.reviews === true,
  };
}

/** Whose earlier answers a file brings: only somebody with an account has a name here. */
async function personOf(options: Options): Promise<{ personId: string; zone: string | null } | null> {
  if (options.reviews !== true) return null;
  const email = needed(options, "person");
  const person = await db.person.findUnique({ where: { email: email.toLowerCase() }, select: { id: true, zone: true } });
  if (!person) throw new UsageError(`There is no account with the e-mail address ${email}.`);
  return { personId: person.id, zone: person.zone };
}

type Rows = { file: string; format: string; kept: KeptMaterial; guess: ImportChoices; parts: readonly PartBytes[] };

/** What a plan says of rows, for people and programs: every row that is left out is a problem with its place. */
const reportOf = (set: string, { counts, lines, problems }: Plan, { problems: unread }: KeptMaterial): StoreReport => ({
  set,
  created: counts.new,
  changed: counts.changed,
  unchanged: counts.unchanged,
  skipped: counts.skipped,
  problems: [
    ...unread.filter((problem) => !isLost(problem)),
    ...problems,
    ...lines.flatMap(({ outcome, where, why }) => (outcome === "skipped" ? [{ where, message: why }] : [])),
  ],
});

const mediaIn = (parts: readonly PartBytes[]): MediaFile[] =>
  parts.flatMap(({ part, bytes }) => (part.kind === "media" ? [{ name: part.name, bytes }] : []));

const titleOf = (file: string) =>
  path
    .basename(file)
    .replace(/\.[a-z0-9]{1,8}$/i, "")
    .replace(/[_\s]+/g, " ")
    .trim() || "Imported";

/** The rows of somebody else’s file: into the set that was named, or into one that is made of them. */
async function importRows({ file, format, kept, guess, parts }: Rows, options: Options): Promise<Answer> {
  if (kept.understood.kind !== "rows") throw new Error("no rows");
  const { material } = kept.understood;
  const [person, choices, dryRun] = [await personOf(options), choicesFrom(options, guess), options["dry-run"] === true];
  const title = optional(options, "title") ?? material.title ?? titleOf(file);
  const slug = optional(options, "set") ?? (slugWords(title) || "imported");
  const found = await find(slug);
  if (found?.seededFrom) return bundled(slug);
  if (!/^[a-z0-9-]{1,80}$/.test(slug)) throw new UsageError("--set takes lower-case letters, digits and hyphens.");
  const into = found && (await intoSet(kept, found.id));
  const plan = settle(material, {
    choices,
    into,
    slug,
    title: found?.title ?? title,
    file: path.basename(file),
    format,
    left: kept.problems,
  });
  const report = reportOf(slug, plan, kept);
  if (dryRun || plan.counts.new + plan.counts.changed + plan.reviews.length === 0) return answerOf(report, dryRun);
  const problems = await inPrismaTransaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`set:${slug}`}, 0))`;
      const setId = found?.id ?? (await makeSetRow(transaction, { ...plan.part, slug, title }, {}));
      await storeReadyMedia(transaction, setId, mediaIn(parts));
      const stored = await storePlan({ transaction, setId, personId: person?.personId ?? null }, { plan, into, read: kept, slug });
      if (person) await takeOver(transaction, { ...person, setId, importId: null }, plan.reviews);
      if (found) await renewSet({ transaction, setId });
      return stored.problems;
    },
    { timeout: 120_000, maxWait: 10_000 },
  );
  return answerOf({ ...report, problems: [...report.problems, ...problems] }, dryRun);
}

export const importFile: Command = {
  usage:
    "import FILE [--as FORMAT] [--set SLUG] [--title T] [--about cards|meaning|relation] [--relation LABEL] [--both-ways] [--reviews --person EMAIL] [--dry-run]",
  summary: "reads a file into a set: one of ours, or cards and questions of another program",
  options: {
    as: { type: "string" },
    set: { type: "string" },
    title: { type: "string" },
    about: { type: "string" },
    relation: { type: "string" },
    "both-ways": { type: "boolean" },
    reviews: { type: "boolean" },
    person: { type: "string" },
    "dry-run": { type: "boolean" },
  },
  async run([file], options) {
    if (file === undefined) throw new UsageError("Which file?");
    const as = optional(options, "as");
    const wanted = as === undefined ? null : named(as);
    if (wanted && !wanted.read) throw new UsageError(`${wanted.label} can be written but not read.`);
    let bytes: Uint8Array;
    try {
      if (statSync(here(file)).size > MOST_BYTES) return refusal({ where: file, message: "This file is larger than 100 MB: divide it." });
      bytes = readFileSync(here(file));
    } catch {
      return refusal({ where: file, message: "This file cannot be read: check its name and that you may read it." });
    }
    const { answer, parts } = await readFile(
      { name: path.basename(file), size: bytes.byteLength, format: wanted?.name ?? null, options: {} },
      bytes,
    );
    const kept = keptIn(parts);
    if (!kept || !answer.summary) {
      const none = {
        set: optional(options, "set") ?? null,
        created: 0,
        changed: 0,
        unchanged: 0,
        skipped: 0,
        problems: answer.problems.map(({ where, message }) => ({ where, message })),
      };
      return { json: none, lines: problemLines(answer.problems), problems: true };
    }
    if (kept.understood.kind === "set") return importSet(kept.understood.set, options);
    return importRows(
      {
        file,
        format: answer.format ?? "",
        kept,
        guess: answer.summary.kind === "rows" ? answer.summary.guess : choicesFrom(options, AS_THEY_STAND),
        parts,
      },
      options,
    );
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
    const row = await db.factSet.findFirst({ where: { slug, deletedAt: null }, select: { id: true } });
    const leaving = row && (await leavingOfSet(row.id));
    if (!leaving) return noSuchSet(slug);
    const bytes = await format.write(leaving);
    try {
      writeFileSync(here(out), bytes);
    } catch {
      return refusal({ where: out, message: "This file cannot be written: check the folder and that you may write there." });
    }
    return { json: { file: here(out), bytes: bytes.byteLength }, lines: [`${here(out)}: ${bytes.byteLength} bytes`], problems: false };
  },
};
