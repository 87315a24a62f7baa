const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const STRANGE = "ابثدعفغهيجكلمنوقصرستطڤشخىز";

const letterOf = (letter: string) => STRANGE[LETTERS.indexOf(letter.toLowerCase())] ?? letter;

/** Every letter another, and every third one twice: as long as a long language, and as little like English as can be. */
function strange(text: string): string {
  let count = 0;
  return text.replace(/[a-z]/gi, (letter) => letterOf(letter).repeat(++count % 3 === 0 ? 2 : 1));
}

/** A template in the pseudo-language: its gaps stay as they are, and brackets show where it begins and ends. */
const strangeTemplate = (template: string): string =>
  template.trim() === ""
    ? template
    : `⟦${template
        .split(/(\{\w+\})/)
        .map((part) => (/^\{\w+\}$/.test(part) ? part : strange(part)))
        .join("")}⟧`;

/** The same words in the pseudo-language: what is read from right to left, and in brackets, has come through messages/. */
export function inStrangeLetters<Words>(words: Words): Words {
  if (typeof words === "string") return strangeTemplate(words) as Words;
  return Object.fromEntries(
    Object.entries(words as Record<string, unknown>).map(([name, part]) => [name, inStrangeLetters(part)]),
  ) as Words;
}
