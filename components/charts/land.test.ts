import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { middleLongitude, nearestOnMap, pictureOf, pictureSize, pointIn, type LatLon } from "@/lib/charts/map-picture";
import { outlinePath } from "@/lib/charts/outlines";
import { drawLand } from "./land";

const place: fc.Arbitrary<LatLon> = fc.tuple(
  fc.double({ min: -70, max: 78, noNaN: true }),
  fc.double({ min: -179, max: 179, noNaN: true }),
);

describe("land around places", () => {
  it("holds every place within the picture", () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), (places) => {
        const { size, points } = drawLand(places, 350, 20);
        for (const { x, y } of points) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(size.width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(size.height);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("keeps west on the left, also across the date line", () => {
    const { points } = drawLand(
      [
        [-41, 175],
        [21, -158],
      ],
      350,
      20,
    );
    expect(points[0]!.x).toBeLessThan(points[1]!.x);
  });

  it("is cut where the widest gap between places is", () => {
    expect(middleLongitude([170, -170])).toBeCloseTo(-180, 5);
    expect(middleLongitude([0, 40])).toBeCloseTo(20, 5);
  });

  it("has places as far apart as was foreseen without drawing it", () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 6 }), (places) => {
        const { points, size } = drawLand(places, 350, 20);
        expect(Math.abs(size.height - pictureSize(places, 350, 20).height)).toBeLessThanOrEqual(1);
        const drawn = points.flatMap((one, i) => points.slice(i + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)));
        expect(Math.abs(Math.min(...drawn) - nearestOnMap(places, 350, 20))).toBeLessThanOrEqual(2);
      }),
      { numRuns: 100 },
    );
  });

  it("is drawn alike without a library", () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 6 }), (places) => {
        const { points } = drawLand(places, 350, 20);
        const picture = pictureOf(places, 350, 20);
        for (const [i, one] of places.entries()) {
          const { x, y } = pointIn(picture, one);
          expect(Math.hypot(x - points[i]!.x, y - points[i]!.y)).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("has outlines that stand where their corners do, also across the edge of the world", () => {
    const picture = pictureOf(
      [
        [0, 170],
        [20, -150],
      ],
      350,
      20,
    );
    const corners: [number, number][] = [
      [175, 0],
      [-175, 0],
      [-175, 10],
      [175, 10],
      [175, 0],
    ];
    const drawn = corners.map(([lon, lat]) => pointIn(picture, [lat, lon])).map(({ x, y }) => `${x},${y}`);
    expect(outlinePath([corners], picture)).toBe(`M${drawn.join("L")}Z`);
    expect(
      outlinePath(
        [
          [
            [20, 0],
            [21, 0],
            [21, 1],
            [20, 0],
          ],
        ],
        picture,
      ),
    ).toBe("");
  });

  it("shows the surroundings of a single place", () => {
    expect(drawLand([[48.86, 2.35]], 350, 20).land.length).toBeGreaterThan(50);
  });
});
