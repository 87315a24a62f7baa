import sanitizeHtml, { type IOptions } from "sanitize-html";

const MATHML_TAGS = [
  "math",
  "mrow",
  "mi",
  "mn",
  "mo",
  "ms",
  "mtext",
  "mspace",
  "mfrac",
  "msqrt",
  "mroot",
  "msup",
  "msub",
  "msubsup",
  "munder",
  "mover",
  "munderover",
  "mmultiscripts",
  "mprescripts",
  "mtable",
  "mtr",
  "mtd",
  "mstyle",
  "mpadded",
  "mphantom",
  "menclose",
  "merror",
];
const MATHML_ATTRIBUTES = [
  "display",
  "mathvariant",
  "stretchy",
  "fence",
  "separator",
  "accent",
  "accentunder",
  "minsize",
  "maxsize",
  "width",
  "height",
  "depth",
  "lspace",
  "rspace",
  "voffset",
  "linethickness",
  "columnalign",
  "columnlines",
  "columnspacing",
  "rowlines",
  "rowspacing",
  "notation",
  "scriptlevel",
  "displaystyle",
  "movablelimits",
  "largeop",
  "symmetric",
  "form",
];

/**
 * Everything that HTML of ours made from light markup may hold: phrasing, lists, pictures, sounds, formulas. No address leads to another
 * host, no style, no handler.
 */
const SHOWN: IOptions = {
  allowedTags: ["br", "strong", "em", "sub", "sup", "code", "span", "ul", "li", "img", "audio", ...MATHML_TAGS],
  allowedAttributes: {
    img: ["src", "alt", "loading", "decoding", "class"],
    audio: ["src", "controls", "preload", "aria-label", "class"],
    span: ["class", "role"],
    ...Object.fromEntries(MATHML_TAGS.map((tag) => [tag, tag === "math" ? [...MATHML_ATTRIBUTES, "class"] : MATHML_ATTRIBUTES])),
  },
  allowedSchemes: [],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  // The TeX beside a formula is for programs: it is left out with its words.
  nonTextTags: ["script", "style", "textarea", "option", "xmp", "noscript", "annotation"],
};

/** HTML of ours once more through the list of what may be shown: whatever else is in it, by a mistake, is left out. */
export const onlyShown = (html: string): string => sanitizeHtml(html, SHOWN);

/** Elements of strangers whose words are kept, whatever becomes of the element. */
const KEPT = [
  "b",
  "strong",
  "i",
  "em",
  "u",
  "cite",
  "dfn",
  "var",
  "mark",
  "sub",
  "sup",
  "code",
  "kbd",
  "samp",
  "tt",
  "pre",
  "small",
  "big",
  "s",
  "strike",
  "del",
  "ins",
  "q",
  "abbr",
  "acronym",
  "time",
  "wbr",
  "bdi",
  "bdo",
  "br",
  "hr",
  "p",
  "div",
  "span",
  "font",
  "center",
  "a",
  "ul",
  "ol",
  "li",
  "dl",
  "dt",
  "dd",
  "menu",
  "table",
  "caption",
  "colgroup",
  "col",
  "thead",
  "tbody",
  "tfoot",
  "tr",
  "td",
  "th",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "blockquote",
  "section",
  "article",
  "header",
  "footer",
  "figure",
  "figcaption",
  "main",
  "nav",
  "aside",
  "address",
  "details",
  "summary",
  "label",
  "ruby",
  "rb",
  "rt",
  "rp",
  "rtc",
  "img",
  "audio",
  "source",
  "anki-mathjax",
  "semantics",
  "annotation",
  ...MATHML_TAGS,
];
/** Elements of strangers that are left out with everything in them. */
const LEFT_OUT = [
  "script",
  "style",
  "textarea",
  "option",
  "select",
  "datalist",
  "xmp",
  "noscript",
  "noembed",
  "noframes",
  "plaintext",
  "title",
  "iframe",
  "object",
  "applet",
  "svg",
  "template",
  "video",
  "canvas",
  "map",
  "button",
  "annotation-xml",
];

const OF_STRANGERS: IOptions = {
  allowedTags: KEPT,
  allowedAttributes: {
    img: ["src", "alt"],
    audio: ["src"],
    source: ["src"],
    "anki-mathjax": ["block"],
    annotation: ["encoding"],
    math: ["display"],
  },
  // Addresses are only names of files here: `mediaNameOf` in from-html looks at each.
  allowedSchemesAppliedToAttributes: [],
  disallowedTagsMode: "discard",
  nonTextTags: LEFT_OUT,
  // Deeper than anybody nests, and what reads it afterwards stays linear.
  nestingLimit: 60,
};

/** Elements that are there without saying anything. */
const SILENT = new Set([...KEPT, "html", "head", "body", "meta", "title", "tbody", "o:p", "template"]);

/**
 * HTML of strangers with nothing in it but words, marks and names of files, and the names of the elements and handlers that were left out.
 */
export function withoutStrange(html: string): { html: string; dropped: string[] } {
  const dropped = new Set<string>();
  let leftOut = 0;
  const onOpenTag = (name: string, attributes: Record<string, string>) => {
    if (leftOut > 0 || LEFT_OUT.includes(name)) leftOut++;
    if (leftOut > 1) return;
    if (!SILENT.has(name)) dropped.add(/^[a-z][a-z0-9-]{0,30}$/.test(name) ? name : "an element with a strange name");
    if (Object.keys(attributes).some((one) => one.startsWith("on"))) dropped.add("script");
    if (name === "a" && attributes.href) dropped.add("the address of a link");
  };
  const onCloseTag = () => {
    if (leftOut > 0) leftOut--;
  };
  return { html: sanitizeHtml(html, { ...OF_STRANGERS, onOpenTag, onCloseTag }), dropped: [...dropped] };
}
