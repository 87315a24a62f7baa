import { markupOfPlain, plainOfMarkup } from "../../markup/plain";
import { elementsIn, type XmlElement } from "../xml";
import { isConditional, type Content } from "./content";
import { attributeOf, foundIn, nameOf, wordsIn } from "./names";
import type { Answers, Processing } from "./processing";

/**
 * Something an item says after an answer: while `outcome` holds its identifier, or, with `hides`, while it does not. `of` is the choice it
 * stands in.
 */
type Feedback = { outcome: string; identifier: string; hides: boolean; of: string | null; text: string };

/** How a program of ours marks the words a question rests on: they are a source, and no explanation. */
export const SOURCE_CLASS = "footing-source";
const isSource = (element: XmlElement) => (element.attributes.class ?? "").split(/\s+/).includes(SOURCE_CLASS);

/** The words a question rests on, as a program of ours wrote them into an item; "" where there are none. */
export const sourceIn = (item: XmlElement): string =>
  [...new Set(foundIn(item, isSource).map((element) => markupOfPlain(wordsIn(element))))].join("\n");

const isChoice = (element: XmlElement) =>
  /^(simpleChoice|inlineChoice|simpleAssociableChoice|hottext|gapText|gapImg)$/.test(nameOf(element));

function feedbackIn(element: XmlElement, of: string | null, content: Content, found: Feedback[]): Feedback[] {
  for (const child of elementsIn(element)) {
    if (isConditional(child) && nameOf(child).includes("eedback")) {
      const text = content.markupOf(content.htmlOf(child.children, (part) => (isSource(part) ? "" : null)));
      if (text !== "")
        found.push({
          outcome: attributeOf(child, "outcomeIdentifier") ?? "",
          identifier: attributeOf(child, "identifier") ?? "",
          hides: attributeOf(child, "showHide") === "hide",
          of,
          text,
        });
    } else feedbackIn(child, isChoice(child) ? attributeOf(child, "identifier") : of, content, found);
  }
  return found;
}

const SAYS_RIGHT = /^(?:correct|right|true)/i;
const SAYS_WRONG = /^(?:incorrect|wrong|false)/i;
const IS_FOR_ALL = /solution|explan|rationale|general/i;

/** An answer that is tried, to see what an item says to it: the response it answers, its values, and whether it is right. */
export type Try = { values: readonly string[]; right: boolean };

/** Everything an item says after answers. */
export class FeedbackOf {
  private readonly all: readonly Feedback[];
  private readonly seen = new Set<Feedback>();

  constructor(
    item: XmlElement,
    private readonly processing: Processing,
    content: Content,
  ) {
    this.all = feedbackIn(item, null, content, []);
  }

  get isEmpty(): boolean {
    return this.all.length === 0;
  }

  /**
   * What is said to answers by the item’s own rules; where it has none, by how its feedback is called. `known` are identifiers of the
   * choices.
   */
  saidTo(answers: Answers, { values, right }: Try, known: ReadonlySet<string>): string[] {
    const { shows } = this.processing.outcomesOf(answers);
    const said = this.all.filter((feedback) => (shows ? this.shownBy(feedback, shows) : shownByName(feedback, values, right, known)));
    for (const feedback of said) this.seen.add(feedback);
    return [...new Set(said.map(({ text }) => text))];
  }

  private shownBy({ outcome, identifier, hides }: Feedback, shows: ReadonlyMap<string, readonly string[]>): boolean {
    return (shows.get(outcome) ?? []).includes(identifier) !== hides;
  }

  /** What was never said to any answer that was tried: what a choice says of itself by the choice, what is for everybody, and the rest. */
  unsaid(): { ofChoice: ReadonlyMap<string, string>; forAll: string[]; rest: number } {
    const left = this.all.filter((feedback) => !this.seen.has(feedback));
    const ofChoice = new Map(left.flatMap(({ of, identifier, text }) => (of !== null && of === identifier ? [[of, text] as const] : [])));
    const others = left.filter(({ of, identifier }) => of === null || of !== identifier);
    const forAll = others.filter(({ identifier }) => IS_FOR_ALL.test(identifier));
    return { ofChoice, forAll: forAll.map(({ text }) => text), rest: others.length - forAll.length };
  }
}

function shownByName({ identifier, hides, of }: Feedback, values: readonly string[], right: boolean, known: ReadonlySet<string>): boolean {
  const named = known.has(identifier)
    ? values.includes(identifier)
    : SAYS_RIGHT.test(identifier)
      ? right
      : SAYS_WRONG.test(identifier)
        ? !right
        : of === null
          ? !hides
          : values.includes(of);
  return named !== hides;
}

/** Words like “Right!” are not longer. */
const LONGEST_VERDICT = 40;
/** Whether a text only says what the mark says, and explains nothing. */
export const isVerdict = (markup: string): boolean => plainOfMarkup(markup).length <= LONGEST_VERDICT;
