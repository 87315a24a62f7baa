import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coarsePath, seenCorners, type Corner } from "./coarse-path";

const corner: fc.Arbitrary<Corner> = fc.tuple(fc.integer({ min: 0, max: 960 }), fc.integer({ min: 0, max: 600 }));
const ring = fc.array(corner, { minLength: 3, maxLength: 40 });

/** The corners that a path of steps goes through, ring by ring. */
const cornersOf = (path: string) =>
  [...path.matchAll(/M(-?\d+),(-?\d+)l([^z]*)z/g)].map(([, x, y, steps]) =>
    steps!.split(" ").reduce(
      (corners, step) => {
        const [dx, dy] = step.split(",").map(Number);
        const [lastX, lastY] = corners.at(-1)!;
        return [...corners, [lastX! + dx!, lastY! + dy!]];
      },
      [[Number(x), Number(y)]],
    ),
  );

describe("a coarse path", () => {
  it("goes through the corners that are seen, and no others", () => {
    fc.assert(
      fc.property(fc.array(ring, { maxLength: 4 }), (rings) => {
        expect(cornersOf(coarsePath(rings))).toEqual(rings.map(seenCorners).filter((seen) => seen.length > 2));
      }),
    );
  });

  it("passes every corner within two pixels", () => {
    fc.assert(
      fc.property(ring, (corners) => {
        const seen = seenCorners(corners);
        for (const [x, y] of corners) expect(Math.min(...seen.map(([sx, sy]) => Math.hypot(x - sx, y - sy)))).toBeLessThan(2);
      }),
    );
  });

  it("leaves out islands that nobody would see", () => {
    expect(
      coarsePath([
        [
          [5, 5],
          [6, 5],
          [6, 6],
        ],
        [
          [0, 0],
          [9, 0],
          [9, 9],
        ],
      ]),
    ).toBe("M0,0l9,0 0,9z");
    expect(coarsePath([])).toBe("");
  });
});
