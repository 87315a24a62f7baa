import { expect, test } from "vitest";
import { readSetTitle } from "./set-title";

test("a set has a title that says something and fits a line", () => {
  expect(readSetTitle("  Tides ")).toEqual({ ok: true, value: "Tides" });
  for (const title of ["", "  \n", "x".repeat(201)])
    expect(readSetTitle(title)).toMatchObject({ ok: false, problems: [{ where: "title" }] });
  expect(readSetTitle("x".repeat(200)).ok).toBe(true);
});
