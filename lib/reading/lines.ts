import type { Line, LineClass, Span } from "./article";

/** Lines that a page says about itself, in any report: appeals, links, notices. One of these anywhere in the line is enough. */
const ABOUT_THE_PAGE = [
  /\b(?:cookies?|consent)\b.*\b(?:device|content|site|website|load|accept|privacy|use)\b/i,
  /\b(?:privacy policy|terms (?:of (?:use|service)|and conditions)|all rights reserved|cookie (?:policy|settings))\b/i,
  /^(?:©|copyright\b|\(c\) )/i,
  /\b(?:subscribe|subscription|subscribers?)\b.*\b(?:news|access|now|today|free|months?|newsletter|titles?|sites?|read|offer|unlimited)\b/i,
  /\b(?:sign up|sign in|log in|register)\b.*\b(?:newsletters?|read|here|free|account|articles?|continue|alerts?|emails?|inbox)\b/i,
  /^(?:sign (?:up|in)|log in|subscribe|register)\b.{0,40}$/i,
  /\balready a (?:member|subscriber)\b/i,
  /\b(?:click|tap) (?:here|below|on the link)\b/i,
  /\b(?:download|get) (?:the|our) (?:free )?app\b/i,
  /\bfollow (?:us|our|the) .*\b(?:twitter|facebook|instagram|whatsapp|tiktok|youtube|live|blog|x)\b/i,
  /^follow (?:us|our)\b/i,
  /\b(?:your|a) (?:support|donation|contribution)\b.*\b(?:us|our|we|journalis\w+|makes|keep|helps?|story)\b/i,
  /\b(?:your (?:support|donation)|support now|donate(?: now| today)?)\b.{0,60}$/i,
  /\b(?:we|our|us|quality|independent)\b.*\b(?:journalism|reporters?|journalists|paywalls?|newsroom|our reporting)\b/i,
  /\b(?:journalism|paywalls?|newsroom)\b.*\b(?:we|our|us|your)\b/i,
  /\bour latest documentary\b/i,
  /\bnews outlets?\b.*\bwe\b/i,
  /\b(?:premium|trusted (?:global )?) ?(?:titles|sources|publications)\b/i,
  /\bis trusted by\b/i,
  /^one (?:app|membership|subscription)\b/i,
  /\bone subscription\b|\ball your news in one place\b|\bcurated (?:specifically )?for you\b/i,
  /^(?:one app|start reading|read more|show more|see more|load more|more on this|related (?:stories|articles|topics|content|reading)|most (?:read|popular|viewed)|top stor(?:y|ies)\b.*|our picks|editor[’']?s picks?|recommended.*|you (?:may|might) also like.*|read next|also read.*|see also.*|share(?: this.*)?|print(?: this.*)?|email(?: this.*)?|comments?(?: \(\d+\))?|leave a comment.*|advertisement|ad|sponsored.*|promoted.*|skip to .*|back to (?:top|home).*|menu|search|home|contents?|live updates?|watch(?: now| live)?|listen(?: now)?|video|gallery|newsletters?|tags?:.*|topics?:.*|topics|categories:.*|filed under.*|read the full .*|continue reading.*|support us.*|view comments.*|copy link|save(?: article)?|next article.*|previous article.*|in pictures.*|get (?:more|our) .*newsletter.*|join (?:the )?(?:conversation|discussion).*|about the author.*|contact us.*|about us)[.!:…>»]?$/i,
  /^read more:? /i,
  /^(?:related|see also|also read|read next|more|more on this|recommended|watch|listen)\s*:/i,
  /\blive (?:updates|blog|coverage)\b.{0,40}\b(?:here|below)\b|\bclick\b.{0,20}\blive updates\b/i,
  /^(?:https?:\/\/|www\.)\S+$/i,
  /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i,
  /\b\d+ ?(?:min(?:ute)?s? read|comments|shares)\b/i,
  /^(?:published|updated|posted|last (?:updated|modified)|first published|date)\s*:?\s.{0,60}\d/i,
  /\b(?:days|months?|weeks?) free\b|\bfree (?:trial|for \d+)\b/i,
  /^(?:by|words by|written by|reporting by|additional reporting by|edited by|from)\s+(?:\p{Lu}[\p{L}.’'-]+\s?){1,4}(?:,.{0,60}|and .{0,60}|in \p{Lu}\w+)?$/u,
  /\b(?:enable|turn on) javascript\b|\byour browser\b/i,
  /\bthis (?:article|story) (?:was (?:first|originally) published|originally appeared)\b/i,
  /\bnewsletter\b.*\b(?:inbox|week|day|free|sign)\b|\bin your inbox\b/i,
];

const AGENCIES =
  "Getty|AFP|AP|PA|PA Wire|PA Media|Reuters|EPA|DPA|TASS|AAP|Images|Photos?|Photograph|Picture|Pictures|Copyright|©|Alamy|Shutterstock|iStock|Unsplash|Flickr|Wikimedia|Handout|Courtesy|Credit|File|Supplied|Illustration|Pool|Bloomberg|NASA|ESA|Rex";
const CREDIT = new RegExp(`\\((?:[^()]*(?<!\\p{L})(?:${AGENCIES})(?=[^\\p{L}]|$)[^()]*|\\p{Lu}[^()]{1,60}/[^()]{1,40})\\)\\s*\\.?$`, "u");
const CAPTION_LEAD =
  /^(?:photo(?:graph)?|image|picture|illustration|figure|fig\.|video|caption|credit|source|graphic|map|pictured)\b[^.]{0,30}[:|]/i;
const CREDIT_TAIL = new RegExp(
  `(?:photo(?:graph)?|image|picture|credit)s?\\s*(?:by|:|credit)\\s*\\S.{0,60}$|[|©]\\s*(?:${AGENCIES})[^.]{0,40}$`,
  "iu",
);

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,&-]*/gu)?.length ?? 0;
const ENDS_SENTENCE = /[.!?…:;,]["”’')\]»]*$|["”»]$/;
const BULLET = /^(?:[•·*‣–-]|\d{1,2}[.)])\s+\S/;
const MARKDOWN_HEADING = /^#{1,6}\s/;

const QUOTED = /“[^”]*”?|"[^"]*"?/g;
/** So long a line is an appeal only if it says so more than once: a report may mention a newspaper. */
const LONG = 300;

/** What somebody is quoted with says nothing about the page. */
function isAboutThePage(text: string): boolean {
  const own = text.replace(QUOTED, " ");
  return ABOUT_THE_PAGE.filter((pattern) => pattern.test(own)).length >= (own.length > LONG ? 2 : 1);
}
const isCaption = (text: string) =>
  wordsIn(text) <= 80 && (CREDIT.test(text) || CAPTION_LEAD.test(text) || (wordsIn(text) <= 40 && CREDIT_TAIL.test(text)));

/** The longest title that is still a title. */
const HEADING_WORDS = 18;
/** A line this short without a stop says nothing by itself: a name, a rubric. */
const RUBRIC_WORDS = 3;

const isHeading = (text: string) =>
  MARKDOWN_HEADING.test(text) ||
  (!BULLET.test(text) && ((!ENDS_SENTENCE.test(text) && wordsIn(text) <= HEADING_WORDS) || (/\?$/.test(text) && wordsIn(text) <= 10)));

/** A pattern over a very long line is slow, and no appeal is that long. */
const MOST_APPEALED = 4000;

function classOf(text: string): LineClass {
  const short = text.length <= MOST_APPEALED;
  if (short && isCaption(text)) return "caption";
  if (short && isAboutThePage(text)) return "boilerplate";
  if (wordsIn(text) === 0) return "boilerplate";
  return short && isHeading(text) ? "heading" : "body";
}

/** The stretch without white space at its ends; null where nothing else is in it. */
export function trimmed(text: string, { start, end }: Span): Span | null {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return start < end ? { start, end } : null;
}

type PhysicalLine = { span: Span; afterGap: boolean };

function physicalLines(text: string): PhysicalLine[] {
  const found: PhysicalLine[] = [];
  let gap = true;
  for (const { 1: words, index } of text.matchAll(/([^\n\r\u2028\u2029]*)(?:\r\n|[\n\r\u2028\u2029]|$)/g)) {
    const span = trimmed(text, { start: index, end: index + words!.length });
    if (span) found.push({ span, afterGap: gap });
    gap = span === null;
  }
  return found;
}

/** Lines of a text that was broken at a width are this long at least. */
const WRAPPED_LENGTH = 45;

/** A line that goes on in the next one: broken at a width, not at a thought. */
function goesOn(before: string, after: string): boolean {
  return (
    before.length >= WRAPPED_LENGTH && !ENDS_SENTENCE.test(before.replace(/,$/, "")) && /^["“‘(]?\p{Ll}/u.test(after) && !BULLET.test(after)
  );
}

function joined(text: string): Span[] {
  const spans: Span[] = [];
  for (const { span, afterGap } of physicalLines(text)) {
    const last = spans.at(-1);
    if (last && !afterGap && goesOn(text.slice(last.start, last.end).slice(-400), text.slice(span.start, span.start + 20)))
      last.end = span.end;
    else spans.push({ ...span });
  }
  return spans;
}

const APPEAL = /\b(?:support|donation|donate|journalis\w+|paywalls?|reporters|reporting|trusted|read more|subscri\w+|news outlets?)\b/i;

/** A line between two appeals is part of the appeal. */
const betweenAppeals = (lines: readonly Line[], appeals: readonly boolean[], i: number) =>
  lines[i]!.class === "body" && appeals[i - 1] === true && appeals[i + 1] === true;

/** Lines that stand in the text again word for word: the later of long ones, all of short ones. */
function repeated(texts: readonly string[]): Set<number> {
  const places = new Map<string, number[]>();
  texts.forEach((text, i) => {
    const there = places.get(text);
    if (there) there.push(i);
    else places.set(text, [i]);
  });
  const again = [...places].filter(([, at]) => at.length > 1);
  return new Set(again.flatMap(([text, at]) => (wordsIn(text) <= 12 ? at : at.slice(1))));
}

/**
 * Short lines around the report (rubrics, names, buttons) are none of its headings: before it only the last is its title, after it none is.
 */
function headingsOutside(lines: Line[], texts: readonly string[]): void {
  const first = lines.findIndex((line) => line.class === "body");
  const last = lines.findLastIndex((line) => line.class === "body");
  lines.forEach((line, i) => {
    if (line.class !== "heading") return;
    const isTitle = i < first && wordsIn(texts[i]!) > RUBRIC_WORDS;
    if (i > last || (i < first && !isTitle)) line.class = "boilerplate";
  });
}

/**
 * The lines of a text with what they are. A line that was broken at a width is one line; empty lines are left out. Rules for English pages:
 * in another language most lines come out as body, which is what somebody who reads by hand needs.
 */
export function linesOf(text: string): Line[] {
  const lines: Line[] = joined(text).map((span) => ({ ...span, class: classOf(text.slice(span.start, span.end)) }));
  const texts = lines.map(({ start, end }) => text.slice(start, end));
  for (const i of repeated(texts)) lines[i]!.class = "boilerplate";
  const appeals = lines.map((line, i) => line.class === "boilerplate" && APPEAL.test(texts[i]!));
  lines.forEach((line, i) => {
    if (betweenAppeals(lines, appeals, i)) line.class = "boilerplate";
  });
  headingsOutside(lines, texts);
  return lines;
}
