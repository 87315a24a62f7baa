import type { Doubt, DraftFact } from "../article";
import { ACTOR, MASK, entityAt, wholeOf, type Ground, type Proposal, type Scene } from "./ground";
import { eventId, happeningsIn, type Happening } from "./happenings";

const TAKE_PART =
  "(?:attend(?:ing)?|tak(?:e|ing) part|be(?:ing)? present|present|join(?:ing)?|participat(?:e|ing)|be(?:ing)? there|play(?:ing)?|compet(?:e|ing)|travel(?:ling)?|invited|be invited)";
const SUBJECT = `(?<subject>${ACTOR})(?:,\\s[^,“”"]{2,90},)?(?:\\s(?:himself|herself|itself|themselves))?`;

const RULES: readonly { pattern: RegExp; status: DraftFact["status"] }[] = [
  {
    pattern: new RegExp(
      `${SUBJECT}(?:,\\s(?:who|which))?\\s(?:is|are|was|were)\\snot\\s(?:expected|due|set|scheduled|planning)\\sto\\s${TAKE_PART}`,
      "gu",
    ),
    status: "planned",
  },
  { pattern: new RegExp(`${SUBJECT}(?:,\\s(?:who|which))?\\s(?:will\\snot|won['’]t|would\\snot)\\s${TAKE_PART}`, "gu"), status: "planned" },
  {
    pattern: new RegExp(
      `${SUBJECT}(?:,\\s(?:who|which))?\\s(?:(?:did|does|do|has|have|had|is|are|was|were)(?:\\snot|n['’]t))\\s(?:been\\s)?${TAKE_PART}`,
      "gu",
    ),
    status: "asserted",
  },
  {
    pattern: new RegExp(
      `${SUBJECT}(?:,\\s(?:who|which))?\\s(?:(?:is|was|were|are)\\sabsent\\sfrom|stayed\\saway\\sfrom|boycotted|missed|skipped|pulled\\sout\\sof|withdrew\\sfrom|(?:has|have|had)\\sbeen\\s(?:frozen|shut|left)\\sout\\sof|(?:was|were)\\s(?:excluded|barred|banned|absent)\\sfrom)`,
      "gu",
    ),
    status: "asserted",
  },
  {
    pattern: new RegExp(`\\b[Ww]ith\\s(?<subject>${ACTOR})(?:\\sand\\s${ACTOR})?\\s(?:shut|left|frozen)\\sout\\sof`, "gu"),
    status: "asserted",
  },
  { pattern: new RegExp(`\\bexclude[sd]?\\s(?:both\\s)?(?<subject>${ACTOR})`, "gu"), status: "asserted" },
  { pattern: new RegExp(`(?:[–—-]\\s|,\\s|\\s)without\\s(?<subject>${ACTOR})(?=[.,;]|$)`, "gu"), status: "asserted" },
];

/** "peace talks", named here for the first time: two words are name enough. */
const ownName = (scene: Scene, { kind, name }: Happening) =>
  name.includes(" ") ? scene.book.idFor({ kind: "event", subtype: kind, name }) : null;

/** The event somebody stays away from: the one named after, else the nearest before it in this or the last sentences. */
function eventFor(scene: Scene, ground: Ground, at: number): { id: string; isNear: boolean } | null {
  const own = happeningsIn(ground);
  const ordered: Happening[] = [...own.filter(({ start }) => start >= at), ...own.filter(({ start }) => start < at).reverse()];
  for (const happening of ordered) {
    const id = eventId(scene, ground, happening) ?? ownName(scene, happening);
    if (id !== null) return { id, isNear: !happening.isBare };
  }
  const before = scene.grounds.filter(({ index }) => index < ground.index && ground.index - index <= 6).reverse();
  for (const one of before) {
    const last = happeningsIn(one).findLast(({ isBare }) => !isBare);
    const id = last ? eventId(scene, one, last) : null;
    if (id !== null) return { id, isNear: false };
  }
  return null;
}

function absencesIn(scene: Scene, ground: Ground): Proposal[] {
  return RULES.flatMap(({ pattern, status }) =>
    [...ground.masked.matchAll(pattern)].flatMap((match) => {
      const at = match.index + match[0].indexOf(match.groups!.subject!);
      const subject = entityAt(ground, at);
      const event = eventFor(scene, ground, match.index + match[0].length);
      if (subject === null || event === null || ground.masked[at] === MASK.date) return [];
      const doubts: Doubt[] = event.isNear ? ["who"] : ["coref", "who"];
      return [
        {
          family: "absence" as const,
          sentence: ground.index,
          evidence: wholeOf(ground),
          fact: { subject, relation: "attended", object: { entity: event.id }, status, negated: true, asOf: scene.article.date },
          sure: false,
          doubts,
        },
      ];
    }),
  );
}

/** Who is said to stay away from what. Never taken unseen: which event is meant is a guess. */
export function absences(scene: Scene): Proposal[] {
  return scene.grounds.flatMap((ground) => absencesIn(scene, ground));
}
