import { CARD_LIMITS, CARD_RELATION, TWO_WAY_CARD_RELATION } from "../../facts/card";
import { ENTITY_KINDS, type Entity, type EntityKind, type Fact, type FactObject, type Relation } from "../../facts/fact";
import { STARTER_RELATIONS } from "../../facts/starter-relations";
import { readNumber } from "../../questions/numbers";
import { slugOf } from "../../reading/slug";
import { digest } from "../../questions/digest";
import type { Row, Said } from "../material";
import type { ImportChoices } from "../plan";
import { cut, filed, inOneLine, isWordy, LONGEST, refuse, type Piece, type Refusal, type Setting } from "./piece";
import { openPiece } from "./written";

type Card = Extract<Said, { kind: "card" }>;
type Statement = Extract<Said, { kind: "statement" }>;

const MEANS = STARTER_RELATIONS.find(({ role }) => role === "meaning")!;

/** A thing by its name: the one that the set has, or a new one. */
function thing(setting: Setting, name: string, kind: EntityKind, kinds: readonly EntityKind[]): Entity {
  return setting.entityNamed(name, kinds) ?? { id: `${kind}-${digest(name).slice(0, 14)}`, kind, name };
}

/** What else the author says to a card is kept for people. */
const noted = (explanation: string | undefined): Pick<Fact, "note"> => (explanation ? { note: cut(explanation, 2_000) } : {});

/** A front and a back as they are: nothing else of the set says anything of them. */
function asCard(row: Row, { front, back, bothWays, explanation }: Card, id: string, { choices }: Setting): Piece {
  const entity: Entity = { id: `front-${id}`, kind: "term", name: front };
  const relation = bothWays || choices.bothWays ? TWO_WAY_CARD_RELATION : CARD_RELATION;
  return {
    kind: "card",
    text: inOneLine(`${front} – ${back}`),
    words: row.source || `${front} – ${back}`,
    entities: [entity],
    relation,
    fact: {
      id,
      subject: entity.id,
      relation: relation.id,
      object: { text: back },
      status: "asserted",
      ...filed(row),
      ...noted(explanation),
    },
  };
}

const MEANS_SEVERAL: Relation = { ...MEANS, id: "means-also", functional: false, inverseFunctional: false };

/** The kind of fact that tells what a term means: the set’s own, or a new one. */
const meaningIn = ({ relations, choices }: Setting): Relation => relations.get("meaning") ?? (choices.oneAnswer ? MEANS : MEANS_SEVERAL);

/** A term and what it means. */
function asMeaning(row: Row, { front, back, explanation }: Card, id: string, setting: Setting): Piece {
  const relation = meaningIn(setting);
  const entity = thing(setting, front, "term", ["term"]);
  return {
    kind: "fact",
    text: inOneLine(`${front} – ${back}`),
    words: row.source || `${front}: ${back}`,
    entities: [entity],
    relation,
    fact: {
      id,
      subject: entity.id,
      relation: relation.id,
      object: { text: back },
      status: "asserted",
      ...filed(row),
      ...noted(explanation),
    },
  };
}

/** "capital of" is told as "the capital of …": the last word comes with the sentence. */
export const relationLabel = (label: string): string =>
  label
    .trim()
    .replace(/\s+of$/i, "")
    .replace(/^the\s+/i, "")
    .replace(/[?:]+$/, "")
    .trim();

/** Labels that say of a term what it means. */
const MEANING = /^(?:means|meaning|definition)$/i;

/**
 * The kind of fact of a label: the one that the set has under it, or a new one between things, or about texts where some row says more than
 * a name.
 */
function relationNamed(setting: Setting, label: string): Relation {
  const wanted = relationLabel(label);
  const known = setting.relations.get(slugOf(wanted));
  if (known) return known;
  if (MEANING.test(wanted)) return meaningIn(setting);
  const one = setting.choices.oneAnswer ? { functional: true, scope: "none" as const } : {};
  return {
    id: slugOf(wanted),
    label: wanted,
    subject: [...ENTITY_KINDS],
    object: setting.wordy.has(slugOf(wanted)) ? "text" : [...ENTITY_KINDS],
    ...one,
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What a fact says of its subject, as its kind takes it; null where the words are of another kind. */
function objectOf(setting: Setting, relation: Relation, words: string): { object: FactObject; entity: Entity | null } | null {
  if (relation.object === "text") return { object: { text: words }, entity: null };
  if (relation.object === "date") return DAY.test(words) ? { object: { from: words, to: words, precision: "day" }, entity: null } : null;
  if (relation.object === "number") {
    const [, amount = "", unit = ""] = /^([\d.,\s]*\d)\s*(.*)$/.exec(words) ?? [];
    const number = readNumber(amount, "");
    return number === null ? null : { object: { number, unit }, entity: null };
  }
  if (words.length > LONGEST.name) return null;
  const entity = thing(setting, words, relation.object.includes("thing") ? "thing" : relation.object[0]!, relation.object);
  return { object: { entity: entity.id }, entity };
}

type Told = { subject: string; label: string; object: string };

/** Something said of something, as a fact between two things of the set or about a value. */
function asFact(row: Row, { subject, label, object }: Told, id: string, setting: Setting): Piece | Refusal {
  const relation = relationNamed(setting, label);
  const said = objectOf(setting, relation, object);
  if (!said)
    return refuse(
      relation.object === "date"
        ? "A date is needed here, as 2025-03-12."
        : relation.object === "number"
          ? "A number is needed here."
          : `Make this shorter: ${LONGEST.name} letters at most.`,
    );
  const about = thing(setting, subject, relation.subject.includes("thing") ? "thing" : relation.subject[0]!, relation.subject);
  const words = row.source || `${subject} – ${relation.label}: ${object}`;
  return {
    kind: "fact",
    text: inOneLine(`${subject} – ${relation.label}: ${object}`),
    words,
    entities: said.entity ? [about, said.entity] : [about],
    relation,
    fact: { id, subject: about.id, relation: relation.id, object: said.object, status: "asserted", ...filed(row) },
  };
}

/** Kinds of fact of which some row says more than a name, by their ids. */
export function wordyRelations(rows: readonly Row[], { about, relation }: ImportChoices): Set<string> {
  const told = rows.flatMap(({ says }) =>
    says.kind === "statement"
      ? [{ label: says.relation, object: says.object }]
      : says.kind === "card" && about === "relation"
        ? [{ label: relation, object: says.back }]
        : [],
  );
  return new Set(told.filter(({ object }) => isWordy(object)).map(({ label }) => slugOf(relationLabel(label))));
}

/** What a card becomes, as the person said what its sides are to one another. */
export function cardPiece(row: Row, card: Card, id: string, setting: Setting): Piece | Refusal {
  const { front, back } = card;
  if (front === "") return refuse("The front is empty.");
  if (back === "") return refuse("The back is empty.");
  if (back.length > LONGEST.text) return refuse(`The back is longer than ${LONGEST.text} letters.`);
  // What is too long for a name is asked as it stands.
  if (front.length > CARD_LIMITS.front) return openPiece(row, { stem: front, model: back }, id, setting);
  const { about, relation } = setting.choices;
  if (about === "meaning") return asMeaning(row, card, id, setting);
  return about === "relation" && relationLabel(relation) !== ""
    ? asFact(row, { subject: front, label: relation, object: back }, id, setting)
    : asCard(row, card, id, setting);
}

/** What a row of a table of facts becomes. */
export function statementPiece(row: Row, { subject, relation, object }: Statement, id: string, setting: Setting): Piece | Refusal {
  if (subject === "") return refuse("Nothing says what this is about.");
  if (relationLabel(relation) === "") return refuse("Nothing says what kind of fact this is.");
  if (object === "") return refuse("Nothing is said of it.");
  if (subject.length > LONGEST.name || object.length > LONGEST.text || relation.length > 200) return refuse("This is too long for a fact.");
  return asFact(row, { subject, label: relation, object }, id, setting);
}
