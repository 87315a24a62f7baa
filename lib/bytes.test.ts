import fc from "fast-check";
import { expect, test } from "vitest";
import { beginWith, joinBytes, utf8Of } from "./bytes";

test("joined bytes are those of the pieces in their order, and begin with the first of them", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 6 }), (pieces) => {
      const all = joinBytes(pieces);
      expect([...all]).toEqual(pieces.flatMap((piece) => [...piece]));
      expect(beginWith(all, ...(pieces[0] ?? []))).toBe(true);
      expect(beginWith(all, ...all, 0)).toBe(false);
    }),
  );
});

test("text in UTF-8 is read back, without its mark; other bytes are none", () => {
  const text = fc.string({ unit: "grapheme" }).filter((some) => !some.startsWith("\uFEFF"));
  fc.assert(fc.property(text, (some) => void expect(utf8Of(new TextEncoder().encode(`\uFEFF${some}`))).toBe(some)));
  expect(utf8Of(Uint8Array.of(0xff, 0xfe))).toBeNull();
});
