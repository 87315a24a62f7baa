import { markupOfMarkdown } from "../../markup/markdown";
import { mediaNamesIn } from "../../markup/media";
import { plainOfMarkup } from "../../markup/plain";
import type { Problem } from "../../problem";
import { askedByGaps } from "../gap-marks";
import type { Row, Said } from "../material";
import { encodedTextOf } from "../table/encoding";
import type { Read } from "../transfer-format";
import { frontMatterOf, type FrontMatter } from "./front-matter";
import { filedUnder, lineEnded, tagsAlone } from "./line-end";
import { markdownLines, MOST_LINES, type MarkdownLine } from "./lines";
import { beginsAnswer, beginsQuestion, explanationApart, questionsIn, saidByQuestion } from "./question-block";
import { wordsOf } from "./words";
import { lostRow } from "../lost";

const HEADING = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/;
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})$/;
const QUOTE = /^ {0,3}> ?/;
const LIST_SIGN = /^\s{0,24}(?:[-*+]|\d{1,3}[.)]) (?:\[[ xX]\] )?/;
const PASSED_OVER = "No card and no question stands here: it was passed over.";

type Filed = { topic: string[]; tags: string[] };

const isBlank = (line: MarkdownLine) => !line.isCode && line.text.trim() === "";

/** Where front and back of a card on one line are divided; null where nothing divides them. */
function dividerIn({ masked, isCode }: MarkdownLine): { at: number; length: 2 | 3 } | null {
  const at = isCode ? -1 : masked.indexOf("::");
  if (at < 1 || masked.slice(0, at).trim() === "") return null;
  const length = masked[at + 2] === ":" ? 3 : 2;
  return masked.slice(at + length).trim() === "" ? null : { at, length };
}

/** Lines between blank ones; a heading is a block of its own. */
function blocksIn(lines: readonly MarkdownLine[]): MarkdownLine[][] {
  const blocks: MarkdownLine[][] = [];
  let isOpen = false;
  for (const line of lines) {
    const isHeading = !line.isCode && HEADING.test(line.text);
    if (isBlank(line)) isOpen = false;
    else if (isOpen && !isHeading) blocks.at(-1)!.push(line);
    else blocks.push([line]);
    isOpen = !isBlank(line) && !isHeading;
  }
  return blocks;
}

/** A question without an answer goes on in the block behind it, where that answers. */
function withAnswers(blocks: readonly MarkdownLine[][]): MarkdownLine[][] {
  const joined: MarkdownLine[][] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    const goesOn =
      before && beginsQuestion(before[0]!) && !before.some(beginsAnswer) && beginsAnswer(block[0]!) && !beginsQuestion(block[0]!);
    if (goesOn) before.push(...block);
    else joined.push([...block]);
  }
  return joined;
}

/** Whether a line shows a picture or plays a sound that lies beside the file. */
const namesMedia = ({ text, masked }: MarkdownLine) => masked.includes("![") && mediaNamesIn(markupOfMarkdown(text)).length > 0;

/** Reads a file line by line: headings and tags file what follows them, blocks between blank lines are cards and questions. */
class MarkdownReader {
  readonly rows: Row[] = [];
  readonly problems: Problem[] = [];
  private readonly headings: { level: number; text: string }[] = [];
  private deck: Filed = { topic: [], tags: [] };
  private skipped: { from: number; to: number } | null = null;
  title: string | null;

  constructor(private readonly matter: FrontMatter) {
    this.title = matter.title;
  }

  read(lines: readonly MarkdownLine[]): void {
    for (const block of withAnswers(blocksIn(lines))) this.block(block);
    this.tellSkipped();
  }

  private block(block: readonly MarkdownLine[]): void {
    const [first, ...rest] = block;
    if (!first) return;
    const alone = first.isCode ? null : tagsAlone(first.masked);
    if (alone && rest.length === 0) this.deck = filedUnder(alone);
    else if (alone) this.content(rest, filedUnder(alone));
    else if (HEADING.test(first.text) && !first.isCode && !dividerIn(first)) this.heading(first);
    else if (rest.length > 0 || !RULE.test(first.text)) this.content(block, { topic: [], tags: [] });
  }

  private heading(line: MarkdownLine): void {
    const [, signs = "", words = ""] = HEADING.exec(line.text)!;
    const { text, topic, tags } = lineEnded({ ...line, text: words, masked: line.masked.slice(line.masked.length - words.length) });
    const name = wordsOf([text.replace(/\s+#+$/, "")]);
    while (this.headings.length > 0 && this.headings.at(-1)!.level >= signs.length) this.headings.pop();
    const isTitle = signs.length === 1 && this.title === null && this.rows.length === 0 && this.skipped === null;
    if (isTitle) this.title = plainOfMarkup(name);
    else if (name !== "") this.headings.push({ level: signs.length, text: name });
    if (topic.length + tags.length > 0) this.deck = { topic, tags };
  }

  private content(block: readonly MarkdownLine[], own: Filed): void {
    if (beginsQuestion(block[0]!))
      this.questions(
        block.map((line, i) => (beginsQuestion(line) || i === block.length - 1 ? lineEnded(line) : line)),
        own,
      );
    else if (!this.turnedCard(block, own)) this.cardsAndGaps(block, own);
  }

  private questions(block: readonly MarkdownLine[], own: Filed): void {
    for (const question of questionsIn(block)) {
      const says = saidByQuestion(question);
      if (typeof says === "string") this.problems.push(lostRow(`line ${question.lines[0]!.number}`, says));
      else this.add(question.lines, [says], wordsOf(question.source), own);
    }
  }

  /** A card of several lines: the front, a line with one or two question marks, the back, and quoted lines that say where it is from. */
  private turnedCard(block: readonly MarkdownLine[], own: Filed): boolean {
    const turn = block.findIndex(({ text, isCode }) => !isCode && /^\?\??$/.test(text.trim()));
    if (turn < 1 || turn === block.length - 1) return false;
    const [front, behind] = [block.slice(0, turn), [...block.slice(turn + 1, -1), lineEnded(block.at(-1)!)]];
    const quoted = behind.length - [...behind].reverse().findIndex(({ text, isCode }) => isCode || !QUOTE.test(text));
    const source = quoted > behind.length ? [] : behind.slice(quoted);
    const back = source.length > 0 ? behind.slice(0, quoted) : behind;
    const { lines, explanation } = explanationApart(back.map(({ text }) => text));
    const says: Said = {
      kind: "card",
      front: wordsOf(front.map(({ text }) => text)),
      back: wordsOf(lines),
      bothWays: block[turn]!.text.trim() === "??",
      ...(explanation.length > 0 && { explanation: wordsOf(explanation) }),
    };
    if (says.front === "" || says.back === "") return false;
    this.add([...front, ...behind], [says], wordsOf(source.map(({ text }) => text.replace(QUOTE, ""))), own);
    return true;
  }

  private cardsAndGaps(block: readonly MarkdownLine[], own: Filed): void {
    const isCards = block.some((line) => dividerIn(line) !== null);
    const isList = block.every(({ text }) => LIST_SIGN.test(text));
    const parts = isCards || isList ? block.map((line) => [line]) : [block];
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      const quoted: MarkdownLine[] = [];
      while (isCards && parts[i + 1] && QUOTE.test(parts[i + 1]![0]!.text) && !dividerIn(parts[i + 1]![0]!)) quoted.push(...parts[++i]!);
      const source = wordsOf(quoted.map(({ text }) => text.replace(QUOTE, "")));
      if (!this.lineCard(part, source, own) && !this.gaps(part, source, own)) this.skip([...part, ...quoted]);
    }
  }

  private lineCard([first, ...more]: readonly MarkdownLine[], source: string, own: Filed): boolean {
    const divider = more.length === 0 ? dividerIn(first!) : null;
    if (!divider) return false;
    const line = lineEnded(first!);
    const front = line.text
      .slice(0, divider.at)
      .replace(LIST_SIGN, "")
      .replace(/^ {0,3}#{1,6} /, "")
      .replace(QUOTE, "");
    const says: Said = {
      kind: "card",
      front: wordsOf([front]),
      back: wordsOf([line.text.slice(divider.at + divider.length)]),
      bothWays: divider.length === 3,
    };
    if (says.front === "" || says.back === "") return false;
    this.add([line], [says], source, own);
    return true;
  }

  private gaps(part: readonly MarkdownLine[], source: string, own: Filed): boolean {
    if (part.some(({ isCode }) => isCode)) return false;
    const lines = [...part.slice(0, -1), lineEnded(part.at(-1)!)];
    const said = askedByGaps(lines.map(({ text }) => text.replace(LIST_SIGN, "")).join("\n"), (words) => wordsOf([words]), true);
    if (said.length === 0) return false;
    this.add(lines, said, source, own);
    return true;
  }

  private add(lines: readonly MarkdownLine[], said: readonly Said[], source: string, own: Filed): void {
    this.tellSkipped();
    const where = `line ${lines[0]!.number}`;
    const id = lines.map((line) => line.id).find((one) => one !== null) ?? null;
    const topic = [...this.deck.topic, ...own.topic, ...lines.flatMap((line) => line.topic), ...this.headings.map(({ text }) => text)];
    const tags = [...new Set([...this.matter.tags, ...this.deck.tags, ...own.tags, ...lines.flatMap((line) => line.tags)])];
    for (const [i, says] of said.entries()) {
      this.rows.push({ id: id === null || i === 0 ? id : `${id}:${i}`, where, says, topic, tags, source });
    }
    if (lines.some(namesMedia))
      this.problems.push({ where, message: "Pictures and sounds lie in files beside this one: only their words were kept." });
    for (const line of lines)
      if (line.text.includes("\0"))
        this.problems.push({ where: `line ${line.number}`, message: "A sign here is no letter (a zero byte): it was left out." });
  }

  /** Lines without a card are told together, up to the next card. */
  private skip(lines: readonly MarkdownLine[]): void {
    const [from, to] = [lines[0]!.number, lines.at(-1)!.number];
    this.skipped = { from: this.skipped?.from ?? from, to };
  }

  private tellSkipped(): void {
    if (!this.skipped) return;
    const { from, to } = this.skipped;
    this.problems.push({ where: from === to ? `line ${from}` : `lines ${from} to ${to}`, message: PASSED_OVER });
    this.skipped = null;
  }
}

/** The cards and questions in a Markdown file, as Obsidian and its add-ons write them (docs/transfer/tables.md). */
export function readMarkdown(bytes: Uint8Array): Read {
  const decoded = encodedTextOf(bytes);
  if (!decoded.ok) return { understood: null, problems: decoded.problems };
  const text = decoded.value.text.replace(/\r\n?/g, "\n");
  const matter = frontMatterOf(text);
  const reader = new MarkdownReader(matter);
  const lines = markdownLines(text, matter.from);
  reader.read(lines);
  if (matter.from + lines.length > MOST_LINES)
    reader.problems.push({
      where: `line ${MOST_LINES}`,
      message: "Only the lines up to here were read. Split the file to bring the rest.",
    });
  const problems =
    reader.rows.length > 0 || reader.problems.length > 0
      ? reader.problems
      : [{ where: "file", message: "The file is empty: there is nothing to bring." }];
  return {
    understood: { kind: "rows", material: { title: reader.title, language: matter.language, rows: reader.rows, media: [] } },
    problems,
  };
}
