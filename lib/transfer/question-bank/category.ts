/** Places of Moodle that a path begins with: they are no topics. */
const PLACE = /^\$[a-z0-9]+\$$/i;

/**
 * The topic that a path of categories names, outermost first: "$course$/top/Geography/Europe" is Geography, Europe. "//" is a slash in a
 * name.
 */
export function topicOfPath(path: string): string[] {
  const names = path.split(/(?<!\/)\/(?!\/)/).map((name) => name.replaceAll("//", "/").trim());
  const own = PLACE.test(names[0] ?? "") ? names.slice(1) : names;
  return (own[0] === "top" ? own.slice(1) : own).filter(Boolean);
}

/** The path of a topic as Moodle writes it. */
export const pathOfTopic = (topic: readonly string[]): string =>
  ["$course$", "top", ...topic.map((name) => name.replaceAll("/", "//"))].join("/");
