import { plainText } from "../facts/graph";
import { withoutInvisible } from "./typed";

const SMALL = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
  "twenty",
];
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const WORDS: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.map((word, tens) => [word, (tens + 2) * 10] as const),
  ["a", 1],
  ["an", 1],
  ["dozen", 12],
]);

const TIMES: ReadonlyMap<string, number> = new Map([
  ["hundred", 1e2],
  ["thousand", 1e3],
  ["k", 1e3],
  ["million", 1e6],
  ["mn", 1e6],
  ["m", 1e6],
  ["billion", 1e9],
  ["bn", 1e9],
  ["trillion", 1e12],
]);

/** What people put before a number that they do not know exactly: it does not change the number. */
const HEDGE =
  /^(?:(?:around|about|approximately|approx\.?|roughly|some|nearly|almost|circa|ca?\.|at least|at most|more than|just over|over|up to|exactly|maybe|perhaps)\s+|[~≈≥≤><=]\s*)+/;

/** The digits of one number: 150000, 150,000, 150 000, 1.500.000, 1.5, 1,5. Null when it is none. */
function readDigits(text: string): number | null {
  if (/^\d+(?:\.\d+)?$|^\.\d+$/.test(text)) return Number(text);
  if (/^\d{1,3}(?:[ ,'’]\d{2,3})*[ ,'’]\d{3}(?:\.\d+)?$/.test(text)) return Number(text.replace(/[ ,'’]/g, ""));
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return Number(text.replace(/\./g, ""));
  if (/^\d+,\d{1,2}$|^\d+,\d{4,}$/.test(text)) return Number(text.replace(",", "."));
  return null;
}

/** "one hundred and fifty thousand": null when a word is no number word. */
function readWords(text: string): number | null {
  let total = 0;
  let part: number | null = null;
  for (const word of text.split(/[\s-]+/)) {
    const value = WORDS.get(word);
    const times = TIMES.get(word);
    if (value !== undefined) part = value === 12 && word === "dozen" && part !== null ? part * 12 : (part ?? 0) + value;
    else if (word === "hundred" && part !== null) part *= 100;
    else if (times !== undefined && part !== null) [total, part] = [total + part * times, 0];
    else if (word !== "and" || part === null) return null;
  }
  return part === null ? null : total + part;
}

function readUnsigned(text: string): number | null {
  const scaled = /^(.*?[\d.])\s*(hundred|thousand|k|million|mn|m|billion|bn|trillion)$/.exec(text);
  const digits = readDigits(scaled ? scaled[1]! : text);
  if (digits === null) return /^[a-z]/.test(text) ? readWords(text) : null;
  return digits * (scaled ? TIMES.get(scaled[2]!)! : 1);
}

/** The unit after a number, in its singular or plural, is dropped. */
function withoutUnit(text: string, unit: string): string {
  const plainUnit = unit.trim() === "%" ? "percent" : plainText(unit);
  if (plainUnit === "") return text;
  const stem = plainUnit.replace(/ies$/, "y").replace(/s$/, "");
  const endings = [plainUnit, stem, `${stem}s`, stem.replace(/y$/, "ies")];
  if (stem === "percent" || stem === "per cent") endings.push("%", "percent", "per cent");
  const ending = endings.find((one) => text.endsWith(one) && /[\d\s.a-z]$/.test(text.slice(0, -one.length)));
  return ending === undefined ? text : text.slice(0, -ending.length).trim();
}

/** A number as somebody writes it in a language (150.000 and 1,5 in German), with the signs that English has for it. */
export function inEnglishSigns(text: string, language: string): string {
  return language.split("-")[0] === "de" ? text.replace(/(?<=\d)\.(?=\d{3}(?!\d))/g, "").replace(/(?<=\d),(?=\d)/g, ".") : text;
}

/**
 * The number that somebody wrote: 150000, 150,000, 150 000 (any space), 150k, 1.5 million, "around 30", "30 countries" where that is the
 * unit, words ("thirty", "one hundred and fifty thousand"). Null when it cannot be read as one number.
 */
export function readNumber(text: string, unit = ""): number | null {
  const plain = withoutInvisible(text).normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim().replace(HEDGE, "").replace(/[.!]$/, "");
  const [, minus, rest] = /^([-−–]|minus )?\s*(.*)$/s.exec(plain) ?? [];
  const value = readUnsigned(withoutUnit(rest ?? "", unit)) ?? readUnsigned(rest ?? "");
  if (value === null || !Number.isFinite(value)) return null;
  // Scaling must not leave 1499999.9999999998.
  const tidy = Number(value.toPrecision(15));
  return minus && tidy !== 0 ? -tidy : tidy;
}
