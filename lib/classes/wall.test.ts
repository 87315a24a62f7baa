import fc from "fast-check";
import { expect, test } from "vitest";
import { BEFORE, mayGo, nextPlaces, type WallPlace } from "./wall";

test("whatever the teacher presses, every question comes, in order, and what was told stays told", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(), { maxLength: 60 }), (count, presses) => {
      let place: WallPlace = BEFORE;
      const told = new Set<number>();
      for (const press of presses) {
        const places = nextPlaces(place, count);
        const next = places[press % places.length]!;
        expect(mayGo(place, next, count)).toBe(true);
        if (next === "over") {
          expect(told.has(place.position)).toBe(true);
          return;
        }
        expect([place.position, place.position + 1]).toContain(next.position);
        expect(told.has(next.position) && next.phase !== "told").toBe(false);
        if (next.phase === "told") told.add(next.position);
        place = next;
      }
    }),
  );
});

test("no question is left out, and none is opened again once it was told", () => {
  expect(mayGo({ position: 1, phase: "told" }, { position: 3, phase: "open" }, 5)).toBe(false);
  expect(mayGo({ position: 1, phase: "told" }, { position: 1, phase: "open" }, 5)).toBe(false);
  expect(mayGo(BEFORE, "over", 5)).toBe(false);
});
