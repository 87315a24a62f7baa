import katex from "katex";
// Formulas of chemistry: \ce{H2O}.
import "katex/contrib/mhchem";

/** Longer formulas are shown as they are written. */
const LONGEST = 2000;
/** A formula that grows to more is shown as it is written. */
const LONGEST_HTML = 60_000;

/** Commands that make commands: with them a short formula can grow without end. */
const MAKES_COMMANDS = /\\(?:[gex]?def|(?:future)?let|(?:re|provide)?newcommand|providecommand|global|long)(?![A-Za-z])/;

const refuse = (): never => {
  throw new Error("not trusted");
};

/** The first letters of the alphabets that Unicode has for formulas: capital A, small a, digit 0 where there are digits. */
const ALPHABETS: Readonly<Record<string, readonly [capital: number, small: number, digit?: number]>> = {
  bold: [0x1d400, 0x1d41a, 0x1d7ce],
  "bold-italic": [0x1d468, 0x1d482],
  "double-struck": [0x1d538, 0x1d552, 0x1d7d8],
  script: [0x1d49c, 0x1d4b6],
  fraktur: [0x1d504, 0x1d51e],
  "sans-serif": [0x1d5a0, 0x1d5ba, 0x1d7e2],
  monospace: [0x1d670, 0x1d68a, 0x1d7f6],
};
/** Letters that were there before those alphabets: their places in them are empty. */
const EARLIER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "double-struck": { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" },
  script: { B: "ℬ", E: "ℰ", F: "ℱ", H: "ℋ", I: "ℐ", L: "ℒ", M: "ℳ", R: "ℛ", e: "ℯ", g: "ℊ", o: "ℴ" },
  fraktur: { C: "ℭ", H: "ℌ", I: "ℑ", R: "ℜ", Z: "ℨ" },
};

function letterIn(variant: string, letter: string): string {
  const [capital, small, digit] = ALPHABETS[variant]!;
  const first = letter >= "a" ? small - 97 : letter >= "A" ? capital - 65 : digit === undefined ? null : digit - 48;
  return EARLIER[variant]?.[letter] ?? (first === null ? letter : String.fromCodePoint(first + letter.charCodeAt(0)));
}

/** Browsers know letters of other alphabets by their code points only, and not by the attribute that names the alphabet. */
const withLetters = (mathml: string) =>
  mathml.replace(/<(m[ino]|mtext) mathvariant="([a-z-]+)">([A-Za-z0-9]+)(?=<)/g, (all, name: string, variant: string, letters: string) =>
    Object.hasOwn(ALPHABETS, variant) ? `<${name}>${letters.replace(/./g, (letter) => letterIn(variant, letter))}` : all,
  );

/**
 * A formula as MathML; null when it cannot be read, is too long, or asks for what no formula needs (addresses, pictures, commands of its
 * own).
 */
export function mathmlOf(tex: string, display: boolean): string | null {
  if (tex.length > LONGEST || MAKES_COMMANDS.test(tex)) return null;
  try {
    const html = katex.renderToString(tex, {
      output: "mathml",
      displayMode: display,
      throwOnError: true,
      strict: false,
      trust: refuse,
      maxExpand: 300,
      maxSize: 10,
    });
    const mathml = html.slice(html.indexOf("<math"), html.lastIndexOf("</math>") + "</math>".length);
    return mathml.length > LONGEST_HTML ? null : withLetters(mathml);
  } catch {
    return null;
  }
}
