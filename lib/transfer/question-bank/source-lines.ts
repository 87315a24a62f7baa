import type { QuestionEvidence } from "../../questions/question";

/** A line that quotes a source: its words, and what it is called. */
const SOURCE_LINE = /^“(.+)” — (.+)$/;

const inOneLine = (text: string) => text.split(/\s+/).join(" ").trim();

/**
 * The words a question rests on, as a line a source: “words” — title. Words that quote a source themselves are left as they are; each line
 * once.
 */
export function sourceLinesOf(evidence: readonly Pick<QuestionEvidence, "quote" | "title">[]): string[] {
  const lines = evidence.map(({ quote, title }) => {
    const words = inOneLine(quote);
    return SOURCE_LINE.test(words) || title.trim() === "" ? words : `“${words}” — ${inOneLine(title)}`;
  });
  return [...new Set(lines)].filter(Boolean);
}

/** What is said after an answer, with the lines of its sources at its end. */
export const withSource = (explanation: string, source: string): string => [explanation, source].filter(Boolean).join("\n");

/** An explanation and the lines of sources that stood at its end, apart. */
export function sourceApart(text: string): { explanation: string; source: string } {
  const lines = text.split("\n");
  let from = lines.length;
  while (from > 0 && SOURCE_LINE.test(lines[from - 1]!)) from -= 1;
  return { explanation: lines.slice(0, from).join("\n").trim(), source: lines.slice(from).join("\n") };
}

/** The words and the title of a line that quotes a source; null for other lines. */
export function citationIn(line: string): { quote: string; title: string } | null {
  const found = SOURCE_LINE.exec(line);
  return found && { quote: found[1]!, title: found[2]! };
}
