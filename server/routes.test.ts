import { expect, test } from "vitest";
import { routeOf, routesFrom } from "./routes";

const routes = routesFrom([
  "layout.tsx",
  "(public)/page.tsx",
  "(public)/join/[code]/page.tsx",
  "(public)/join/help/page.tsx",
  "api/v1/attempts/[attempt]/answers/[position]/route.ts",
  "export/[...path]/route.ts",
  "sets/actions.ts",
  "(public)/[...missing]/page.tsx",
]);

test.each([
  ["/", "/"],
  ["/join/kq3x", "/join/[code]"],
  ["/join/help?from=mail", "/join/help"],
  ["/api/v1/attempts/5/answers/1", "/api/v1/attempts/[attempt]/answers/[position]"],
  ["/export/a/b.json", "/export/[...path]"],
  ["/join/anna/berg", "/[...missing]"],
  ["/sets", "/[...missing]"],
])("%s is logged as %s", (url, name) => expect(routeOf(url, routes)).toBe(name));
