import type { Entity } from "../../facts/fact";
import type { Doubt } from "../article";
import { countryOfAdjective } from "../countries";
import { plainName, type EntityBook } from "../entity-book";
import { OFFICE_HEADS, OFFICE_MODIFIERS } from "../vocabulary";
import { ACTOR, MASK, OTHER, PERSON, PLACE, entityAt, statusOf, wholeOf, type Ground, type Proposal, type Scene } from "./ground";

const TITLE = `${MASK.title}+`;
/** What an office is for, as far as that is part of its own name: "of the defence staff", "of music". */
const COMPLEMENT = `(?:\\s(?:of|for)\\s(?:the\\s)?(?!the\\s)[\\p{L}${MASK.titles}][\\p{L}\\p{N}${MASK.titles}-]*(?:\\s(?:\\p{Lu}[\\p{L}-]*|staff|forces|affairs|defence|relations|security|operations|sciences?|sport|music|studies|of the ${MASK.title}+))*)?`;
const FULL_TITLE = `${TITLE}${COMPLEMENT}`;
/** Whose the office is, before the title: "Putin’s", "Moscow", "French", "the Elysée Palace". */
const OWNER = `(?<owner>(?:the\\s)?${ACTOR}(?:['’]s?)?|${MASK.adjective}+|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\\s`;
/** Whose the office is, after the title: "of Kenya", "at Larch Hill School". */
const OF = `(?:\\s(?:of|at|for|in)\\s(?:the\\s)?(?<of>${PLACE}|${OTHER}))?`;
const BEFORE = `(?<![\\p{L}\\p{N}’'${MASK.title}-])`;
const GOES_ON =
  '(?=[,.;:)!?”"’—–]|$|\\s[–—-]|\\s(?:and|who|said|says|told|has|had|was|is|will|in|on|at|when|as|while|after|before|since|from|but|by|during|until)\\b)';
const NO_NAME = `(?!\\s${MASK.person}|${MASK.title})`;

const pattern = (source: string) => new RegExp(source, "gu");

/**
 * President Ada Okoro; her adviser Ben Lim; the Kenyan president, Ada Okoro, (looked ahead to: whoever is named may own the next office)
 */
const TITLE_FIRST = pattern(
  `${BEFORE}(?:${OWNER})?(?<title>(?:(?<=(?:['’]s|${MASK.adjective})\\s)(?:(?![\\p{L}-]+(?:ed|ing|s)\\s)[\\p{Ll}-]{4,}\\s){1,2})?${FULL_TITLE})${OF}(?:\\s(?=(?<person>${PERSON}))|,\\s(?=(?<apart>${PERSON}),))`,
);
/** Ada Okoro, the mayor of Larch Hill, */
const NAME_FIRST = pattern(
  `(?<person>${PERSON})(?:\\s\\([^)]{1,30}\\))?(?:,\\s\\d{1,3})?,\\s(?:who\\s(?:is|was)\\s|now\\s|then\\s)?(?:the\\s|a\\s|an\\s)?(?:${OWNER})?(?<title>${FULL_TITLE})${NO_NAME}${OF}${GOES_ON}`,
);
/** Keith Kellogg, the administration’s special envoy, */
const NAME_AND_PHRASE = pattern(
  `(?<person>${PERSON}),\\s(?<phrase>the\\s(?:[^\\s,;.]+\\s){0,4}?(?:[^\\s,;.]+-)?${TITLE})${NO_NAME}${GOES_ON}`,
);
/** Ada Okoro was elected mayor of Larch Hill. */
const IN_A_CLAUSE = pattern(
  `(?<person>${PERSON})(?:,[^,]{1,60},)?\\s(?<verb>is|was|became|becomes|remains|has become|will become|will be|took over as|takes over as|will take over as|(?:was|has been|is|will be)\\s(?:appointed|named|elected|re-elected|made|chosen|sworn in|voted|crowned)(?:\\sas)?|serves as|served as)\\s(?:the\\s|a\\s|an\\s|its\\s)?(?:new\\s|next\\s)?(?:${OWNER})?(?<title>${FULL_TITLE})${NO_NAME}${OF}${GOES_ON}`,
);
/** foreign ministers … including Ada Okoro and Ben Lim */
const AMONG = new RegExp(`(?<title>${MASK.titles}+)[^,;.]{0,50}?[\\s–—,-]{1,3}(?:including|such as)\\s(?<people>[^.;–—]{1,120})`, "u");
/** his Kenyan counterpart Ada Okoro */
const COUNTERPART = pattern(`(?:(?<owner>${MASK.adjective}+|${PLACE}(?:['’]s)?)\\s)?counterpart,?\\s(?<person>${PERSON})`);

const OFFICE_WORDS = new Set([...OFFICE_MODIFIERS, ...OFFICE_HEADS]);
const DROPPED = /^(?:(?:the|a|an|new|newly elected|current|then|incoming|outgoing|former|ex|late)[\s-])+/i;
/** Nouns that alone are too thin for an office: anybody leads or heads something. */
const THIN =
  /^(?:chief|head|leader|deputy|representative|captain|coach|manager|director|secretary|owner|founder|editor|officer|lead|organi[sz]er|judge|speaker|principal|inspector|coordinator|trustee|chair|editor|negotiator|senator|minister|lawmaker)$/i;

type Office = {
  title: string;
  owner: Pick<Entity, "id" | "name" | "article"> | null;
  adjective: string | null;
  isFormer: boolean;
  isPronoun: boolean;
};

function ownerOf(scene: Scene, ground: Ground, words: string | undefined, at: number): Pick<Office, "owner" | "adjective" | "isPronoun"> {
  const none = { owner: null, adjective: null, isPronoun: false };
  if (words === undefined) return none;
  if (/^(?:his|her|its|their)$/i.test(words)) return { ...none, isPronoun: true };
  const offset = words.search(/[\uE000-\uE003]/);
  const id = offset >= 0 ? entityAt(ground, at + offset) : null;
  if (id !== null) return { ...none, owner: scene.book.get(id)! };
  const written = ground.words.slice(at, at + words.length);
  const country = countryOfAdjective(written);
  if (!country) return none;
  const { id: _, ...entity } = country.entity;
  return { ...none, owner: scene.book.get(scene.book.idFor(entity))!, adjective: written };
}

/** A plural owner says less than it seems: "European" is no state that has offices. */
const named = ({ name, article }: Pick<Entity, "name" | "article">) => (article ? `${article} ${name}` : name);

function nameOfOffice({ title, owner }: Office): string {
  return owner ? `${title} of ${named(owner)}` : title;
}

/** Offices of the book with this title, whoever they belong to. */
const withTitle = (book: EntityBook, title: string) =>
  book
    .list()
    .filter(
      ({ kind, name }) =>
        kind === "office" && (plainName(name) === plainName(title) || plainName(name).startsWith(`${plainName(title)} of `)),
    );

function officeId(book: EntityBook, office: Office): string {
  const name = nameOfOffice(office);
  const aliases = office.adjective ? [`${office.adjective} ${office.title}`] : [];
  return book.idFor({
    kind: "office",
    name,
    ...(aliases.length ? { aliases } : {}),
    ...(office.owner ? { of: office.owner.id } : {}),
    isSure: true,
  });
}

/** Without "the", "new", "former", and without the capital letter that only begins a sentence. */
function tidy(title: string): string {
  const plain = title.replace(DROPPED, "").replace(/\s+/g, " ").trim();
  const isCommon = /^\p{Lu}\p{Ll}+(?: \p{Ll}+)+$/u.test(plain) && OFFICE_WORDS.has(plain.split(" ")[0]!.toLowerCase());
  return isCommon ? plain[0]!.toLowerCase() + plain.slice(1) : plain;
}

type Found = { person: number; office: Office; clause: string };

function proposal(scene: Scene, ground: Ground, { person, office, clause }: Found): Proposal | null {
  const subject = entityAt(ground, person);
  if (subject === null || office.title === "") return null;
  if (office.owner === null && THIN.test(office.title)) return null;
  if (office.owner?.id === subject) return null;
  const doubts: Doubt[] = [];
  if (!scene.book.get(subject)!.isSure) doubts.push("who");
  if (office.isPronoun) doubts.push("coref");
  if (office.isFormer) doubts.push("when");
  const status = /\bwill\b/i.test(clause) ? statusOf(clause) : "asserted";
  const { date } = scene.article;
  const during = office.isFormer ? { to: date } : { asOf: date };
  return {
    family: "office",
    sentence: ground.index,
    evidence: wholeOf(ground),
    fact: { subject, relation: "holds-office", object: { entity: officeId(scene.book, office) }, status, ...during },
    sure: doubts.length === 0,
    doubts,
  };
}

function inWords(scene: Scene, ground: Ground, rule: RegExp): Proposal[] {
  return [...ground.titled.matchAll(rule)].flatMap((match) => {
    const { title = "", owner, of, verb = "" } = match.groups!;
    const before = ownerOf(scene, ground, owner, match.index + match[0].indexOf(owner ?? ""));
    const after = before.owner
      ? before
      : { ...ownerOf(scene, ground, of, match.index + match[0].lastIndexOf(of ?? "")), isPronoun: before.isPronoun };
    const at = rule === TITLE_FIRST ? match.index + match[0].length : match.index;
    // The title as it is written: the mask may hide a place in its complement.
    const start = match.index + match[0].indexOf(title);
    const written = ground.words.slice(start, start + title.length);
    const office: Office = {
      title: tidy(written),
      ...after,
      isFormer:
        /\b(?:former|ex|late|then)[\s-]/i.test(written) ||
        /\b(?:former|ex-|late)\s?$/i.test(
          ground.words
            .slice(0, start)
            .replace(owner ?? "", "")
            .trimEnd(),
        ),
    };
    const found = proposal(scene, ground, { person: at, office, clause: verb });
    return found ? [found] : [];
  });
}

/** "the Trump administration’s Russia-Ukraine envoy": what stands before ’s is whose it is. */
function inPhrases(scene: Scene, ground: Ground): Proposal[] {
  return [...ground.titled.matchAll(NAME_AND_PHRASE)].flatMap((match) => {
    const start = match.index + match[0].indexOf(match.groups!.phrase!);
    const phrase = ground.words.slice(start, start + match.groups!.phrase!.length).replace(/^the\s/i, "");
    if (/\b(?:of|to|who|that|in|on|and|first|second|only|youngest|oldest|same|most)\b/i.test(phrase)) return [];
    const [whose, title] =
      phrase.includes("’s ") || phrase.includes("'s ")
        ? [
            phrase.split(/['’]s\s/)[0]!,
            phrase
              .split(/['’]s\s/)
              .slice(1)
              .join(" "),
          ]
        : [null, phrase];
    const office: Office = {
      title: tidy(whose ? `${title} of the ${whose}` : title),
      owner: null,
      adjective: null,
      isFormer: /\bformer\b/i.test(phrase),
      isPronoun: false,
    };
    if (countryOfAdjective(title.split(" ")[0]!)) return [];
    const found = proposal(scene, ground, { person: match.index, office, clause: "" });
    return found ? [found] : [];
  });
}

const singular = (title: string) => title.replace(/s$/, "");

const places = (text: string, source: string, offset: number) =>
  [...text.matchAll(new RegExp(source, "gu"))].map(({ index }) => offset + index);

/** Each person of a list holds the office that the list is of; a counterpart holds it elsewhere. */
function amongOthers(scene: Scene, ground: Ground): Proposal[] {
  const match = AMONG.exec(ground.titled);
  if (!match) return [];
  const { people } = match.groups!;
  const title = singular(tidy(ground.words.slice(match.index, match.index + match.groups!.title!.length)));
  const offset = match.index + match[0].length - people!.length;
  const list = people!.split(/\s(?:will|are|were|met|meet|have|had|attended|who)\s/)[0]!;
  return places(list, PERSON, offset).flatMap((person) => {
    const before = ground.titled.slice(0, person);
    if (new RegExp(`(?:counterpart,?|${MASK.title})\\s$`, "u").test(before)) return [];
    const found = proposal(scene, ground, {
      person,
      office: { title, owner: null, adjective: null, isFormer: false, isPronoun: false },
      clause: "",
    });
    return found ? [{ ...found, sure: false, doubts: [...found.doubts, "words-cut" as const] }] : [];
  });
}

/** The title last given in a sentence before a place: what a counterpart is. */
function titleBefore(ground: Ground, at: number): string | null {
  const last = [...ground.titled.slice(0, at).matchAll(new RegExp(`[${MASK.title}${MASK.titles}]+`, "gu"))].at(-1);
  const title = last && singular(tidy(ground.words.slice(last.index, last.index + last[0].length)));
  return title && !THIN.test(title) ? title : null;
}

function counterparts(scene: Scene, ground: Ground): Proposal[] {
  return [...ground.titled.matchAll(COUNTERPART)].flatMap((match) => {
    const owner = ownerOf(scene, ground, match.groups!.owner, match.index);
    const title = titleBefore(ground, match.index);
    if (!owner.owner || title === null) return [];
    const found = proposal(scene, ground, {
      person: match.index + match[0].lastIndexOf(match.groups!.person!),
      office: { title, ...owner, isFormer: false },
      clause: "",
    });
    return found ? [found] : [];
  });
}

/** The same person with the same title, once with and once without whose it is: the fuller one stands for both. */
function withoutThinner(scene: Scene, proposals: readonly Proposal[]): Proposal[] {
  const nameOf = (proposal: Proposal) => plainName(scene.book.get((proposal.fact.object as { entity: string }).entity)!.name);
  return proposals.map((one) => {
    const fuller = proposals.find((other) => other.fact.subject === one.fact.subject && nameOf(other).startsWith(`${nameOf(one)} of `));
    return fuller ? { ...one, fact: { ...one.fact, object: fuller.fact.object } } : one;
  });
}

/** Offices without an owner that the set has exactly once are that one; somebody has to look. */
function withKnownOffices(scene: Scene, proposals: readonly Proposal[]): Proposal[] {
  return proposals.map((one) => {
    const office = scene.book.get((one.fact.object as { entity: string }).entity)!;
    const known = office.isNew && office.of === undefined ? withTitle(scene.book, office.name).filter(({ isNew }) => !isNew) : [];
    return known.length === 1
      ? { ...one, fact: { ...one.fact, object: { entity: known[0]!.id } }, sure: false, doubts: [...one.doubts, "who" as const] }
      : one;
  });
}

/** Who holds which office: from titles before names, after names, in a clause, in a list, and of counterparts. */
export function offices(scene: Scene): Proposal[] {
  const found = scene.grounds.flatMap((ground) => [
    ...inWords(scene, ground, TITLE_FIRST),
    ...inWords(scene, ground, NAME_FIRST),
    ...inWords(scene, ground, IN_A_CLAUSE),
    ...inPhrases(scene, ground),
    ...amongOthers(scene, ground),
    ...counterparts(scene, ground),
  ]);
  return withKnownOffices(scene, withoutThinner(scene, found));
}
