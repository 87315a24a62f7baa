import { expect, test } from "vitest";
import { gapAsDots } from "./gap-shown";

test("a gap is three dots wherever it stands, and no full stop follows it", () => {
  expect(gapAsDots("The talks were in ___.")).toBe("The talks were in …");
  expect(gapAsDots("In ___, the talks went on.")).toBe("In …, the talks went on.");
  expect(gapAsDots("Who attended?")).toBe("Who attended?");
});
