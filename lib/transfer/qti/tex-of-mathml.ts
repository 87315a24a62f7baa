import { elementsIn, textIn, type XmlElement } from "../xml";

/** Encodings under which a formula carries its TeX along. */
const TEX = /^(?:application\/x-)?(?:la|snuggle)?tex$/i;

const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\backslash ",
  "{": "\\{",
  "}": "\\}",
  "#": "\\#",
  $: "\\$",
  "%": "\\%",
  "&": "\\&",
  _: "\\_",
  "~": "\\sim ",
  "^": "\\hat{}",
};

/** Signs that are written otherwise between words. */
const SPECIAL_IN_TEXT: Readonly<Record<string, string>> = {
  ...SPECIAL,
  "\\": "\\textbackslash ",
  "~": "\\textasciitilde ",
  "^": "\\textasciicircum ",
};

const escaped = (text: string, signs = SPECIAL) => text.replace(/[\\{}#$%&_~^]/g, (sign) => signs[sign]!);

const OPERATORS: Readonly<Record<string, string>> = {
  "×": "\\times ",
  "÷": "\\div ",
  "·": "\\cdot ",
  "⋅": "\\cdot ",
  "−": "-",
  "≤": "\\le ",
  "≥": "\\ge ",
  "≠": "\\ne ",
  "≈": "\\approx ",
  "±": "\\pm ",
  "∞": "\\infty ",
  "→": "\\to ",
  "∈": "\\in ",
  "∑": "\\sum ",
  "∏": "\\prod ",
  "∫": "\\int ",
  "∠": "\\angle ",
  "°": "^\\circ ",
  π: "\\pi ",
  "…": "\\dots ",
  "\u2061": "",
  "\u2062": "",
  "\u2063": "",
  "\u00a0": "\\ ",
};

/** Names of functions that TeX sets upright by itself. */
const FUNCTIONS = new Set([
  "sin",
  "cos",
  "tan",
  "cot",
  "sec",
  "csc",
  "arcsin",
  "arccos",
  "arctan",
  "sinh",
  "cosh",
  "tanh",
  "log",
  "ln",
  "lg",
  "exp",
  "lim",
  "max",
  "min",
  "gcd",
  "det",
  "deg",
  "dim",
  "ker",
  "arg",
  "inf",
  "sup",
]);

const ACCENTS: Readonly<Record<string, string>> = {
  "¯": "\\overline",
  "‾": "\\overline",
  _: "\\underline",
  "→": "\\vec",
  "^": "\\hat",
  "~": "\\tilde",
  "˙": "\\dot",
  "¨": "\\ddot",
};

const signsOf = (text: string) => [...text].map((sign) => OPERATORS[sign] ?? escaped(sign)).join("");

function identifier(name: string): string {
  if (FUNCTIONS.has(name)) return `\\${name} `;
  return [...name].length === 1 ? signsOf(name) : `\\mathrm{${escaped(name)}}`;
}

const group = (element: XmlElement | undefined) => `{${element ? texOf(element) : ""}}`;

/** An accent over or under its base where the sign is one; else both set apart. */
function placed(base: XmlElement | undefined, sign: XmlElement | undefined, apart: string): string {
  const accent = sign && ACCENTS[textIn(sign).trim()];
  return accent ? `${accent}${group(base)}` : `${apart}${group(sign)}${group(base)}`;
}

function fenced({ attributes }: XmlElement, parts: readonly XmlElement[]): string {
  const separators = [...(attributes.separators ?? ",").replace(/\s/g, "")];
  const inside = parts
    .map((part, i) => (i === 0 ? "" : escaped(separators[Math.min(i, separators.length) - 1] ?? "")) + texOf(part))
    .join("");
  return `${signsOf(attributes.open ?? "(")}${inside}${signsOf(attributes.close ?? ")")}`;
}

const rowsOf = (rows: readonly XmlElement[]) => rows.map((row) => elementsIn(row).map(texOf).join(" & ")).join(" \\\\ ");

/** The TeX of one element of presentation MathML; what is not known is its content. */
function texOf(element: XmlElement): string {
  const parts = elementsIn(element);
  const [first, second, third] = parts;
  const text = () => textIn(element).replace(/\s+/g, " ").trim();
  switch (element.name) {
    case "mi":
      return identifier(text());
    case "mn":
      return escaped(text());
    case "mo":
      return FUNCTIONS.has(text()) ? `\\${text()} ` : signsOf(text());
    case "mtext":
    case "ms":
      return `\\text{${escaped(text(), SPECIAL_IN_TEXT)}}`;
    case "mspace":
      return "\\ ";
    case "msup":
      return `${group(first)}^${group(second)}`;
    case "msub":
      return `${group(first)}_${group(second)}`;
    case "msubsup":
      return `${group(first)}_${group(second)}^${group(third)}`;
    case "mfrac":
      return `\\frac${group(first)}${group(second)}`;
    case "msqrt":
      return `\\sqrt{${parts.map(texOf).join("")}}`;
    case "mroot":
      return `\\sqrt[${second ? texOf(second) : ""}]${group(first)}`;
    case "mfenced":
      return fenced(element, parts);
    case "mover":
      return placed(first, second, "\\overset");
    case "munder":
      return textIn(first ?? element).trim() === "lim" ? `\\lim_${group(second)}` : placed(first, second, "\\underset");
    case "munderover":
      return `${first ? texOf(first) : ""}_${group(second)}^${group(third)}`;
    case "mtable":
      return `\\begin{matrix}${rowsOf(parts)}\\end{matrix}`;
    case "semantics":
      return first ? texOf(first) : "";
    case "annotation":
    case "annotation-xml":
    case "mphantom":
      return "";
    default:
      return parts.length > 0 ? parts.map(texOf).join("") : signsOf(text());
  }
}

function annotationIn(element: XmlElement): string | null {
  for (const part of elementsIn(element)) {
    if (part.name === "annotation" && TEX.test(part.attributes.encoding ?? "")) return textIn(part);
    const within = part.name === "annotation-xml" ? null : annotationIn(part);
    if (within !== null) return within;
  }
  return null;
}

/** TeX without the brackets or dollars that some programs leave around it. */
const bare = (tex: string) =>
  tex
    .trim()
    .replace(/^(?:\\\[|\\\(|\${1,2})/, "")
    .replace(/(?:\\\]|\\\)|\${1,2})$/, "")
    .trim();

/** The TeX of a `math` element: what it carries along itself, else made from its parts; "" for an empty one. */
export const texOfMathml = (math: XmlElement): string => bare(annotationIn(math) ?? "") || texOf(math).replace(/\s+/g, " ").trim();
