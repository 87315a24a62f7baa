import type { Doubt, Span } from "../article";
import { trimmed } from "../lines";
import { wordsOf } from "../words-of";
import { wholeOf, type Ground, type Proposal, type Scene } from "./ground";
import { sayings, type Saying, type Speaker } from "./speakers";

/** Words between quotation marks, the marks left out; `isOpen` where the line ends before they are closed. */
export type Quotation = Span & { isOpen: boolean };

const OPENS_AFTER = /[\s([—–-]/;
const CLOSING: Readonly<Record<string, string>> = { "“": '”"', '"': '"”', "‘": "’'", "'": "'’", "«": "»" };
const SINGLE = new Set(["‘", "'"]);
/** Single marks that close nothing are apostrophes: what they open has to end soon, or after a stop. */
const LONGEST_SINGLE = 60;

function closesAt(text: string, from: number, to: number, mark: string): number {
  for (let at = from; at < to; at++) {
    if (!CLOSING[mark]!.includes(text[at]!)) continue;
    if (!SINGLE.has(mark)) return at;
    const ends = !/[\p{L}\p{N}]/u.test(text[at + 1] ?? " ");
    if (ends && (/[.,!?]/.test(text[at - 1] ?? "") || at - from <= LONGEST_SINGLE)) return at;
  }
  return -1;
}

/** Every quotation of a line; a double mark that is never closed goes on to its end, a single one is an apostrophe. */
export function quotationsIn(text: string, line: Span): Quotation[] {
  const found: Quotation[] = [];
  for (let at = line.start; at < line.end; at++) {
    const mark = text[at]!;
    if (!(mark in CLOSING) || (at > line.start && !OPENS_AFTER.test(text[at - 1]!))) continue;
    const close = closesAt(text, at + 1, line.end, mark);
    if (close < 0 && SINGLE.has(mark)) continue;
    found.push({ start: at + 1, end: close < 0 ? line.end : close, isOpen: close < 0 });
    at = close < 0 ? line.end : close;
  }
  return found;
}

type Placed = { saying: Saying; ground: Ground; start: number; end: number };

type Paragraph = { grounds: Ground[]; quotations: Quotation[]; sayings: Placed[] };

const isInside = (spans: readonly Span[], place: number) => spans.some(({ start, end }) => start <= place && place < end);

/** The paragraphs of the body with their quotations and whoever speaks outside of them. */
function paragraphsOf(scene: Scene): Paragraph[] {
  const byLine = new Map<number, Ground[]>();
  for (const ground of scene.grounds) {
    const there = byLine.get(ground.line);
    if (there) there.push(ground);
    else byLine.set(ground.line, [ground]);
  }
  return [...byLine.values()].map((grounds) => {
    const quotations = quotationsIn(scene.article.text, { start: grounds[0]!.start, end: grounds.at(-1)!.end });
    const said = grounds.flatMap((ground) =>
      sayings(scene, ground).map((saying) => ({ saying, ground, start: ground.start + saying.start, end: ground.start + saying.end })),
    );
    return { grounds, quotations, sayings: said.filter(({ start }) => !isInside(quotations, start)) };
  });
}

/** Who speaks a quotation, and how it was found: right beside it, somewhere in its sentence, or carried over from before. */
type Attribution = { speaker: Speaker; how: "beside" | "sentence" | "carried"; ground: Ground | null };

const BESIDE = 3;

const attributed = ({ saying, ground }: Placed, how: Attribution["how"]): Attribution => ({ speaker: saying.speaker, how, ground });

const groundAt = (grounds: readonly Ground[], place: number) => grounds.find(({ start, end }) => start <= place && place < end) ?? null;

/**
 * Between a quotation and whoever said it stand at most a few words that describe them: "…," the Spanish foreign minister Ada Okoro said.
 */
const LEADS_TO_NAME = /^["”’',]*\s*(?:(?!(?:and|but|while|as|when|because)\b)[\p{L}’'-]+\s){0,7}$/u;

/** A saying right after the quotation, or right before it. */
function beside(paragraph: Paragraph, { start, end }: Quotation, text: string): Attribution | null {
  const after = paragraph.sayings.find((one) => one.start >= end && LEADS_TO_NAME.test(text.slice(end, one.start)));
  if (after) return attributed(after, "beside");
  const before = paragraph.sayings.findLast(
    (one) => one.end <= start && /^[,:]?\s(?:that\s|on\s\w+\s|in\s[^.]{1,60}\s)?["“‘']?$/u.test(text.slice(one.end, start)),
  );
  return before ? attributed(before, "beside") : null;
}

function inSentence(paragraph: Paragraph, { start, end }: Quotation): Attribution | null {
  const ground = groundAt(paragraph.grounds, start);
  const own = paragraph.sayings.filter((one) => one.ground === ground);
  const before = own.findLast((one) => one.end <= start);
  const after = own.find((one) => one.start >= end && one.ground.end - one.end <= BESIDE);
  const nearest = before ?? after;
  return nearest ? attributed(nearest, "sentence") : null;
}

/** A second quotation after "…," said somebody. */
function afterTheSame(
  paragraph: Paragraph,
  quotation: Quotation,
  last: { quotation: Quotation; attribution: Attribution | null } | null,
): Attribution | null {
  if (!last?.attribution) return null;
  const between = paragraph.sayings.some((one) => one.start >= last.quotation.end && one.end <= quotation.start);
  const spokenBefore = paragraph.sayings.some((one) => one.end <= last.quotation.start);
  return between || spokenBefore ? { ...last.attribution, how: "carried" } : null;
}

/** The words of a quotation, sentence by sentence. */
function piecesOf(text: string, paragraph: Paragraph, quotation: Quotation): { ground: Ground; span: Span }[] {
  return paragraph.grounds.flatMap((ground) => {
    const span = trimmed(text, { start: Math.max(ground.start, quotation.start), end: Math.min(ground.end, quotation.end) });
    return span && span.end > span.start ? [{ ground, span: withoutStop(text, span) }] : [];
  });
}

function withoutStop(text: string, { start, end }: Span): Span {
  const stop = /[,;:]$|["“”]$/.exec(text.slice(start, end));
  return stop && end - start > 1 ? { start, end: end - 1 } : { start, end };
}

/** A whole sentence, not some words of one: it begins with a capital letter, or fills its sentence, and has a verb’s worth of words. */
function isWhole(text: string, { start, end }: Span): boolean {
  const words = wordsOf(text, { start, end });
  return words.length >= 4 && /^["“‘']?\p{Lu}/u.test(text.slice(start, end)) && /[.!?,…]["”’']?$|\p{L}$/u.test(text.slice(start, end));
}

const MOST_EVIDENCE = 400;

/** From the sentence quoted to the one that says who speaks, as long as that is short enough to read. */
function evidenceFor(ground: Ground, attribution: Attribution): { span: Span; isWhole: boolean } {
  if (!attribution.ground || attribution.ground === ground) return { span: wholeOf(ground), isWhole: attribution.ground === ground };
  const span = { start: Math.min(ground.start, attribution.ground.start), end: Math.max(ground.end, attribution.ground.end) };
  return span.end - span.start <= MOST_EVIDENCE ? { span, isWhole: true } : { span: wholeOf(ground), isWhole: false };
}

/** Words that everybody puts between marks, or too few or too many to be anybody’s. */
const isWording = (words: string) => words.length >= 3 && words.length <= 120 && /\p{Ll}/u.test(words);

function proposal(scene: Scene, { ground, span }: { ground: Ground; span: Span }, attribution: Attribution): Proposal | null {
  const { text, date } = scene.article;
  const { speaker } = attribution;
  const words = text.slice(span.start, span.end);
  const whole = isWhole(text, span);
  if (!whole && !isWording(words)) return null;
  const evidence = evidenceFor(ground, attribution);
  const doubts: Doubt[] = [
    ...speaker.doubts,
    ...(attribution.how === "carried" || !evidence.isWhole ? ["speaker" as const] : []),
    ...(attribution.how === "sentence" ? ["words-cut" as const] : []),
  ];
  const said = speaker.saidOn ? { saidOn: speaker.saidOn } : { asOf: date };
  const shared = { status: "asserted" as const, ...said };
  const fact = whole
    ? { subject: speaker.entity, relation: "said", object: { text: `“${words.replace(/[.,]$/, "")}”` }, ...shared }
    : {
        subject: scene.book.idFor({
          kind: "work",
          subtype: "quoted words",
          name: `“${words.replace(/[.,]$/, "")}”`,
          aliases: [words.replace(/[.,]$/, "")],
        }),
        relation: "words-of",
        object: { entity: speaker.entity },
        ...shared,
      };
  return {
    family: "quote",
    sentence: ground.index,
    evidence: evidence.span,
    fact,
    sure: doubts.length === 0,
    doubts: [...new Set(doubts)],
  };
}

/** What is carried from one paragraph to the next: an open quotation, or a speaker before a colon. */
function carriedOver(text: string, paragraph: Paragraph, attribution: Attribution | null): Attribution | null {
  const last = paragraph.grounds.at(-1)!;
  if (paragraph.quotations.at(-1)?.isOpen) return attribution && { ...attribution, how: "carried", ground: null };
  const saying = paragraph.sayings.at(-1);
  const endsWithColon = /:\s*$/.test(text.slice(last.start, last.end));
  return endsWithColon && saying ? { ...attributed(saying, "carried"), ground: saying.ground } : null;
}

const isLong = (text: string, { start, end }: Span) => wordsOf(text, { start, end }).length >= 3;

/**
 * Words between quotation marks and whose they are: beside a verb of saying, in its sentence, or carried over from the paragraph before.
 */
export function quotations(scene: Scene): Proposal[] {
  const { text } = scene.article;
  let carried: Attribution | null = null;
  const proposals: Proposal[] = [];
  for (const paragraph of paragraphsOf(scene)) {
    let last: { quotation: Quotation; attribution: Attribution | null } | null = null;
    for (const quotation of paragraph.quotations) {
      const opens: boolean = quotation.start <= paragraph.grounds[0]!.start + 1;
      const attribution: Attribution | null =
        beside(paragraph, quotation, text) ??
        inSentence(paragraph, quotation) ??
        (isLong(text, quotation) ? (afterTheSame(paragraph, quotation, last) ?? (opens ? carried : null)) : null);
      if (attribution)
        proposals.push(...piecesOf(text, paragraph, quotation).flatMap((piece) => proposal(scene, piece, attribution) ?? []));
      last = { quotation, attribution };
    }
    carried = carriedOver(text, paragraph, last?.attribution ?? null);
  }
  return proposals;
}

const OF_LINES = new WeakMap<Scene, Map<number, Quotation[]>>();

/** The quotations of every line, found once for each article. */
function quotationsOfLines(scene: Scene): Map<number, Quotation[]> {
  const there = OF_LINES.get(scene);
  if (there) return there;
  const spans = new Map<number, Span>();
  for (const { line, start, end } of scene.grounds) spans.set(line, { start: spans.get(line)?.start ?? start, end });
  const found = new Map([...spans].map(([line, span]) => [line, quotationsIn(scene.article.text, span)]));
  OF_LINES.set(scene, found);
  return found;
}

/** Where the quotations of a sentence are, as offsets into its words. */
export function quotedIn(scene: Scene, ground: Ground): Span[] {
  const whole = quotationsOfLines(scene).get(ground.line)!;
  return whole
    .filter(({ start, end }) => start < ground.end && ground.start < end)
    .map(({ start, end }) => ({ start: start - ground.start, end: end - ground.start }));
}
