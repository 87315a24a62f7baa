import { expect, test } from "vitest";
import { readColumns, readImportWish, readSeen } from "./import-form.schema";

function formOf(entries: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(entries)) form.set(name, value);
  return form;
}

const wishOf = (entries: Record<string, string>) => {
  const wish = readImportWish(formOf(entries));
  return wish.ok ? wish.value : wish.problems.map(({ where }) => where);
};

test("what is not asked keeps its guess", () => {
  expect(wishOf({ set: "cards" })).toEqual({ said: {}, set: "cards" });
  expect(wishOf({ set: "", title: " Words " })).toEqual({ said: { title: "Words" }, set: null });
  expect(wishOf({ set: "", title: " " })).toEqual(["title"]);
});

test("a box that is shown and not ticked is off", () => {
  expect(wishOf({ set: "s", asksOneAnswer: "1" })).toEqual({ said: { oneAnswer: false }, set: "s" });
  expect(wishOf({ set: "s", asksOneAnswer: "1", oneAnswer: "on" })).toEqual({ said: { oneAnswer: true }, set: "s" });
  expect(wishOf({ set: "s", about: "relation", relation: "capital" })).toEqual({
    said: { about: "relation", relation: "capital", oneAnswer: false, bothWays: false },
    set: "s",
  });
  expect(wishOf({ set: "s", asksReviews: "1", reviews: "on" })).toEqual({ said: { reviews: true }, set: "s" });
});

test("columns and what was seen are read, or they are not", () => {
  const columns = formOf({ hasHeader: "on" });
  for (const role of ["front", "back"]) columns.append("column", role);
  expect(readColumns(columns)).toEqual({ columns: ["front", "back"], hasHeader: true });
  columns.append("column", "price");
  expect([readColumns(columns), readColumns(formOf({}))]).toEqual([null, null]);
  const seen = { digest: "a".repeat(32), counts: { new: 1, changed: 0, unchanged: 0, skipped: 0 } };
  expect([readSeen(seen), readSeen({ ...seen, digest: "x" }), readSeen(null)]).toEqual([seen, null, null]);
});
