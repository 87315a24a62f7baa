import { expect, test } from "vitest";
import { FORMATS } from "@/lib/questions/registry";
import { words } from "./index";

test("names on screen are those of registered formats", () => {
  const registered = FORMATS.map((format) => format.name);
  expect(Object.keys(words("formats")).filter((name) => !registered.includes(name))).toEqual([]);
});
