import { expect, test } from "vitest";
import { readRewordForm, readSplitForm } from "./read-form.schema";

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

test("signs that the database has no place for are replaced, wherever they stand", () => {
  const read = readRewordForm({ get: (name) => ({ context: "a\0b", stem: "x\uD800y\uDC00", explanation: "fine 😀" })[name] });
  expect(read).toEqual({ ok: true, value: { context: "a\uFFFDb", stem: "x\uFFFDy\uFFFD", explanation: "fine 😀" } });
  expect(readSplitForm(formOf({ second: "x\0", secondAliases: "", fact: "f\0" }))).toMatchObject({
    ok: true,
    value: { second: "x\uFFFD", factIds: ["f\uFFFD"] },
  });
});
