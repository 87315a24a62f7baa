import { expect, test } from "vitest";
import { FORMATS } from "@/lib/questions/registry";
import { words } from "./index";

test("every registered format has a name on screen, and no other has one", () => {
  expect(Object.keys(words("formats")).sort()).toEqual(FORMATS.map((format) => format.name).sort());
});
