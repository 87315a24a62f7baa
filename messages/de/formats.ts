import type { formats as English } from "../en/formats";

/** The names of the formats, by the name that is stored with every answer. */
export const formats: typeof English = {
  "fill-the-gap": "Lücke füllen",
  flashcard: "Lernkarte",
  "gap-from-bank": "Lücke aus einer Liste füllen",
  "how-sure": "Wie sicher ist das",
  "in-order": "In die Reihenfolge bringen",
  matching: "Paare finden",
  "multiple-choice": "Eine Antwort wählen",
  "multiple-select": "Alle passenden wählen",
  numeric: "Zahl tippen",
  "point-to-it": "Auf der Karte zeigen",
  "say-it": "In eigenen Worten sagen",
  "short-answer": "Antwort tippen",
  "true-false": "Wahr oder falsch",
  "two-reports": "Zwei Berichte",
  "what-comes-first": "Was zuerst kommt",
  "what-it-means": "Was es bedeutet",
  "who-said": "Wer hat es gesagt",
  "who-was-there": "Wer war dabei",
};
