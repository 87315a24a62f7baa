import { distance } from "fastest-levenshtein";
import type { Entity } from "../facts/fact";
import { plainWords, type Graph } from "../facts/graph";
import { keptFor } from "../facts/kept";

/** How a typed answer fits: exactly, with a slip of the fingers, or not. */
export type TypedFit = "exact" | "near" | "no";

const LETTERS: Readonly<Record<string, string>> = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i" };

const ARTICLES = new Set(["the", "a", "an"]);

/** The article that a name may be typed with in a language other than English; inside a name it is a part of it. */
const LEADING_ARTICLES: Readonly<Record<string, RegExp>> = { de: /^(?:der|die|das|den|dem|ein|eine|einen) (?=.)/ };

/** Titles people write before a name, longest first where one begins another. */
const TITLES = [
  ["secretary", "of", "state"],
  ["prime", "minister"],
  ["crown", "prince"],
  ["foreign", "minister"],
  ["foreign", "secretary"],
  ["defence", "minister"],
  ["defense", "minister"],
  ["defence", "secretary"],
  ["defense", "secretary"],
  ["vice", "president"],
  ["secretary", "general"],
  ["herr"],
  ["frau"],
  ["mr"],
  ["mrs"],
  ["ms"],
  ["miss"],
  ["mister"],
  ["sir"],
  ["dame"],
  ["lord"],
  ["lady"],
  ["dr"],
  ["doctor"],
  ["prof"],
  ["professor"],
  ["president"],
  ["premier"],
  ["chancellor"],
  ["minister"],
  ["secretary"],
  ["general"],
  ["admiral"],
  ["ambassador"],
  ["king"],
  ["queen"],
  ["prince"],
  ["princess"],
] as const;

/** Words that join the parts of a surname: "Mohammed bin Salman" has no surname that stands alone. */
const PARTICLES = new Set([
  "bin",
  "ibn",
  "al",
  "el",
  "van",
  "von",
  "der",
  "den",
  "de",
  "da",
  "di",
  "du",
  "la",
  "le",
  "ben",
  "abu",
  "dos",
  "das",
  "ter",
]);

/** Drops what cannot be seen: zero-width characters, direction marks, soft hyphens, variation selectors. */
export const withoutInvisible = (text: string): string => text.replace(/[\p{Cf}\u{FE00}-\u{FE0F}\u115F\u1160\u3164]/gu, "");

/** English letters and digits, and marks that do no more than part words. */
const UNMARKED = /^[A-Za-z0-9 ,;:()/-]*$/;

/** A typed answer made comparable: nothing invisible, no marks, lower case, no punctuation, no articles, single spaces. */
export function comparable(text: string): string {
  if (UNMARKED.test(text)) return withoutArticles(plainWords(text));
  const plain = withoutInvisible(text)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[łøđðþßæœı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’ʼ`´]/g, "")
    .replace(/(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu, "$1")
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return withoutArticles(plain.split(" "));
}

function withoutArticles(words: readonly string[]): string {
  const kept = words.filter((word) => !ARTICLES.has(word));
  return (kept.length > 0 ? kept : words).join(" ");
}

const titleOf = (words: readonly string[]) => TITLES.find((title) => title.every((word, i) => words[i] === word));

/** The comparable text without the titles before a name; null where nothing but a title, or an office ("president of …"), is left. */
export function withoutTitles(comparableText: string): string | null {
  let words = comparableText.split(" ");
  for (let title = titleOf(words); title; title = titleOf(words)) words = words.slice(title.length);
  return words.length === 0 || words[0] === "of" || words[0] === "for" ? null : words.join(" ");
}

function formsOf(text: string, language = "en"): string[] {
  const article = LEADING_ARTICLES[language.split("-")[0] ?? ""];
  const whole = article ? comparable(text).replace(article, "") : comparable(text);
  const bare = withoutTitles(whole);
  return bare === null || bare === whole ? [whole] : [whole, bare];
}

const lettersIn = (text: string) => text.replace(/ /g, "").length;

/**
 * How many slips are forgiven (question-rules.md L55): none below five letters, one for five to eight, two above. None where there is a
 * digit.
 */
function slipsAllowed(accepted: string): number {
  const letters = lettersIn(accepted);
  return letters < 5 || /\p{N}/u.test(accepted) ? 0 : letters <= 8 ? 1 : 2;
}

/** The forms another name can be mistaken for: whole, without titles, and, against a single word, its first and last word. */
function rivalForms(name: string, single: boolean): string[] {
  const forms = formsOf(name);
  if (!single) return forms;
  return [...forms, ...forms.flatMap((form) => [form.slice(0, Math.max(0, form.indexOf(" "))), form.slice(form.lastIndexOf(" ") + 1)])];
}

/** Whether another name is at most `slips` away from what was typed. */
function isNearAnother(typed: string, names: readonly string[], slips: number): boolean {
  const single = !typed.includes(" ");
  return names.some((name) =>
    rivalForms(name, single).some((form) => form !== "" && Math.abs(form.length - typed.length) <= slips && distance(form, typed) <= slips),
  );
}

function slipsBetween(typed: string, accepted: string): number | null {
  const allowed = slipsAllowed(accepted);
  if (allowed === 0 || /\p{N}/u.test(typed) || Math.abs(typed.length - accepted.length) > allowed) return null;
  const slips = distance(typed, accepted);
  return slips <= allowed ? slips : null;
}

/**
 * How what was typed fits the accepted texts. Case, accents, punctuation, articles and titles do not count. A slip is forgiven only where
 * no other name of the set is as near or nearer (`names`: names and aliases of every entity but the right one). Articles are those of
 * English and of the question’s language.
 */
export function fitTyped(typed: string, accepted: readonly string[], names: readonly string[], language = "en"): TypedFit {
  const given = formsOf(typed, language).filter((form) => form !== "");
  const wanted = [...new Set(accepted.flatMap((text) => formsOf(text, language)))].filter((form) => form !== "");
  if (given.some((form) => wanted.includes(form))) return "exact";
  for (const form of given) {
    const slips = wanted.map((one) => slipsBetween(form, one)).filter((one) => one !== null);
    if (slips.length > 0 && !isNearAnother(form, names, Math.min(...slips))) return "near";
  }
  return "no";
}

/**
 * Whether what was typed is a pattern of some author, in which "*" stands for any letters or none; case, accents and punctuation do not
 * count. Linear in the length of both: each piece is sought behind the one before it.
 */
export function fitsPattern(typed: string, pattern: string): boolean {
  const given = comparable(typed);
  const pieces = pattern.split("*").map((piece) => comparable(piece));
  if (pieces.length === 1) return given === pieces[0];
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  if (!given.startsWith(first) || !given.endsWith(last) || given.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = given.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= given.length - last.length;
}

/** The last word of a person's name, comparable; null for one-word names and for names with a particle, which do not split. */
export function surnameOf(name: string): string | null {
  const words = comparable(name).split(" ");
  if (words.length < 2 || words.some((word) => PARTICLES.has(word))) return null;
  const hyphened = /[\p{L}]+(?:-[\p{L}]+)+$/u.exec(name.trim());
  return hyphened ? comparable(hyphened[0]) : words[words.length - 1]!;
}

/** Which entities of a set have a word in a name or alias: their ids by word, up to two, since more make no difference. */
type WordIndex = ReadonlyMap<string, ReadonlySet<string>>;

const wordIndex = keptFor((graph): WordIndex => {
  const index = new Map<string, Set<string>>();
  for (const entity of graph.set.entities) {
    for (const word of new Set([entity.name, ...(entity.aliases ?? [])].flatMap((name) => comparable(name).split(" ")))) {
      const owners = index.get(word) ?? new Set<string>();
      if (owners.size < 2) index.set(word, owners.add(entity.id));
    }
  }
  return index;
});

/** A person’s surname where nobody and nothing else in the set has one of its words in its name. */
function uniqueSurname(graph: Graph, entity: Entity): string | null {
  const surname = entity.kind === "person" ? surnameOf(entity.name) : null;
  const isShared = (word: string) => (wordIndex(graph).get(word)?.size ?? 0) > 1;
  return surname === null || surname.split(" ").some(isShared) ? null : surname;
}

/**
 * The texts accepted for an entity besides its name: its aliases, and a person's surname where no other entity of the set has that word in
 * its name. What `reply.accepted` of a typed question holds.
 */
export function acceptedFor(graph: Graph, entity: Entity): string[] {
  const surname = uniqueSurname(graph, entity);
  const aliases = entity.aliases ?? [];
  if (surname === null || aliases.some((alias) => comparable(alias) === surname)) return [...aliases];
  return [...aliases, surname.replace(/(^| )\p{L}/gu, (letter) => letter.toUpperCase())];
}

/**
 * How like what was typed is to the nearest accepted text, from 0, nothing alike, to 1, the same once made comparable: one less the share
 * of letters to change.
 */
export function likenessTo(typed: string, accepted: readonly string[]): number {
  const given = comparable(typed);
  const shares = accepted.map(comparable).map((text) => 1 - distance(given, text) / Math.max(1, given.length, text.length));
  return Math.max(0, ...shares);
}
