import type { Evidence, Source } from "../../facts/fact";
import { digest } from "../../questions/digest";

/** A text of a source is at most so long (docs/fact-set-file.md allows more): long files become several. */
const MOST_LETTERS = 200_000;

/** The words that rows rest on, put into sources: each row’s words are its evidence. */
export type Sources = { add: (words: string) => Evidence; end: () => Source[] };

/**
 * Collects the words of an import into sources under the name of its file: line by line, a new source when one is full. Ids are made from
 * the texts, so that the same words are the same source.
 */
export function collectSources(title: string): Sources {
  const texts: { lines: string[]; length: number; evidence: Evidence[] }[] = [];
  const open = () => {
    const fresh = { lines: [], length: 0, evidence: [] };
    texts.push(fresh);
    return fresh;
  };
  return {
    add(words) {
      const last = texts.at(-1);
      const text = !last || last.length + words.length > MOST_LETTERS ? open() : last;
      const evidence: Evidence = { source: "", start: text.length, end: text.length + words.length };
      text.lines.push(words);
      text.length += words.length + 1;
      text.evidence.push(evidence);
      return evidence;
    },
    end: () =>
      texts.map(({ lines, evidence }, i) => {
        const text = lines.join("\n");
        const source: Source = {
          id: `import-${digest(text)}`,
          kind: "import",
          title: texts.length === 1 ? title : `${title}, part ${i + 1}`,
          text,
        };
        for (const one of evidence) one.source = source.id;
        return source;
      }),
  };
}
