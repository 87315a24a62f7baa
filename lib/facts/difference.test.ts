import fc from "fast-check";
import { expect, test } from "vitest";
import { changesBetween, differencesOf } from "./difference";

const readable = fc.dictionary(fc.constantFrom("subject", "object", "from", "topic"), fc.constantFrom("", "a", "b", "c"));
/** A field that is left out is a field that is empty. */
const at = (one: Record<string, string>, field: string) => one[field] ?? "";

test("a field is listed once, exactly when the three are not all the same in it", () => {
  fc.assert(
    fc.property(readable, readable, readable, (before, mine, theirs) => {
      const listed = differencesOf(before, mine, theirs);
      const differing = ["subject", "object", "from", "topic"].filter(
        (field) => at(before, field) !== at(mine, field) || at(before, field) !== at(theirs, field),
      );
      expect(listed.map(({ field }) => field).sort()).toEqual(differing.sort());
      for (const line of listed)
        expect(line).toEqual({
          field: line.field,
          before: at(before, line.field),
          mine: at(mine, line.field),
          theirs: at(theirs, line.field),
        });
    }),
  );
});

test("nothing changed between a thing and itself", () => {
  fc.assert(
    fc.property(readable, (one) => {
      expect(changesBetween(one, one)).toEqual([]);
    }),
  );
});

test("a change says what was and what is", () => {
  expect(changesBetween({ object: "Paris", topic: "Talks" }, { object: "London", topic: "Talks" })).toEqual([
    { field: "object", before: "Paris", after: "London" },
  ]);
});
