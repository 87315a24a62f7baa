import { digest } from "../../questions/digest";
import type { NoteToWrite } from "./notes-to-write";
import { OWN_TYPES, type OwnType } from "./own";

/** Our note types have these ids in every package, so that all sets share them. `templates` is how many cards a note has. */
export const MODELS: Readonly<Record<OwnType, { id: number; templates: number }>> = {
  card: { id: 1_430_000_000_101, templates: 1 },
  bothWays: { id: 1_430_000_000_102, templates: 2 },
  gap: { id: 1_430_000_000_103, templates: 1 },
  question: { id: 1_430_000_000_104, templates: 1 },
};

const CSS = `.card { font-family: sans-serif; font-size: 20px; line-height: 1.4; text-align: center; color: black; background-color: white; }
ul { display: inline-block; text-align: left; }
.explanation, .source { margin-top: 1em; font-size: 16px; }
.source { color: #555; }
.nightMode .source { color: #bbb; }
.cloze { font-weight: bold; }`;

const SOURCE = '{{#Source}}<div class="source">{{Source}}</div>{{/Source}}';
const ANSWER_LINE = "{{FrontSide}}<hr id=answer>";
const EXPLANATION = '{{#Explanation}}<div class="explanation">{{Explanation}}</div>{{/Explanation}}';
const ITEMS = "{{#Items}}<div>{{Items}}</div>{{/Items}}{{#Options}}<div>{{Options}}</div>{{/Options}}";

type Template = { name: string; front: string; back: string; needs: [string, number[]] };

/** `needs`: the fields, any of which says enough for the card to be made. */
const TEMPLATES: Readonly<Record<OwnType, Template[]>> = {
  card: [{ name: "Card 1", front: "{{Front}}", back: `${ANSWER_LINE}{{Back}}${SOURCE}`, needs: ["any", [0]] }],
  bothWays: [
    { name: "Card 1", front: "{{Front}}", back: `${ANSWER_LINE}{{Back}}${SOURCE}`, needs: ["any", [0]] },
    { name: "Card 2", front: "{{Back}}", back: `${ANSWER_LINE}{{Front}}${SOURCE}`, needs: ["any", [1]] },
  ],
  gap: [
    {
      name: "Gap",
      front: "{{cloze:Text}}",
      back: `{{cloze:Text}}{{#Extra}}<div class="explanation">{{Extra}}</div>{{/Extra}}${SOURCE}`,
      needs: ["any", [0]],
    },
  ],
  question: [
    { name: "Card 1", front: `{{Question}}${ITEMS}`, back: `${ANSWER_LINE}{{Answer}}${EXPLANATION}${SOURCE}`, needs: ["any", [0, 1, 2]] },
  ],
};

const isGap = (type: OwnType) => type === "gap";

function modelOf(type: OwnType, seconds: number, deckId: number) {
  const { name, fields } = OWN_TYPES[type];
  return {
    vers: [],
    name,
    tags: [],
    did: deckId,
    usn: -1,
    ...(isGap(type) ? {} : { req: TEMPLATES[type].map(({ needs }, ord) => [ord, ...needs]) }),
    flds: fields.map((field, ord) => ({ name: field, media: [], sticky: false, rtl: false, ord, font: "Arial", size: 20 })),
    sortf: 0,
    tmpls: TEMPLATES[type].map(({ name: template, front, back }, ord) => ({
      name: template,
      qfmt: front,
      did: null,
      bafmt: "",
      afmt: back,
      ord,
      bqfmt: "",
    })),
    mod: seconds,
    type: isGap(type) ? 1 : 0,
    id: String(MODELS[type].id),
    css: CSS,
    latexPre: "\\documentclass[12pt]{article}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\begin{document}\n",
    latexPost: "\\end{document}",
  };
}

/** Decks lie in one another by "::" in their names. */
const deckPart = (name: string) =>
  name
    .replace(/:{2,}/g, ":")
    .replace(/[\s"]+/g, " ")
    .trim() || "–";

const namesOf = (title: string, topic: readonly string[]) => [title, ...topic].map(deckPart);

const FIRST_DECK_ID = 1_440_000_000_000;
const DECK_IDS = 10_000_000_000;
const idOfDeck = (slug: string, names: readonly string[]) =>
  FIRST_DECK_ID + (Number.parseInt(digest(`deck ${slug} ${names.slice(1).join("::")}`).slice(0, 10), 36) % DECK_IDS);

/** The deck of a topic of a set: the same in every package of this set, whatever it is called by then. */
export const deckIdOf = (slug: string, title: string, topic: readonly string[]): number => idOfDeck(slug, namesOf(title, topic));

function deck(id: number, name: string, seconds: number) {
  const today = { newToday: [0, 0], revToday: [0, 0], lrnToday: [0, 0], timeToday: [0, 0] };
  return { name, extendRev: 50, usn: -1, collapsed: false, ...today, dyn: 0, extendNew: 10, conf: 1, id, mod: seconds, desc: "" };
}

/** The decks of all topics, with those they lie in, by id. */
function decksOf(slug: string, title: string, notes: readonly NoteToWrite[], seconds: number): Record<string, ReturnType<typeof deck>> {
  const decks = new Map<number, string>([[deckIdOf(slug, title, []), deckPart(title)]]);
  for (const { topic } of notes) {
    for (let depth = 1; depth <= topic.length; depth += 1)
      decks.set(deckIdOf(slug, title, topic.slice(0, depth)), namesOf(title, topic.slice(0, depth)).join("::"));
  }
  return { "1": deck(1, "Default", seconds), ...Object.fromEntries([...decks].map(([id, name]) => [id, deck(id, name, seconds)])) };
}

const DECK_OPTIONS = {
  "1": {
    id: 1,
    name: "Default",
    mod: 0,
    usn: 0,
    replayq: true,
    timer: 0,
    maxTaken: 60,
    autoplay: true,
    lapse: { leechFails: 8, minInt: 1, delays: [10], leechAction: 0, mult: 0 },
    rev: { perDay: 100, ivlFct: 1, maxIvl: 36500, minSpace: 1, ease4: 1.3, fuzz: 0.05 },
    new: { separate: true, delays: [1, 10], perDay: 20, ints: [1, 4, 7], initialFactor: 2500, order: 1 },
  },
};

function conf(deckId: number, nextPosition: number) {
  return {
    nextPos: nextPosition,
    activeDecks: [deckId],
    curDeck: deckId,
    sortType: "noteFld",
    sortBackwards: false,
    timeLim: 0,
    addToCur: true,
    newSpread: 0,
    dueCounts: true,
    estTimes: true,
    curModel: String(MODELS.card.id),
    collapseTime: 1200,
  };
}

/**
 * What the row of a collection says beside its numbers: conf, models, decks and dconf, each as JSON. Only note types that a note has are in
 * it.
 */
export function collectionSettings(
  { slug, title }: { slug: string; title: string },
  notes: readonly NoteToWrite[],
  seconds: number,
): [conf: string, models: string, decks: string, dconf: string] {
  const root = deckIdOf(slug, title, []);
  const used = new Set(notes.map(({ type }) => type));
  const types = (Object.keys(OWN_TYPES) as OwnType[]).filter((type) => used.has(type) || type === "card");
  const models = Object.fromEntries(types.map((type) => [MODELS[type].id, modelOf(type, seconds, root)]));
  return [conf(root, notes.length + 1), models, decksOf(slug, title, notes, seconds), DECK_OPTIONS].map((value) =>
    JSON.stringify(value),
  ) as [string, string, string, string];
}
