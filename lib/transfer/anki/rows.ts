import { markupOfHtml } from "../../markup/from-html";
import { readMarkup } from "../../markup/read-markup";
import type { Row, Said } from "../material";
import type { Asked } from "./cloze";
import type { Card, Collection, Note } from "./collection";
import { saysNothing } from "./filters";
import { questionSaid, readyField, signsBack, tagOfWord } from "./own";
import { isOcclusion, missingCards, prepare, type Face, type Prepared } from "./prepared-type";
import { GAP_MARK, render, underTheLine, type Rendered, type Rendering } from "./render";
import type { Tally } from "./tally";
import type { TemplatePart } from "./template";

/** More cards than Anki makes of a note. */
const MOST_CARDS = 500;
/** All sides together, as HTML: decks of 100,000 notes come to a tenth of it. */
const MOST_HTML = 400_000_000;

/** A card on the way to its row. */
type Shown = { card: Card; where: string; says: Said };

/** Whether a gap stands within a formula, where nothing can be typed. */
const isInFormula = (markup: string) =>
  /\\[([]/.test(markup) && readMarkup(markup).some(({ runs }) => runs.some((run) => run.kind === "formula" && run.tex.includes(GAP_MARK)));

/** What a back says beside its text: a heading that stands on both sides is said once. */
function withoutLinesOf(front: string, back: string): string {
  const said = new Set(front.split("\n"));
  return back
    .split("\n")
    .filter((line) => line === "" || !said.has(line))
    .join("\n")
    .trim();
}

/** Goes through the notes of a collection once and makes rows of them. */
class RowMaker {
  readonly rows: Row[] = [];
  private readonly prepared = new Map<number, Prepared>();
  private htmlLeft = MOST_HTML;
  private aside = 0;
  constructor(
    private readonly collection: Collection,
    private readonly tally: Tally,
  ) {}

  private preparedType(id: number): Prepared | null {
    const type = this.collection.noteTypes.get(id);
    if (!type) return null;
    const prepared = this.prepared.get(id) ?? prepare(type, this.tally);
    this.prepared.set(id, prepared);
    return prepared;
  }

  private markup(html: string, where: string): string {
    this.htmlLeft -= html.length;
    const { markup, dropped } = markupOfHtml(html);
    for (const name of dropped) this.tally.drop(where, `Left out: ${name}.`);
    return signsBack(markup);
  }

  private rendered(parts: readonly TemplatePart[], rendering: Rendering, where: string): Rendered | null {
    const done = render(parts, rendering);
    if (!done) this.tally.skip(where, "This card is longer than any card can be. It was left out.");
    if (done?.hints) this.tally.drop(where, "A hint that shows only when it is asked for was left out.");
    return done;
  }

  private back(face: Face, rendering: Rendering, where: string): string | null {
    const done = this.rendered(face.back, rendering, where);
    return done && this.markup(underTheLine(done.html), where);
  }

  private shownCard(face: Face, fields: ReadonlyMap<string, string>, where: string): Said | null {
    const front = this.rendered(face.front, { side: "front", fields, gap: 0, gaps: "filled" }, where);
    const back = front && this.back(face, { side: "back", fields, gap: 0, gaps: "filled" }, where);
    if (front === null || back === null) return null;
    const asked = this.markup(front.html, where);
    if (asked === "") this.tally.skip(where, "Nothing is on the front of this card. It was left out.");
    // Without a line between them, backs repeat the front.
    const answer = back.startsWith(`${asked}\n`) ? back.slice(asked.length + 1) : back;
    return asked === "" ? null : { kind: "card", front: asked, back: answer, bothWays: false };
  }

  /** What is left where the words do not make one gap to type in: the front shows gaps, the back what goes in them. */
  private gapsAsCard(text: string, asked: readonly Asked[], explanation: string, where: string): Said {
    const isFormula = isInFormula(text);
    const answers = asked.map(({ answer }) => this.markup(isFormula ? `\\(${answer}\\)` : answer, where));
    const front = text.replaceAll(GAP_MARK, isFormula ? "[\\ldots]" : "[…]");
    return { kind: "card", front, back: [...new Set(answers)].join("; "), bothWays: false, ...(explanation && { explanation }) };
  }

  private shownGap(face: Face, fields: ReadonlyMap<string, string>, gap: number, where: string): Said | null {
    const front = this.rendered(face.front, { side: "front", fields, gap, gaps: "marked" }, where);
    const behind = front && this.back(face, { side: "back", fields, gap, gaps: "left out" }, where);
    if (front === null || behind === null) return null;
    const [first, ...others] = front.asked;
    if (!first) {
      this.tally.skip(where, "The text has no gap of this number. The card was left out.");
      return null;
    }
    const text = this.markup(front.html, where);
    const explanation = withoutLinesOf(text, behind);
    const isOneGap = others.length === 0 && text.split(GAP_MARK).length === 2 && !text.includes("___") && !isInFormula(text);
    if (!isOneGap) return this.gapsAsCard(text, front.asked, explanation, where);
    const [answer, hint] = [this.markup(first.answer, where), this.markup(first.hint, where)];
    return { kind: "gap", text: text.replace(GAP_MARK, "___"), answer, accepted: [], hint, ...(explanation && { explanation }) };
  }

  private shown(prepared: Prepared, fields: ReadonlyMap<string, string>, card: Card, where: string): Shown | null {
    const face = prepared.faces.get(prepared.type.isCloze ? 0 : card.ord);
    if (!face) {
      this.tally.skip(where, "Its note type has no template for this card. It was left out.");
      return null;
    }
    const says = prepared.type.isCloze ? this.shownGap(face, fields, card.ord + 1, where) : this.shownCard(face, fields, where);
    return says && { card, where, says };
  }

  /** Fields by name; those that say where the note is from are not on its cards but beside them. */
  private fieldsOf({ type, sources, unshown, own }: Prepared, note: Note): Map<string, string> {
    for (const place of own ? [] : unshown) {
      const isLost = !saysNothing(note.fields[place] ?? "");
      if (isLost)
        this.tally.drop(
          `note ${note.place}`,
          `The field “${type.fields[place]}” is on no card of the note type “${type.name}” and was left out.`,
        );
    }
    const value = (place: number) => readyField(note.fields[place] ?? "", own !== null);
    return new Map(type.fields.flatMap((name, place) => (sources.includes(place) ? [] : [[name, value(place)]])));
  }

  private sourceOf({ sources, own }: Prepared, note: Note): string {
    return sources
      .map((place) => this.markup(readyField(note.fields[place] ?? "", own !== null), `note ${note.place}`))
      .filter(Boolean)
      .join("\n");
  }

  /** What the note is called, the same in a newer version of the file; other cards than the first have their number behind it. */
  private idOf({ own, type }: Prepared, { guid, fields }: Note, { ord }: Card): string | null {
    const name = (own ? (fields[type.fields.indexOf("Id")] ?? "").trim() : "") || guid;
    return name === "" ? null : ord === 0 ? name : `${name}:${ord}`;
  }

  private addRow(prepared: Prepared, note: Note, { card, where, says }: Shown, wayBack?: Card): void {
    const [reviews, reviewsBack] = [card, wayBack].map((one) => (one ? [...this.collection.reviewsOf(one.id)] : []));
    this.rows.push({
      id: this.idOf(prepared, note, card),
      where,
      says,
      topic: card.deck,
      tags: prepared.own ? note.tags.map(tagOfWord) : note.tags,
      source: this.sourceOf(prepared, note),
      ...(reviews!.length > 0 && { reviews }),
      ...(reviewsBack!.length > 0 && { reviewsBack }),
    });
  }

  /** Two cards that are each other’s way back are one row, asked both ways. */
  private addRows(prepared: Prepared, note: Note, shown: readonly Shown[]): void {
    const [one, other] = shown;
    const [front, back] = [one?.says, other?.says];
    const isMirror =
      shown.length === 2 && front?.kind === "card" && back?.kind === "card" && front.front === back.back && front.back === back.front;
    if (isMirror) this.addRow(prepared, note, { ...one!, where: `note ${note.place}`, says: { ...front, bothWays: true } }, other!.card);
    else for (const each of shown) this.addRow(prepared, note, each);
  }

  /** A note of a type of ours is what its fields say. */
  private addOwn(prepared: Prepared, note: Note, [card, wayBack]: readonly Card[]): void {
    const where = `note ${note.place}`;
    const field = (name: string) => this.markup(readyField(note.fields[prepared.type.fields.indexOf(name)] ?? "", true), where);
    const says: Said =
      prepared.own === "question"
        ? questionSaid(field)
        : { kind: "card", front: field("Front"), back: field("Back"), bothWays: prepared.own === "bothWays" };
    this.addRow(prepared, note, { card: card!, where, says }, wayBack);
  }

  private whereOf({ type }: Prepared, { place }: Note, { ord }: Card, isOnly: boolean): string {
    return isOnly ? `note ${place}` : `note ${place}, ${type.isCloze ? "gap" : "card"} ${ord + 1}`;
  }

  private cardsOf(prepared: Prepared, note: Note): readonly Card[] {
    const cards = this.collection.cardsOf(note.id);
    this.aside += cards.filter(({ isAside }) => isAside).length;
    if (cards.length > MOST_CARDS) this.tally.drop(`note ${note.place}`, `Only the first ${MOST_CARDS} cards of this note were read.`);
    return cards.length > 0 ? cards.slice(0, MOST_CARDS) : missingCards(prepared, note).slice(0, MOST_CARDS);
  }

  add(note: Note): void {
    const where = `note ${note.place}`;
    const prepared = this.preparedType(note.typeId);
    if (this.htmlLeft < 0)
      return this.tally.drop(where, "There is more in this deck than can be read at once. Export it in parts to bring in the rest.");
    if (!prepared) return this.tally.skip(where, "Its note type is not in the file. It was left out.");
    if (isOcclusion(prepared, note))
      return this.tally.skip(where, "This is a picture with covered parts (image occlusion), which cannot be asked here. It was left out.");
    const cards = this.cardsOf(prepared, note);
    if (prepared.own && prepared.own !== "gap" && cards.length > 0) return this.addOwn(prepared, note, cards);
    const fields = this.fieldsOf(prepared, note);
    const shown = cards.flatMap((card) => this.shown(prepared, fields, card, this.whereOf(prepared, note, card, cards.length === 1)) ?? []);
    this.addRows(prepared, note, shown);
  }

  /** The rows, once every note was added. */
  end(): Row[] {
    const cards = this.aside === 1 ? "1 card is" : `${this.aside.toLocaleString("en")} cards are`;
    if (this.aside > 0) this.tally.drop("cards", `${cards} suspended or buried in Anki: here all are asked.`);
    return this.rows;
  }
}

/**
 * A row for each card of a collection, in the order of its notes: a reversed card is one row, a gap is a row of its own. What is not kept
 * is tallied.
 */
export function rowsOf(collection: Collection, tally: Tally): Row[] {
  const maker = new RowMaker(collection, tally);
  collection.eachNote((note) => maker.add(note));
  return maker.end();
}
