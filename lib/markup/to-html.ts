import { onlyShown } from "./allowed-html";
import { mathmlOf } from "./formula";
import { MARKS, type Line, type Run } from "./marked-text";
import { readMarkup } from "./read-markup";

/**
 * How a text is shown. `maths`: "mathml" for our own screens, where nothing but phrasing comes out (it may stand in a heading, a button or
 * a line); "tex" for files of others, which get real lists and formulas as `\(…\)` and `\[…\]`, for whatever shows them there. `media`
 * gives the address of a picture or sound by its name; null leaves its words in its place.
 */
export type ShownAs = { maths: "mathml" | "tex"; media: (name: string) => string | null };

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);

const TAGS = [
  [MARKS.bold, "strong"],
  [MARKS.italic, "em"],
  [MARKS.sub, "sub"],
  [MARKS.sup, "sup"],
] as const;

const SOUND = /\.(?:mp3|ogg|oga|opus|wav|m4a|aac|flac)$/i;
/** Whether a picture or a sound is meant, by its name. */
export const isSoundName = (name: string): boolean => SOUND.test(name);

function htmlOfFormula(tex: string, display: boolean, maths: ShownAs["maths"]): string {
  if (maths === "tex") return display ? `\\[${escaped(tex)}\\]` : `\\(${escaped(tex)}\\)`;
  return mathmlOf(tex, display) ?? `<code>${escaped(tex)}</code>`;
}

function htmlOfMedia(name: string, said: string, media: ShownAs["media"]): string {
  const address = media(name);
  if (address === null) return escaped(said || name);
  // A gap is a line to see: within an attribute there can be none, and what draws it must find none there.
  const words = said.replace(/_{3,}/g, "…");
  if (isSoundName(name))
    return `<audio class="marked-sound" controls preload="none" src="${escaped(address)}"${words ? ` aria-label="${escaped(words)}"` : ""}></audio>`;
  return `<img class="marked-picture" src="${escaped(address)}" alt="${escaped(words)}" loading="lazy" decoding="async">`;
}

function htmlOfRun(run: Run, { maths, media }: ShownAs): string {
  switch (run.kind) {
    case "text":
      return escaped(run.text);
    case "code":
      return `<code>${escaped(run.text)}</code>`;
    case "formula":
      return htmlOfFormula(run.tex, run.display, maths);
    case "media":
      return htmlOfMedia(run.name, run.words, media);
  }
}

/** A formula of its own line within other words stands in the line, where it is shown to be read; files keep what was meant. */
function inTheirLine(runs: readonly Run[], maths: ShownAs["maths"]): readonly Run[] {
  const isAlone = runs.filter((run) => run.kind !== "text" || run.text.trim() !== "").length === 1;
  return isAlone || maths === "tex" ? runs : runs.map((run) => (run.kind === "formula" ? { ...run, display: false } : run));
}

/** Runs in their elements: what goes on stays open, what was opened last is closed first. */
function htmlOfRuns(all: readonly Run[], as: ShownAs): string {
  const runs = inTheirLine(all, as.maths);
  const parts: string[] = [];
  let open: (typeof TAGS)[number][] = [];
  const closeDownTo = (count: number) => {
    parts.push(
      ...open
        .slice(count)
        .reverse()
        .map(([, tag]) => `</${tag}>`),
    );
    open = open.slice(0, count);
  };
  for (const run of runs) {
    const ends = open.findIndex(([mark]) => !(run.marks & mark));
    if (ends >= 0) closeDownTo(ends);
    for (const one of TAGS.filter(([mark]) => run.marks & mark && !open.some(([opened]) => opened === mark))) {
      parts.push(`<${one[1]}>`);
      open.push(one);
    }
    parts.push(htmlOfRun(run, as));
  }
  closeDownTo(0);
  return parts.join("");
}

/** Lists in phrasing, which may stand where a list element may not. */
const IN_PHRASING = {
  open: '<span role="list" class="marked-list">',
  close: "</span>",
  item: '<span role="listitem">',
  endItem: "</span>",
};
const IN_FILES = { open: "<ul>", close: "</ul>", item: "<li>", endItem: "</li>" };

function htmlOfLines(lines: readonly Line[], as: ShownAs): string {
  const list = as.maths === "mathml" ? IN_PHRASING : IN_FILES;
  const parts: string[] = [];
  for (const [i, { item, runs }] of lines.entries()) {
    const before = lines[i - 1];
    if (item)
      parts.push(before?.item ? "" : list.open, list.item, htmlOfRuns(runs, as), list.endItem, lines[i + 1]?.item ? "" : list.close);
    else parts.push(before && !before.item ? "<br>" : "", htmlOfRuns(runs, as));
  }
  return parts.join("");
}

/**
 * Light markup as HTML that is safe to show, whatever the text is: made from what was read, every word escaped, and gone once more through
 * the list of what may be shown. A formula that cannot be read is its TeX, as code.
 */
export const htmlOfMarkup = (markup: string, as: ShownAs): string => onlyShown(htmlOfLines(readMarkup(markup), as));
