import { citationIn, sourceLinesOf } from "../question-bank/source-lines";

/** The sentences that a row rests on and what they stand in, a line each, the lines of both in the same order. */
export type SourceCells = { sentence: string; title: string };

type Citation = { quote: string; title: string };

const inOneLine = (text: string) => text.split(/\s+/).join(" ").trim();

/** Words that quote other sources themselves, taken apart. */
function citationsIn({ quote, title }: Citation): Citation[] {
  const inner = quote.split("\n").map(citationIn);
  return inner.every((one) => one !== null) ? inner : [{ quote, title }];
}

/** The cells of what a row rests on, each sentence once. */
export function sourceCells(cited: readonly Citation[]): SourceCells {
  const lines = new Map(
    cited
      .flatMap(citationsIn)
      .map(({ quote, title }) => [`${inOneLine(quote)}\n${inOneLine(title)}`, { quote: inOneLine(quote), title: inOneLine(title) }]),
  );
  const all = [...lines.values()];
  return {
    sentence: all.map(({ quote }) => quote).join("\n"),
    title: all.every(({ title }) => title === "") ? "" : all.map(({ title }) => title).join("\n"),
  };
}

/** The lines of a source of what two cells say: `“sentence” — title`, one after the other where their lines do not go together. */
export function sourceOfCells({ sentence, title }: SourceCells): string {
  const [sentences, titles] = [sentence.split("\n"), title.split("\n")];
  if (sentence === "" || title === "" || sentences.length !== titles.length) return [sentence, title].filter(Boolean).join("\n");
  return sourceLinesOf(sentences.map((quote, i) => ({ quote, title: titles[i]! }))).join("\n");
}
