import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeLabels, type Dot, type PlacedLabel } from "./place-labels";

const SIZE = { width: 400, height: 300 };
const LETTERING = { letter: 7, line: 18, dot: 6 };

const boxOf = ({ x, y, anchor, name, detail }: PlacedLabel) => {
  const long = (detail ? `${name} ${detail}` : name).length * LETTERING.letter;
  const left = anchor === "start" ? x : anchor === "end" ? x - long : x - long / 2;
  const middle = y - LETTERING.line * 0.3;
  return { left, right: left + long, top: middle - LETTERING.line / 2, bottom: middle + LETTERING.line / 2 };
};

const dots = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    x: fc.integer({ min: 0, max: 400 }),
    y: fc.integer({ min: 0, max: 300 }),
    name: fc.string({ minLength: 1, maxLength: 14 }),
    detail: fc.string({ maxLength: 16 }),
  }),
  { selector: (dot) => dot.id, maxLength: 25 },
);

describe("labels on a picture", () => {
  it("lie on no other label, on no dot, and within the picture", () => {
    fc.assert(
      fc.property(dots, (all) => {
        const boxes = placeLabels(all, SIZE, LETTERING).map(boxOf);
        const marks = all.map(({ x, y }) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }));
        for (const [i, a] of boxes.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(-1e-9);
          expect(a.right).toBeLessThanOrEqual(SIZE.width + 1e-9);
          for (const b of [...boxes.slice(i + 1), ...marks])
            expect(a.left + 1e-9 < b.right && b.left + 1e-9 < a.right && a.top + 1e-9 < b.bottom && b.top + 1e-9 < a.bottom).toBe(false);
        }
      }),
    );
  });

  const dot = (id: string, x: number, y: number, detail = ""): Dot => ({ id, x, y, name: id, detail });

  it("give up the detail before the name", () => {
    const [label] = placeLabels([dot("Paris", 200, 150, "three meetings and a fourth one after that, all in March")], SIZE, LETTERING);
    expect(label).toMatchObject({ name: "Paris", detail: "" });
  });

  it("go left where there is no room on the right", () => {
    const [label] = placeLabels([dot("Riyadh", 390, 150)], SIZE, LETTERING);
    expect(label).toMatchObject({ anchor: "end" });
  });
});
