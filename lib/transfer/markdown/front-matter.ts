/** What a Markdown file says of itself before its text: `from` is the number of the line where that begins. */
export type FrontMatter = { title: string | null; language: string | null; tags: string[]; from: number };

const NONE: FrontMatter = { title: null, language: null, tags: [], from: 1 };

/** Nobody says more of a file. */
const MOST_LINES = 500;

const unquoted = (value: string) => {
  const [, double, single] = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')$/.exec(value.trim()) ?? [];
  return (double?.replace(/\\(.)/g, "$1") ?? single?.replaceAll("''", "'") ?? value).trim();
};

const tagOf = (word: string) => unquoted(word).replace(/^#/, "");

const tagsIn = (value: string) =>
  value
    .trim()
    .replace(/^\[|\]$/g, "")
    .split(",")
    .map(tagOf)
    .filter(Boolean);

/**
 * The lines between `---` at the beginning of a text and the next `---`: title, language and tags of it, in the way of YAML that people
 * write there.
 */
export function frontMatterOf(text: string): FrontMatter {
  if (!/^---[ \t]*\n/.test(text)) return NONE;
  const lines = text.slice(0, 100_000).split("\n", MOST_LINES);
  const end = lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end < 0) return NONE;
  const matter: FrontMatter = { ...NONE, tags: [], from: end + 2 };
  let key = "";
  for (const line of lines.slice(1, end)) {
    const [, name, value = ""] = /^([A-Za-z_-]+):(.*)$/.exec(line) ?? [];
    if (name !== undefined) key = name.toLowerCase();
    const item = /^\s*- +(.+)$/.exec(line)?.[1];
    if ((key === "tags" || key === "tag") && (name !== undefined || item !== undefined))
      matter.tags.push(...(item === undefined ? tagsIn(value) : [tagOf(item)].filter(Boolean)));
    else if (key === "title" && unquoted(value) !== "") matter.title = unquoted(value);
    else if (/^(?:lang|language)$/.test(key) && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(unquoted(value)))
      matter.language = unquoted(value);
  }
  return matter;
}
