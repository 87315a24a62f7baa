/** A route as its folder is called, and what paths it answers. */
export type Route = { name: string; pattern: RegExp };

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The routes of an app folder, from the names of its files; the plainer one of two that fit a path comes first. */
export function routesFrom(files: string[]): Route[] {
  const folders = files
    .map((file) => file.split(/[\\/]/))
    .filter((parts) => /^(page|route)\.tsx?$/.test(parts.at(-1) ?? ""))
    .map((parts) => parts.slice(0, -1).filter((part) => !/^[(@]/.test(part)));
  return folders
    .sort((a, b) => openness(a) - openness(b))
    .map((parts) => ({
      name: `/${parts.join("/")}`,
      pattern: new RegExp(
        `^/${parts.map((part) => (part.startsWith("[...") || part.startsWith("[[...") ? ".+" : isOpen(part) ? "[^/]+" : escaped(part))).join("/")}/?$`,
      ),
    }));
}

const isOpen = (part: string) => part.startsWith("[");
/** How many parts of a folder's address may be anything; one that takes a whole path comes after all that do not. */
const openness = (parts: readonly string[]) => parts.reduce((sum, part) => sum + (/^\[+\.\.\./.test(part) ? 100 : isOpen(part) ? 1 : 0), 0);

/** The name of the route that answers a URL. Never the URL itself: it may hold a code or an id that belongs to a person. */
export function routeOf(url: string, routes: Route[]): string {
  const path = url.split("?")[0] ?? "";
  return routes.find(({ pattern }) => pattern.test(path))?.name ?? "other";
}
