import type { DraftFact, Doubt } from "../article";
import { ACTOR, MASK, entityAt, wholeOf, type Ground, type Proposal, type Scene } from "./ground";
import { GROUPS, unnamedId } from "./speakers";

const SUBJECT = `(?:(?<subject>${ACTOR})|(?<group>(?:(?:${MASK.adjective}+|${MASK.place}+|[\\p{L}-]+)\\s)?(?:${GROUPS})))(?:,\\s[^,“”"]{2,80},|,)?`;
const ADVERBS = "(?:\\s(?:also|still|now|again|later|already|repeatedly|really|both|all|each|has|have|had|would|is|are|was|were|been))*";

type Wish = { relation: string; pattern: RegExp; status?: DraftFact["status"]; lead?: string };

const wish = (relation: string, verbs: string, lead?: string, status?: DraftFact["status"]): Wish => ({
  relation,
  pattern: new RegExp(`${SUBJECT}${ADVERBS}\\s(?:${verbs})\\s(?<deed>[^\\n]{6,})`, "gu"),
  ...(lead ? { lead } : {}),
  ...(status ? { status } : {}),
});

/** How people say what they want, refuse, offer and agree to. Sorted so that the longer phrase comes first. */
const WISHES: readonly Wish[] = [
  wish(
    "refuses",
    "refus(?:es|ed|ing)(?=\\sto\\s)|declin(?:es|ed)(?=\\sto\\s)|(?:is|are|was|were)?\\s?(?:reluctant|unwilling|not prepared|not willing|hesitant)(?=\\sto\\s)",
  ),
  wish("refuses", "ruled out|rules out|rejected|rejects|turned down|opposes|opposed"),
  // Staying away from a meeting is an absence, no refusal.
  wish("refuses", "(?:will not|won’t|won't)(?!\\s(?:attend|join|take part|participate|be|come|travel|go|meet|speak|visit)\\b)", "to"),
  wish(
    "wants",
    "(?:wants|wanted|want)(?=\\s(?:to|the|a|an|his|her|their|its|more|better|new)\\s)|(?:hopes|hoped)(?=\\sto\\s)|seeks(?=\\sto\\s)|sought(?=\\sto\\s)|(?:is|are)\\skeen(?=\\sto\\s)",
  ),
  wish(
    "wants",
    "pushed for|pushing for|pushes for|called for|calls for|calling for|demanded|demands|stressed the need for|asked for|is looking for|are looking for|seeks|campaigned for|appealed for|pleaded for",
  ),
  wish("wants", "urged|urges|called on|calls on|appealed to|asked(?=\\s(?:the|all|every)\\s)"),
  wish("agreed-to", "agreed(?=\\sto\\s)|agrees(?=\\sto\\s)"),
  wish(
    "offers",
    "(?:offered|offers|pledged|pledges|promised|promises|vowed|volunteered)(?=\\sto\\s)|prepared and willing(?=\\sto\\s)|(?:prepared|ready|willing)(?=\\sto\\s)",
    undefined,
    "possible",
  ),
];

/** One thought: up to a stop, or to a word that begins another clause. */
const END_OF_THOUGHT =
  /[,;:.!?–—“”"]|\s(?:but|while|although|unless|as (?:it|he|she|they|the)|when|because|after|before|amid|despite|which|who|saying|adding|if|ahead of|following|and (?:said|added|has|have|will|is|was))\b/u;

function deedOf(words: string, lead: string | undefined): string | null {
  // A term between quotation marks is part of the thought; only a whole quotation ends it.
  const plain = words.replace(/[“"]([^“”".,]{1,40})[”"]/gu, "$1");
  const end = plain.search(END_OF_THOUGHT);
  const deed = `${lead ? `${lead} ` : ""}${(end < 0 ? plain : plain.slice(0, end)).trim()}`.replace(/\s+/g, " ");
  return deed.length >= 8 && deed.length <= 160 && deed.split(" ").length >= 2 ? deed : null;
}

const LIST = new RegExp(
  `(?<others>${ACTOR}(?:,\\s${ACTOR})*),?\\sand\\s(?:the\\s)?(?:${MASK.adjective}+\\s|${MASK.place}+\\s)?(?:${MASK.title}+\\s)?$`,
  "u",
);

/** The others of a list that ends at a place: "Ada Okoro, Ben Lim and" before "Cy Voss agreed". */
function othersOf(ground: Ground, at: number): string[] {
  const match = LIST.exec(ground.titled.slice(0, at));
  if (!match) return [];
  return [...match.groups!.others!.matchAll(new RegExp(ACTOR, "gu"))].flatMap(({ index }) => entityAt(ground, match.index + index) ?? []);
}

function wishesIn(scene: Scene, ground: Ground): Proposal[] {
  const taken: number[] = [];
  return WISHES.flatMap(({ relation, pattern, lead, status }) =>
    [...ground.titled.matchAll(pattern)].flatMap((match) => {
      const group = match.groups!.group;
      const subject = group ? unnamedId(scene, ground.words.slice(match.index, match.index + group.length)) : entityAt(ground, match.index);
      const deed = deedOf(ground.words.slice(match.index + match[0].length - match.groups!.deed!.length), lead);
      if (subject === null || deed === null || taken.includes(match.index)) return [];
      taken.push(match.index);
      return [...othersOf(ground, match.index), subject].map((who) => {
        const object = scene.book.idFor({ kind: "deed", subtype: "step", name: deed, of: who });
        const doubts: Doubt[] = ["words-cut", ...(scene.book.get(who)!.isSure ? [] : ["who" as const])];
        return {
          family: "want" as const,
          sentence: ground.index,
          evidence: wholeOf(ground),
          fact: { subject: who, relation, object: { entity: object }, status: status ?? ("asserted" as const), asOf: scene.article.date },
          sure: false,
          doubts,
        };
      });
    }),
  );
}

/** Who wants, offers, refuses or agrees to what. Their deeds are words cut from a sentence, so a person looks at each. */
export function wishes(scene: Scene): Proposal[] {
  return scene.grounds.flatMap((ground) => wishesIn(scene, ground));
}

const BECAUSE =
  /^(?<what>[^“”"]{15,200}?),?\s(?:because(?! of)|since (?=it|they|he|she)|as a result of|because of|due to(?= (?:the|a|an|its|their|poor|bad|heavy|high|low|strong)\b)|in order to|so that)\s(?<why>[^“”".;]{10,200})/u;

function reasonIn(scene: Scene, ground: Ground): Proposal | null {
  const match = BECAUSE.exec(ground.words);
  if (!match || /^(?:As|While|When|After|If|Although)\s/.test(match[0])) return null;
  const why = match.groups!.why!.replace(/,.*$/, "").trim();
  const what = match.groups!.what!.trim().replace(/^(?:But|And|So|However,|Meanwhile,)\s/, "");
  const subject = scene.book.idFor({ kind: "deed", subtype: "step", name: what });
  return {
    family: "reason",
    sentence: ground.index,
    evidence: wholeOf(ground),
    fact: { subject, relation: "because", object: { text: why }, status: "asserted", asOf: scene.article.date },
    sure: false,
    doubts: ["words-cut"],
  };
}

/** Why something is so, as far as one sentence says it. */
export const reasons = (scene: Scene): Proposal[] => scene.grounds.flatMap((ground) => reasonIn(scene, ground) ?? []);
