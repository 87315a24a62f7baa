import type { Doubt } from "../article";
import { ACTOR, MASK, entityAt, wholeOf, type Ground, type Proposal, type Scene } from "./ground";
import { quotedIn } from "./quotations";
import { sayings, type Saying } from "./speakers";

/** Verbs after which a clause may stand without "that". */
const BARE =
  /^(?:said|says|believes?|thinks|claims|claimed|added|adds|insisted|insists|warned|admitted|stated|hopes|claiming|saying|indicating|warn|claim|argue|say|insist|believe|suggest)$/;
/** Verbs that name or ask something instead of stating it. */
const NO_STATEMENT =
  /^(?:called|calls|described|describes|asked|asks|urged|expects|hopes|continued|responded|posted|replied|denied|denies|joked|commented|referred to|refers to|labelled|branded|hailed|praised|dismissed|criticised)$/;
const THAT = /^(?:\s[^“”",;:]{0,80}?)?,?\sthat\s(?<clause>[^\n]{12,})$/u;
const DATED = new RegExp(`^\\s(?:on\\s)?${MASK.date}+`, "u");
const FINITE =
  /\b(?:is|are|was|were|will|would|could|can|cannot|has|have|had|should|must|may|might|did|does|do|spoke|met|went|came|took|made|won|lost|need(?:s|ed)?|\p{L}{3,}ed|\p{L}{3,}s)\b/u;
const CLAUSE_START =
  /^\s(?<clause>(?:(?:he|she|it|they|we|there|this|that|these|those|the|a|an|no|some|many|most|all|any|around|about|at least|more than|up to|his|her|its|their|it’s|both|each|every|not)\s|[\uE000-\uE002\p{Lu}]|(?:\p{Ll}+\s){0,2}\p{Ll}+s\s)[^\n]{10,})$/u;
const PRONOUN = /^(?:he|she|it|they|this|that|his|her|its|their|these|those|we|i)\b/i;
/** What follows another thought is not part of what was said. */
const NEXT_THOUGHT =
  /,\s(?:adding|but|while|although|as|before|after|saying|and (?:added|said|he|she|they)|in (?:a|an|the)|when|which|who|with|despite|amid|according|telling|speaking|because their)\b.*$/u;

const MOST = 300;

/** The clause without its end: one thought, no full stop. */
function tidied(clause: string): string {
  const one = clause
    .replace(NEXT_THOUGHT, "")
    .replace(/[.,;:\s]+$/, "")
    .replace(/\s+/g, " ")
    .trim();
  return one.length <= MOST ? one : one.slice(0, one.lastIndexOf(" ", MOST));
}

/** What is said after a verb of saying, as offsets into the sentence; null where it says nothing in words of the article. */
function clauseAfter(ground: Ground, { verb, verbEnd, isAfter }: Saying): { start: number; isBare: boolean } | null {
  if (isAfter || NO_STATEMENT.test(verb)) return null;
  const rest = ground.masked.slice(verbEnd);
  const dated = DATED.exec(rest)?.[0].length ?? 0;
  const that = THAT.exec(rest);
  if (that) return { start: verbEnd + rest.length - that.groups!.clause!.length, isBare: false };
  if (/^tells?$|^told$/.test(verb)) return toldClause(rest, verbEnd);
  const bare = BARE.test(verb) ? CLAUSE_START.exec(rest.slice(dated)) : null;
  return bare ? { start: verbEnd + rest.length - bare.groups!.clause!.length, isBare: true } : null;
}

function toldClause(rest: string, verbEnd: number): { start: number; isBare: boolean } | null {
  const told = /^\s[^,.“”"]{2,60}?\s(?<clause>(?:he|she|they|it|there|the\s\p{L}+\s(?:was|were|would|will|had|is|are))\s[^\n]{12,})$/u.exec(
    rest,
  );
  return told ? { start: verbEnd + rest.length - told.groups!.clause!.length, isBare: true } : null;
}

const mostlyQuoted = (ground: Ground, start: number, quoted: readonly { start: number; end: number }[]) =>
  quoted.some(
    (one) => one.start <= start + 2 && one.end > start && one.end - Math.max(start, one.start) > (ground.words.length - start) * 0.6,
  );

function proposalFor(scene: Scene, ground: Ground, saying: Saying, words: string, isBare: boolean): Proposal[] {
  const text = tidied(words);
  const marks = (text.match(/[“”"]/g) ?? []).length;
  if (text.length < 12 || text.split(" ").length < 3 || !FINITE.test(text)) return [];
  const { speaker } = saying;
  const doubts: Doubt[] = [
    ...speaker.doubts,
    ...(PRONOUN.test(text) ? ["coref" as const] : []),
    ...(isBare || marks % 2 === 1 ? ["words-cut" as const] : []),
  ];
  const { date } = scene.article;
  const fact = {
    subject: speaker.entity,
    relation: "said",
    object: { text },
    status: "asserted" as const,
    ...(speaker.saidOn ? { saidOn: speaker.saidOn } : { asOf: date }),
  };
  return [
    {
      family: "statement",
      sentence: ground.index,
      evidence: wholeOf(ground),
      fact,
      sure: doubts.length === 0,
      doubts: [...new Set(doubts)],
    },
  ];
}

/** "As the mayor said that …, the council voted": what is said ends at the comma. */
const OPENING_CLAUSE = /^(?:As|While|After|Although|When|Since|Once)\s/;

function afterVerbs(scene: Scene, ground: Ground, said: readonly Saying[], quoted: readonly { start: number; end: number }[]): Proposal[] {
  return said.flatMap((saying) => {
    if (quoted.some(({ start, end }) => start <= saying.start && saying.end <= end)) return [];
    const clause = clauseAfter(ground, saying);
    if (!clause || mostlyQuoted(ground, clause.start, quoted)) return [];
    const words = ground.words.slice(clause.start);
    return proposalFor(
      scene,
      ground,
      saying,
      OPENING_CLAUSE.test(ground.words) && saying.start < 60 ? words.replace(/,\s.*$/u, "") : words,
      clause.isBare,
    );
  });
}

/** "…, the club said." and "…, according to the police." */
function beforeVerbs(scene: Scene, ground: Ground, said: readonly Saying[], quoted: readonly { start: number; end: number }[]): Proposal[] {
  const last = said.at(-1);
  if (
    !last ||
    quoted.length > 0 ||
    !/^(?:\s(?:on\s)?[\uE003]+)?(?:,\s(?:as|while|after|adding|in|when|before)\s[^\n]*|[.\s]*)$/u.test(ground.masked.slice(last.end)) ||
    !/,\s$/.test(ground.words.slice(0, last.start))
  )
    return [];
  return proposalFor(scene, ground, last, ground.words.slice(0, last.start), false);
}

const ADDING = /,\s(?:adding|saying|insisting|warning|stressing|explaining|claiming|arguing|noting)\sthat\s(?<clause>[^\n]{12,})$/u;

/** "… said on Monday, adding that the bridge would open": the same person says that too. */
function addedThat(scene: Scene, ground: Ground, said: readonly Saying[]): Proposal[] {
  const match = ADDING.exec(ground.words);
  const before = match && said.findLast(({ end }) => end <= match.index);
  return before ? proposalFor(scene, ground, before, match.groups!.clause!, false) : [];
}

const ACCORDING = new RegExp(
  `(?<before>^|,\\s|\\s)[Aa]ccording to (?:the\\s)?(?:(?:${MASK.title}+|${MASK.adjective}+|[\\p{Ll}-]+)\\s){0,4}(?<named>${ACTOR})(?<after>,\\s|[.]?$)`,
  "u",
);

/** "According to Ada Okoro, …" and "…, according to Ada Okoro." */
function accordingTo(scene: Scene, ground: Ground): Proposal[] {
  const match = ACCORDING.exec(ground.titled);
  if (!match) return [];
  const at = match.index + match[0].length - match.groups!.after!.length - 1;
  const entity = entityAt(ground, at);
  if (entity === null) return [];
  const opens = match.index === 0;
  const words = opens ? ground.words.slice(match[0].length) : ground.words.slice(0, match.index);
  const speaker = { entity, doubts: scene.book.get(entity)!.isSure ? [] : ["speaker" as const], saidOn: null, start: at, end: at + 1 };
  return proposalFor(
    scene,
    ground,
    { speaker, verb: "said", start: match.index, end: match.index + match[0].length, verbEnd: 0, isAfter: false },
    words,
    false,
  );
}

/** What people are said to have said, in the article’s words: "… said that the bridge would open", "…, the club said". */
export function statements(scene: Scene): Proposal[] {
  return scene.grounds.flatMap((ground) => {
    const said = sayings(scene, ground);
    const quoted = quotedIn(scene, ground);
    return [
      ...afterVerbs(scene, ground, said, quoted),
      ...beforeVerbs(scene, ground, said, quoted),
      ...addedThat(scene, ground, said),
      ...(quoted.length === 0 ? accordingTo(scene, ground) : []),
    ];
  });
}
