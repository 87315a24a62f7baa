/**
 * What a spreadsheet shows for a number: ECMA-376 part 1, 18.8.30 and 18.8.31. Dates of the computer’s own short format, which stands for
 * another order of day and month in every country, are written as 2025-03-12.
 */

/** Formats that have a number and no code of their own. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  14: "yyyy-mm-dd",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "yyyy-mm-dd h:mm",
  37: "#,##0",
  38: "#,##0",
  39: "#,##0.00",
  40: "#,##0.00",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss",
  49: "@",
};

/** The code of a format by its number: one of the file, else one that every program knows, else none. */
export const formatCode = (id: number, own: ReadonlyMap<number, string>): string => own.get(id) ?? BUILT_IN[id] ?? "General";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** A code as its tokens: quoted or escaped words, brackets, runs of one letter, everything else sign by sign. */
const TOKEN = /"([^"]*)"|\\(.)|\[([^\]]*)\]|_.|\*.|AM\/PM|A\/P|([a-zA-Z])\4*|[^]/g;

const ELAPSED = /^(?:h+|m+|s+)$/i;

/** The part of a code that a number is shown by; one for negative numbers brings its own sign. */
function sectionOf(code: string, isNegative: boolean): { section: string; hasSign: boolean } {
  const [first = "General", second] = code.slice(0, 300).match(/(?:"[^"]*"|\\.|[^;"\\])+/g) ?? [];
  return isNegative && second !== undefined ? { section: second, hasSign: true } : { section: first, hasSign: false };
}

/** The code without words, colours and languages: what is left says whether it is a date. */
const bare = (section: string) =>
  section.replace(TOKEN, (token, words?: string, escaped?: string, bracket?: string) =>
    words !== undefined || escaped !== undefined || token[0] === "_" || token[0] === "*"
      ? ""
      : bracket !== undefined
        ? ELAPSED.test(bracket)
          ? token
          : ""
        : token,
  );

const isDateCode = (section: string) => !/general/i.test(section) && /[ymdhs]/i.test(bare(section).replace(/E[+-]/g, ""));

const MS_PER_DAY = 86_400_000;

/**
 * The moment that a serial number stands for, to the second. The calendar from 1900 takes that year for a leap year: days before March
 * stand one off.
 */
function momentOf(serial: number, from1904: boolean): Date {
  const days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
  return new Date(Math.round((Date.UTC(1899, 11, 30) + days * MS_PER_DAY) / 1_000) * 1_000);
}

const two = (number: number) => String(number).padStart(2, "0");

/** One run of letters of a date code. `afterHours` tells minutes from months. */
function datePart(letters: string, moment: Date, isMinutes: boolean, halfDays: boolean): string {
  const [kind, length] = [letters[0]!.toLowerCase(), letters.length];
  const [month, day, hours] = [moment.getUTCMonth(), moment.getUTCDate(), moment.getUTCHours()];
  const sized = (number: number) => (length > 1 ? two(number) : String(number));
  switch (kind) {
    case "y":
      return length > 2 ? String(moment.getUTCFullYear()) : two(moment.getUTCFullYear() % 100);
    case "d":
      return length > 3 ? DAYS[moment.getUTCDay()]! : length === 3 ? DAYS[moment.getUTCDay()]!.slice(0, 3) : sized(day);
    case "h":
      return sized(halfDays ? hours % 12 || 12 : hours);
    case "s":
      return sized(moment.getUTCSeconds());
    case "m":
      if (isMinutes) return sized(moment.getUTCMinutes());
      return length > 4 ? MONTHS[month]![0]! : length === 4 ? MONTHS[month]! : length === 3 ? MONTHS[month]!.slice(0, 3) : sized(month + 1);
    default:
      return letters;
  }
}

/** Hours, minutes or seconds that go on beyond a day. */
function elapsedPart(letters: string, serial: number): string {
  const seconds = Math.round(serial * 86_400);
  const units = { h: 3_600, m: 60, s: 1 }[letters[0]!.toLowerCase() as "h" | "m" | "s"];
  return String(Math.floor(seconds / units)).padStart(letters.length, "0");
}

function shownDate(serial: number, section: string, from1904: boolean): string {
  const moment = momentOf(serial, from1904);
  const tokens = [...section.matchAll(TOKEN)];
  const halfDays = tokens.some(([token]) => /^(?:AM\/PM|A\/P)$/i.test(token));
  const letters = tokens
    .map(([, , , bracket, letter], i) => ({
      i,
      kind: (bracket !== undefined && ELAPSED.test(bracket) ? bracket[0]! : (letter ?? "")).toLowerCase(),
    }))
    .filter(({ kind }) => /^[ymdhs]$/.test(kind));
  const isMinutes = (i: number) => {
    const at = letters.findIndex((one) => one.i === i);
    return letters[at - 1]?.kind === "h" || letters[at + 1]?.kind === "s";
  };
  return tokens
    .map(([token, words, escaped, bracket, letter], i) => {
      if (words !== undefined || escaped !== undefined) return words ?? escaped!;
      if (bracket !== undefined) return ELAPSED.test(bracket) ? elapsedPart(bracket, serial) : "";
      if (/^(?:AM\/PM|A\/P)$/i.test(token)) return moment.getUTCHours() < 12 ? "AM" : "PM";
      if (token[0] === "_" || token[0] === "*") return "";
      return letter !== undefined && /[ymdhs]/i.test(letter)
        ? datePart(token, moment, isMinutes(i), halfDays)
        : token === "@" || token === "0"
          ? ""
          : token;
    })
    .join("")
    .trim();
}

/** A number as nobody formatted it: without the last digits, in which computers count otherwise than people. */
const general = (value: number) => String(Number(value.toPrecision(15)));

/** What stands before and behind the digits of a code, as words. */
const literals = (part: string) =>
  part.replace(
    TOKEN,
    (token, words?: string, escaped?: string, bracket?: string) =>
      words ??
      escaped ??
      (bracket !== undefined ? (/^\$([^-\]]*)/.exec(bracket)?.[1] ?? "") : token[0] === "_" || token[0] === "*" ? "" : token),
  );

const count = (text: string, sign: string) => text.split(sign).length - 1;

/** A positive number with so many places behind the point and before it, and commas between thousands where they are grouped. */
function digitsOf(
  value: number,
  { least, most, whole, grouped }: { least: number; most: number; whole: number; grouped: boolean },
): string {
  const [before = "", after = ""] = Number(value.toPrecision(15)).toFixed(most).split(".");
  const kept = after.slice(0, least) + after.slice(least).replace(/0+$/, "");
  const padded = before.padStart(Math.min(whole, 20), "0");
  return (grouped ? padded.replace(/\B(?=(\d{3})+$)/g, ",") : padded) + (kept === "" ? "" : `.${kept}`);
}

/** A number by a code of digits ("#,##0.00", "0%"); null where the code is of another kind. */
function byDigits(value: number, section: string): string | null {
  const digits = /^((?:"[^"]*"|\\.|\[[^\]]*\]|[^0#?"\\[])*)([0#?,]*)(?:\.([0#?]*))?((?:"[^"]*"|\\.|_.|\*.|[^0#?"\\_*])*)$/.exec(section);
  if (!digits || (digits[2] === "" && digits[3] === undefined)) return null;
  const [, before, whole, decimals = "", after] = digits as unknown as [string, string, string, string | undefined, string];
  if (/[/?E]/.test(whole + decimals + after.replace(/"[^"]*"/g, ""))) return null;
  const scaled = after.includes("%") ? value * 100 : value;
  const text = digitsOf(Math.abs(scaled), {
    least: count(decimals, "0"),
    most: Math.min(20, decimals.length),
    whole: count(whole, "0"),
    grouped: whole.includes(","),
  });
  return `${scaled < 0 && /[1-9]/.test(text) ? "-" : ""}${literals(before)}${text}${literals(after)}`.trim();
}

/**
 * A number of a cell as it is shown by the code of its format: "12 March 2025", "25%", "1,234.50"; as it is where the code is none of
 * these.
 */
export function shownNumber(value: number, code: string, from1904: boolean): string {
  if (!Number.isFinite(value)) return "";
  if (code === "General") return general(value);
  const { section, hasSign } = sectionOf(code, value < 0);
  // The last day that programs know is in the year 9999.
  if (isDateCode(section)) return value < 0 || value > 2_958_465 ? general(value) : shownDate(value, section, from1904);
  return /^(?:general|@)$/i.test(section) ? general(value) : (byDigits(hasSign ? -value : value, section) ?? general(value));
}
