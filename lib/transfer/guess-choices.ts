import { plainOfMarkup } from "../markup/plain";
import type { ColumnRole, Material, Row, Said } from "./material";
import type { ImportChoices } from "./plan";
import { relationLabel } from "./settle/cards";

type Card = Extract<Said, { kind: "card" }>;

const cardsIn = (rows: readonly Row[]): Card[] => rows.flatMap(({ says }) => (says.kind === "card" ? [says] : []));

/** A front that names something, and asks nothing by itself. */
function isTerm({ front }: Card): boolean {
  const words = plainOfMarkup(front).trim();
  return (
    words !== "" &&
    words.length <= 60 &&
    words.split(/\s+/).length <= 5 &&
    !/[?!:.;=]|___|\n|\[\.\.\.\]/.test(words) &&
    !front.includes("](media:")
  );
}

/** Whether every front has one back. */
function hasOneBack(cards: readonly Card[]): boolean {
  const backs = new Map<string, string>();
  return cards.every(({ front, back }) => {
    const before = backs.get(front);
    backs.set(front, back);
    return before === undefined || before === back;
  });
}

/** Names of columns that say what a card is, and nothing of what it is about. */
const GENERIC = /^(?:|column \d+|front|back|term|definition|meaning|word|translation|question|answer|key|value|text|[a-z]{2})$/i;

/** What the column of the backs is called, where that says what the cards are about: "capital". */
function labelOf({ table }: Material): string {
  const column = (role: ColumnRole) => table?.columns.find((one) => one.role === role)?.name.trim() ?? "";
  const label = relationLabel(column("back"));
  return table?.hasHeader && !GENERIC.test(label) && !GENERIC.test(column("front")) ? label : "";
}

/**
 * What a person would most likely choose for these rows: a named column says what the cards are about; short fronts are terms; everything
 * else is asked as it stands. That a front has one back only is guessed of cards, never of tables of facts: those may be lists.
 */
export function guessChoices(material: Material): ImportChoices {
  const cards = cardsIn(material.rows);
  const relation = labelOf(material);
  const areTerms = cards.length > 0 && cards.filter(isTerm).length >= cards.length * 0.9;
  return {
    about: relation !== "" ? "relation" : areTerms ? "meaning" : "cards",
    relation,
    oneAnswer: cards.length > 0 && hasOneBack(cards),
    bothWays: cards.length > 0 && cards.every(({ bothWays }) => bothWays),
    reviews: false,
  };
}
