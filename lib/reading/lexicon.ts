// The only file that knows compromise: its lexicon says of a bare name whether it is a person’s, a place’s or an organisation’s.
import nlp from "compromise/two";

/** What a dictionary of names takes a name for; null where it has no opinion. */
export type NameGuess = "person" | "place" | "organisation" | null;

/**
 * The kind of a capitalised name by the lexicon of compromise. Asked of bare names alone: in a sentence its tagger is led astray by titles,
 * and names are few.
 */
export function guessName(name: string): NameGuess {
  const doc = nlp(name);
  if (doc.has("#FirstName") && name.includes(" ")) return "person";
  if (doc.has("#City") || doc.has("#Country") || doc.has("#Region")) return "place";
  if (doc.has("#Person")) return "person";
  if (doc.has("#Place")) return "place";
  return doc.has("#Organization") ? "organisation" : null;
}

const lexicon = (nlp.model() as { one: { lexicon: Readonly<Record<string, unknown>> } }).one.lexicon;

/** Whether a word stands in an ordinary dictionary, so that a capital letter alone makes no name of it. */
export const isDictionaryWord = (word: string): boolean =>
  typeof lexicon[word.toLowerCase()] === "string" &&
  !/FirstName|MaleName|FemaleName|LastName|City|Country|Region|Place|Person|ProperNoun|Organization/.test(
    String(lexicon[word.toLowerCase()]),
  );

/** Whether a word is a first name. */
export const isFirstName = (word: string): boolean => /FirstName|MaleName|FemaleName/.test(String(lexicon[word.toLowerCase()]));
