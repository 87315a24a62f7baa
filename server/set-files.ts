import "server-only";
import { graphOf } from "@/lib/facts/graph";
import { evidenceNow } from "@/lib/questions/make-question";
import { cutTexts } from "@/lib/review/excerpt";
import { transferFormatNamed, transferFormats } from "@/lib/transfer/registry";
import type { Leaving } from "@/lib/transfer/transfer-format";
import { db } from "./db";
import { asFile } from "./files";
import { leavingOfSet } from "./leaving";
import { isClosedTo } from "./reading-page";
import { wholeTextsFor, type Asking } from "./set-rights";
import { findSet } from "./sets";

/** The set without more of pasted articles than the sentences that facts rest on: what people get who do not own it. */
function withCutTexts(leaving: Leaving): Leaving {
  const set = cutTexts(leaving.set);
  if (set === leaving.set) return leaving;
  const graph = graphOf(set);
  return { ...leaving, set, questions: leaving.questions.map((question) => ({ ...question, evidence: evidenceNow(graph, question) })) };
}

async function mayHaveTexts(who: Asking, setId: string): Promise<boolean> {
  return who !== null && (await db.factSet.count({ where: { id: setId, ...wholeTextsFor(who) } })) > 0;
}

/**
 * The id of the set with this slug where somebody may take it away: whoever may copy it, and no pupil while their class sits something on
 * it without the text. Null for all others.
 */
async function takeable(who: Asking, slug: string): Promise<string | null> {
  const set = await findSet(who, slug);
  return set?.mayCopy && (set.mayEdit || !(await isClosedTo(who, set.id))) ? set.id : null;
}

/** Whether somebody may take a set away as a file. */
export const mayTake = async (who: Asking, slug: string): Promise<boolean> => (await takeable(who, slug)) !== null;

/** Every format that a set can be written in, with the ending of its files. */
export const writableFormats = (): { name: string; label: string; extension: string }[] =>
  transferFormats.filter(({ write }) => write).map(({ name, label, extensions }) => ({ name, label, extension: extensions[0] }));

/** A set as a file of this format; null when there is no such format that can be written, or the set is not for them to take away. */
export async function fileOfSet(who: Asking, slug: string, formatName: string): Promise<Response | null> {
  const format = transferFormatNamed(formatName);
  const setId = format?.write ? await takeable(who, slug) : null;
  const leaving = setId && (await leavingOfSet(setId));
  if (!format?.write || !setId || !leaving) return null;
  const bytes = await format.write((await mayHaveTexts(who, setId)) ? leaving : withCutTexts(leaving));
  return asFile(new Uint8Array(bytes), `${slug}.${format.extensions[0]}`, format.mediaType);
}
