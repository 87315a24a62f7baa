import { markupOfPlain, plainOfMarkup } from "../../markup/plain";
import type { Problem } from "../../problem";
import type { Row, Said } from "../material";
import type { XmlElement } from "../xml";
import { isRefused, type Asked } from "./asked";
import { framesOf, interactionsIn, onLines, promptOf, type Frame } from "./body";
import { Content, type Beside, type Notes } from "./content";
import { responsesOf, type ResponseDeclaration } from "./declarations";
import type { Budget } from "./expressions";
import { FeedbackOf, sourceIn } from "./feedback";
import { attributeOf, foundIn, nameOf, partOf, partsOf, wordsIn } from "./names";
import { processingOf, type Processing } from "./processing";
import { askedBy } from "./replies";
import { heardBy, joined, told, type Heard } from "./told";
import { lostRow } from "../lost";

/** A text that several items are about, as light markup. */
export type Passage = { title: string; text: string };

/** Where an item stands, what is known of it beside it, and what its file may still take. */
export type ItemPlace = {
  /** For people: "question 3". */
  where: string;
  /** The id of its first row; null to take the item’s own identifier. */
  id: string | null;
  topic: string[];
  tags: string[];
  source: string;
  /** A passage that belongs to it, by its place as the item names it; null when it is not there. */
  passageOf: (address: string) => Passage | null;
  beside: Beside;
  budget: Budget;
};

/** The questions of an item, and what was not kept of it. */
export type ItemRead = { rows: Row[]; problems: Problem[] };

/** More questions than this in one item are not read: no person made them. */
const MOST_ASKED = 100;

const titleOf = (item: XmlElement) => (attributeOf(item, "title") ?? "").replace(/\s+/g, " ");

/** How an item is called where something is said of it. */
const whereOf = (item: XmlElement, { where }: ItemPlace) => (titleOf(item) === "" ? where : `${where} (${titleOf(item).slice(0, 80)})`);

const isTemplate = (item: XmlElement) =>
  partsOf(item, "templateDeclaration").length > 0 &&
  (partOf(item, "templateProcessing") !== null || foundIn(item, (element) => nameOf(element) === "printedVariable").length > 0);

/** All texts of an item, read once. */
type Parts = {
  item: XmlElement;
  responses: ReadonlyMap<string, ResponseDeclaration>;
  processing: Processing;
  content: Content;
  feedback: FeedbackOf;
  notes: Set<string>;
};

function partsOfItem(item: XmlElement, { beside, budget }: ItemPlace): Parts {
  const notes = new Set<string>();
  const responses = responsesOf(item);
  const processing = processingOf(item, responses, budget);
  const content = new Content(beside, notes);
  return { item, responses, processing, content, feedback: new FeedbackOf(item, processing, content), notes };
}

type Question = { says: Extract<Said, { kind: "written" }>; choiceIds: readonly string[] };

/** One question of an item, with what the item says to its answers. */
function questionOf(parts: Parts, { asked, before, after }: Frame, one: Asked): Question {
  const { content, item, notes } = parts;
  const stem = onLines([before, promptOf(asked, content), one.says, after]);
  const identifier = attributeOf(asked, "responseIdentifier") ?? "";
  const heard: Heard = parts.feedback.isEmpty ? { each: [], common: [] } : heardBy(parts.feedback, parts.responses, identifier, one);
  const { reply, explanation, verdicts } = told(one.reply, heard);
  if (verdicts.length > 0)
    notes.add(
      `What it says to right or to wrong answers alone was left out: ${verdicts
        .slice(0, 5)
        .map((text) => `“${plainOfMarkup(text)}”`)
        .join(", ")}.`,
    );
  return {
    says: { kind: "written", name: markupOfPlain(titleOf(item)), stem, reply, explanation: joined([...heard.common, ...explanation]) },
    choiceIds: one.tries.flatMap(({ values }) => (values.length === 1 ? values : [])),
  };
}

function withUnsaid(parts: Parts, questions: readonly Question[]): Question[] {
  const { ofChoice, forAll, rest } = parts.feedback.unsaid();
  if (rest > 0) parts.notes.add("Some of its feedback is shown under conditions that have no counterpart here, and was left out.");
  return questions.map((question): Question => {
    const { says, choiceIds } = question;
    const explanation = joined([says.explanation, ...forAll].filter(Boolean));
    const reply =
      says.reply.kind === "one" || says.reply.kind === "several"
        ? {
            ...says.reply,
            options: says.reply.options.map((option, i) =>
              option.feedback === undefined && ofChoice.has(choiceIds[i] ?? "")
                ? { ...option, feedback: ofChoice.get(choiceIds[i]!)! }
                : option,
            ),
          }
        : says.reply;
    return { ...question, says: { ...says, explanation, reply } };
  });
}

/** Longer than this and a question with its passage does not fit into a set. */
const LONGEST_STEM = 1_900;

/** The passages of an item before its question; one that is too long is named. */
function withPassages(stem: string, { item, notes }: Parts, { passageOf }: ItemPlace): string {
  const passages = partsOf(item, "assessmentStimulusRef").flatMap((ref) => {
    const address = attributeOf(ref, "href") ?? "";
    const passage = passageOf(address);
    if (!passage) notes.add(`The text “${address.slice(0, 80)}” that belongs to it is not in the file.`);
    return passage ? [passage] : [];
  });
  return passages.toReversed().reduce((under, { title, text }) => {
    const whole = onLines([text, under]);
    if (whole.length <= LONGEST_STEM) return whole;
    notes.add(`The text “${title.slice(0, 80)}” that belongs to it is too long to stand above a question, and was left out.`);
    return under;
  }, stem);
}

const refusedWhole = (where: string, message: string): ItemRead => ({ rows: [], problems: [lostRow(where, message)] });

/**
 * An item as rows, one for each thing it asks: the first has the item’s identifier, others a number behind it. What cannot be read, or is
 * not kept, is a problem with the place of the item.
 */
export function readItem(item: XmlElement, place: ItemPlace): ItemRead {
  const where = whereOf(item, place);
  const body = partOf(item, "itemBody");
  if (!body) return refusedWhole(where, "It has no content. It was left out.");
  if (isTemplate(item))
    return refusedWhole(where, "Its numbers or words are drawn anew for every learner, which has no counterpart here. It was left out.");
  const interactions = interactionsIn(body);
  if (interactions.length === 0) return refusedWhole(where, "It asks nothing: it holds only a text. It was left out.");
  if (interactions.length > MOST_ASKED)
    return refusedWhole(where, `It asks more than ${MOST_ASKED} things at once. It was left out: split it into several items.`);
  const parts = partsOfItem(item, place);
  const frames = framesOf(body, parts.content, place.budget);
  if (!frames)
    return refusedWhole(
      where,
      "It asks many things about a very long text, which would stand above each of them. It was left out: split it into several items.",
    );
  const { questions, problems } = questionsOf(frames, parts, where);
  if (attributeOf(item, "adaptive") === "true")
    parts.notes.add("It is made to change while it is answered: only its question and its key were kept.");
  const rows = withUnsaid(parts, questions).map(({ says }, i) =>
    rowOf({ ...says, stem: withPassages(says.stem, parts, place) }, i, item, where, place),
  );
  return { rows, problems: [...problems, ...[...parts.notes].map((message) => ({ where, message }))] };
}

function questionsOf(frames: readonly Frame[], parts: Parts, where: string): { questions: Question[]; problems: Problem[] } {
  const { item, responses, processing, content, notes } = parts;
  const questions: Question[] = [];
  const problems: Problem[] = [];
  for (const frame of frames) {
    const declaration = responses.get(attributeOf(frame.asked, "responseIdentifier") ?? "") ?? {
      identifier: "",
      cardinality: "single",
      baseType: "string",
      correct: [],
      model: "",
      mapping: null,
    };
    const asked = askedBy(frame.asked, { item, declaration, processing, content, notes });
    if (isRefused(asked)) problems.push(lostRow(where, `${asked.why} It was left out.`));
    else questions.push(...asked.map((one) => questionOf(parts, frame, one)));
  }
  return { questions, problems };
}

function rowOf(says: Question["says"], i: number, item: XmlElement, where: string, { id, topic, tags, source }: ItemPlace): Row {
  const own = id ?? (attributeOf(item, "identifier") || null);
  const ownSource = sourceIn(item);
  return {
    id: own === null || i === 0 ? own : `${own}-${i + 1}`,
    where: i === 0 ? where : `${where}, part ${i + 1}`,
    says,
    topic,
    tags,
    source: source || ownSource,
  };
}

/** The language of an item, as it says itself; null where it does not. */
export const languageOf = (element: XmlElement): string | null => element.attributes["xml:lang"]?.trim() || null;

/** A passage that stands in a file of its own; null where the file has none. */
export function passageIn(stimulus: XmlElement, beside: Beside, notes: Notes): Passage | null {
  const body = partOf(stimulus, "stimulusBody");
  if (!body) return null;
  return { title: titleOf(stimulus) || wordsIn(body).slice(0, 60), text: new Content(beside, notes).markupIn(body) };
}
