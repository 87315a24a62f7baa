import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const css = readFileSync(path.join(import.meta.dirname, "../../app/globals.css"), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name!,
    { light: light!, dark: dark! },
  ]),
);

/** Relative luminance of WCAG 2.2 for "#rrggbb". */
function luminance(colour: string): number {
  const parts = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * parts[0]! + 0.7152 * parts[1]! + 0.0722 * parts[2]!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

/** Text on what it stands on. */
const TEXT = [
  ...["paper", "card", "sunk", "accent-wash", "right-wash", "wrong-wash", "marker"].map((on) => ["ink", on]),
  ...["paper", "card", "sunk", "accent-wash"].map((on) => ["soft", on]),
  ...["paper", "card", "accent-wash", "wrong-wash"].map((on) => ["accent", on]),
  ...["accent", "accent-strong"].map((on) => ["accent-ink", on]),
  ...["paper", "card", "right-wash"].map((on) => ["right", on]),
  ...["paper", "card", "wrong-wash"].map((on) => ["wrong", on]),
];

/** Borders, lines of charts and the ring of the focus, on what they stand on. */
const SHAPES = ["line-strong", "accent", "right", "wrong"].flatMap((shape) => ["paper", "card"].map((on) => [shape, on]));

describe.each(["light", "dark"] as const)("%s", (theme) => {
  const between = (one: string, other: string) => contrast(tokens.get(one)![theme], tokens.get(other)![theme]);
  test.each(TEXT)("%s can be read on %s", (text, on) => expect(between(text!, on!)).toBeGreaterThanOrEqual(4.5));
  test.each(SHAPES)("%s can be seen on %s", (shape, on) => expect(between(shape!, on!)).toBeGreaterThanOrEqual(3));
});
