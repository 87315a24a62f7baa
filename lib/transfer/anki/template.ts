/**
 * A card's template, read: words, fields with the filters to put on them (the first to do first), and parts shown where a field says
 * something, or nothing.
 */
export type TemplatePart =
  | { kind: "words"; words: string }
  | { kind: "field"; name: string; filters: readonly string[] }
  | { kind: "part"; name: string; whereEmpty: boolean; parts: TemplatePart[] };

/** Longer templates are not read: no card needs one. */
const LONGEST = 100_000;
const DEEPEST = 50;
/** Templates of long ago could begin with other signs for their braces. */
const OTHER_BRACES = "{{=<% %>=}}";

const withUsualBraces = (template: string) =>
  template.trimStart().startsWith(OTHER_BRACES)
    ? template.trimStart().slice(OTHER_BRACES.length).replaceAll("<%", "{{").replaceAll("%>", "}}")
    : template;

function fieldOf(tag: string): TemplatePart {
  const names = tag.split(":");
  return {
    kind: "field",
    name: names.at(-1)!.trim(),
    filters: names
      .slice(0, -1)
      .reverse()
      .map((filter) => filter.trim()),
  };
}

/** Reads a template; null when it is too long, or its parts are not closed in their order. */
export function readTemplate(template: string): TemplatePart[] | null {
  if (template.length > LONGEST) return null;
  const text = withUsualBraces(template);
  const whole: TemplatePart[] = [];
  const open: Extract<TemplatePart, { kind: "part" }>[] = [];
  const add = (part: TemplatePart) => void (open.at(-1)?.parts ?? whole).push(part);
  let from = 0;
  for (;;) {
    const start = text.indexOf("{{", from);
    const end = start < 0 ? -1 : text.indexOf("}}", start + 2);
    if (end < 0) break;
    if (start > from) add({ kind: "words", words: text.slice(from, start) });
    const tag = text.slice(start + 2, end).trim();
    const name = tag.slice(1).trim();
    if (tag.startsWith("#") || tag.startsWith("^")) {
      const part: TemplatePart = { kind: "part", name, whereEmpty: tag.startsWith("^"), parts: [] };
      add(part);
      open.push(part);
      if (open.length > DEEPEST) return null;
    } else if (tag.startsWith("/")) {
      if (open.pop()?.name !== name) return null;
    } else if (tag !== "" && !tag.startsWith("!")) add(fieldOf(tag));
    from = end + 2;
  }
  if (from < text.length) add({ kind: "words", words: text.slice(from) });
  return open.length > 0 ? null : whole;
}

/** The names of the fields that a template shows, in order, each as often as it is there. */
export const fieldsShown = (parts: readonly TemplatePart[]): { name: string; filters: readonly string[] }[] =>
  parts.flatMap((part) => (part.kind === "field" ? [part] : part.kind === "part" ? fieldsShown(part.parts) : []));

/** The names of the fields that a template asks whether they say something. */
export const fieldsAsked = (parts: readonly TemplatePart[]): string[] =>
  parts.flatMap((part) => (part.kind === "part" ? [part.name, ...fieldsAsked(part.parts)] : []));
