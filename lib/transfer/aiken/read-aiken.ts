import { markupOfTexText } from "../../markup/from-html";
import type { Problem } from "../../problem";
import type { Row, WrittenReply } from "../material";
import { withOurGaps } from "../question-bank/gap";
import { linesOf, withLineFeeds } from "../question-bank/lines";
import { lostRow } from "../lost";

/** "A. text", "b) text", "(C) text". */
const OPTION = /^\(?([A-Za-z])\s{0,5}[.)]\s+(\S.*)$/;
const ANSWER = /^(?:correct\s+)?(?:answers?|ans)\s{0,5}[:=]\s*(.*)$/i;

/** A question as far as it has been read: `wrapped` are lines after an option that may go on with it. */
type Draft = { line: number; stem: string[]; options: string[]; wrapped: string[]; afterGap: boolean };

const fresh = (line: number, stem: string[] = []): Draft => ({ line, stem, options: [], wrapped: [], afterGap: false });

const nextLetter = ({ options }: Draft) => String.fromCharCode(65 + options.length);

/** The letters that a line after "ANSWER:" names, before the words of the answer where they stand there too; null where it names none. */
function lettersOf(said: string): string[] | null {
  const upper = said.trim().toUpperCase();
  const withWords = /^\(?([A-Z])[.)]\s/.exec(upper);
  if (withWords) return [withWords[1]!];
  const named = upper
    .split(/[\s,;&/]+/)
    .map((part) => part.replace(/[().]/g, ""))
    .filter((part) => part !== "" && part !== "AND");
  return named.length > 0 && named.every((part) => /^[A-Z]$/.test(part)) ? [...new Set(named)] : null;
}

const text = (lines: readonly string[]) => markupOfTexText(lines.join("\n"));

/** One right letter is a choice; several, which Aiken does not know and people write, are all to be chosen. */
function replyOf(options: readonly string[], right: readonly string[]): WrittenReply {
  const rated = options.map((option, i) => ({ text: text([option]), credit: right.includes(String.fromCharCode(65 + i)) ? 1 : 0 }));
  return { kind: right.length > 1 ? "several" : "one", options: rated };
}

const rowOf = ({ line, stem, options }: Draft, right: readonly string[]): Row => ({
  id: null,
  where: `line ${line}`,
  says: { kind: "written", name: "", stem: withOurGaps(text(stem)), reply: replyOf(options, right), explanation: "" },
  topic: [],
  tags: [],
  source: "",
});

/** What keeps a question with its answer from being taken; null where nothing does. */
function faultOf({ stem, options }: Draft, right: readonly string[] | null, said: string): string | null {
  if (stem.length === 0) return "These answers have no question before them: they were left out.";
  if (options.length < 2) return "This question has fewer than two answers. Begin each with a letter: A. B. C. The question was left out.";
  if (right === null) return `“${said.trim().slice(0, 40)}” names no letter of an answer. Write ANSWER: A. The question was left out.`;
  const missing = right.find((letter) => letter.charCodeAt(0) - 65 >= options.length);
  return missing ? `There is no answer ${missing} here: the question was left out.` : null;
}

/** Reads an Aiken file line by line: each question is its lines, its lettered answers, and the line that names the right one. */
class Reading {
  readonly rows: Row[] = [];
  readonly problems: Problem[] = [];
  private draft = fresh(1);

  /** A question that ends without a line that names its answer, or words that no answers follow. */
  private giveUp() {
    const { line, stem, options } = this.draft;
    if (options.length > 0) this.problems.push(lostRow(`line ${line}`, "No line like ANSWER: A ends this question: it was left out."));
    else if (stem.length > 0)
      this.problems.push(
        lostRow(`line ${line}`, `No lettered answers follow this text: “${stem.join(" ").slice(0, 60)}”. It was left out.`),
      );
  }

  private begin(line: number, stem: string[] = []) {
    this.giveUp();
    this.draft = fresh(line, stem);
  }

  private answer(said: string) {
    const right = lettersOf(said);
    this.closeOption();
    const fault = faultOf(this.draft, right, said);
    if (fault) this.problems.push(lostRow(`line ${this.draft.line}`, fault));
    else this.rows.push(rowOf(this.draft, right!));
  }

  private closeOption() {
    const { options, wrapped } = this.draft;
    if (wrapped.length > 0) options.push([options.pop()!, ...wrapped].join(" "));
    this.draft.wrapped = [];
  }

  /** Whether a line with a letter is the next answer, or the first of a question that begins unseen. */
  private option(number: number, letter: string, words: string): boolean {
    const { draft } = this;
    if (draft.stem.length + draft.options.length === 0) draft.line = number;
    if (letter === nextLetter(draft)) {
      this.closeOption();
      draft.options.push(words);
      draft.afterGap = false;
      return true;
    }
    if (letter !== "A" || draft.options.length === 0) return false;
    // Words that looked like the first answer were the question: "A. Lincoln was born in"; or the line that names the answer is missing.
    const isStem = draft.options.length === 1 && draft.stem.length === 0 && draft.wrapped.length === 0;
    const stem = isStem ? [`A. ${draft.options[0]}`] : draft.wrapped;
    if (isStem) this.draft = fresh(draft.line, stem);
    else this.begin(number - stem.length, stem);
    this.draft.options.push(words);
    return true;
  }

  private words(number: number, line: string) {
    const { draft } = this;
    if (draft.afterGap) this.begin(number, [line]);
    else if (draft.options.length > 0) draft.wrapped.push(line);
    else {
      if (draft.stem.length === 0) draft.line = number;
      draft.stem.push(line);
    }
  }

  take(number: number, written: string) {
    const line = written.trim();
    const answer = line.length < 200 ? ANSWER.exec(line) : null;
    if (line === "") this.draft.afterGap = this.draft.stem.length + this.draft.options.length > 0;
    else if (answer) {
      if (this.draft.stem.length + this.draft.options.length === 0) this.draft.line = number;
      this.answer(answer[1]!);
      this.draft = fresh(number + 1);
    } else {
      const option = OPTION.exec(line);
      if (!option || !this.option(number, option[1]!.toUpperCase(), option[2]!.trim())) this.words(number, line);
    }
  }

  end() {
    this.giveUp();
  }
}

/** The questions of an Aiken file, and a problem for each that could not be taken. */
export function readAiken(file: string): { rows: Row[]; problems: Problem[] } {
  const reading = new Reading();
  for (const line of linesOf(withLineFeeds(file))) reading.take(line.number, line.text);
  reading.end();
  return { rows: reading.rows, problems: reading.problems };
}
