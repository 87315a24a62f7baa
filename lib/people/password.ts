import { isListedPassword } from "./common-passwords";

/** The shortest and longest password, in UTF-16 units. */
export const PASSWORD_LENGTH = { least: 8, most: 128 };

// Words that the commonest passwords are made of; numbers, signs and look-alike letters around or in them help little.
const COMMON_WORDS = `
  password passwort passwd pass letmein welcome hello login admin administrator root master default guest user test tester testing changeme
  secret access security private trustno computer internet windows microsoft samsung google android facebook youtube twitter minecraft roblox
  fortnite pokemon naruto starwars superman batman spiderman ironman football soccer baseball basketball hockey liverpool arsenal chelsea
  barcelona juventus rangers monkey dragon tiger lion eagle falcon shadow phoenix butterfly chocolate cookie banana cheese pepper ginger
  sunshine princess flower summer winter autumn spring monday friday january december iloveyou loveyou lovely forever family mother father
  brother sister angel jesus michael jennifer jessica ashley daniel charlie george thomas robert william matthew jordan hunter killer
  freedom whatever nothing something blink soccer mustang ferrari porsche mercedes yamaha school teacher student footing quiz qwerty qwertz
  azerty asdfgh zxcvbn abc abcd abcdef qazwsx wasd
`
  .trim()
  .split(/\s+/);

const COMMON = new Set(COMMON_WORDS);

/** Rows of keys and letters along which fingers run. */
const RUNS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
  "qazwsxedcrfvtgbyhnujm",
];

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
};

/** What is read in it where digits and signs stand for letters; a one stands for two. */
const readings = (text: string): string[] =>
  ["i", "l"].map((one) => [...text].map((sign) => (sign === "1" ? one : (LOOK_ALIKES[sign] ?? sign))).join(""));

const reversed = (text: string) => [...text].reverse().join("");

/** Whether the letters lie in a row on a keyboard, or in the alphabet, in pieces of four or more. */
function isRun(text: string): boolean {
  const rows = [...RUNS, ...RUNS.map(reversed)];
  const piece = (from: number) => rows.some((row) => row.includes(text.slice(from, from + 4)));
  return text.length >= 4 && [...Array(text.length - 3).keys()].every(piece);
}

/** Whether the text is one short piece, said again and again: "aaaaaaaa", "abcabcabc". */
function isRepeated(text: string): boolean {
  return [1, 2, 3, 4].some(
    (length) =>
      text.length > length &&
      text
        .slice(0, length)
        .repeat(Math.ceil(text.length / length))
        .slice(0, text.length) === text,
  );
}

/** Whether the letters left are one or two of the common words, said once or twice. */
function isCommonWord(letters: string): boolean {
  return COMMON.has(letters) || [...letters].some((_, at) => COMMON.has(letters.slice(0, at)) && COMMON.has(letters.slice(at)));
}

/**
 * The name of the app and what it is about: whoever guesses passwords of this app begins with these. Fewer than five other letters beside
 * one are no password.
 */
const OWN_WORDS = ["footing"];

function isOfOwnWords(letters: string): boolean {
  return OWN_WORDS.some(
    (word) => letters.includes(word) && [...COMMON_WORDS, word].reduce((rest, common) => rest.replaceAll(common, ""), letters).length < 5,
  );
}

/** The text without none, one, two … of the digits and signs at its end: the first of them may stand for a letter. */
const withoutTail = (text: string): string[] =>
  [...Array(/[\d\W_]*$/.exec(text)![0].length + 1).keys()].map((left) => text.slice(0, text.length - left));

/**
 * Whether a password is among the first that somebody would try: one of the list of those that are stolen most often, a common word with
 * numbers and signs about it, a word of this app, a run of keys, one piece repeated, a date, or nothing but a number of up to ten digits.
 */
export function isCommonPassword(password: string): boolean {
  const text = password.toLowerCase();
  if (isListedPassword(text) || /^\d{1,10}$/.test(text) || isRepeated(text) || isRun(text) || isOfOwnWords(text.replace(/[^a-z]/g, "")))
    return true;
  const trimmed = text.replace(/^[^a-z]+|[^a-z]+$/g, "");
  return [trimmed, ...withoutTail(text).flatMap(readings)].some(
    (letters) => isCommonWord(letters) || (isRun(letters) && text.length - letters.length <= 4),
  );
}
