import { nearestOnMap, POINTING_MAP } from "../charts/map-picture";
import { keptBy } from "../facts/kept";
import type { Entity } from "../facts/fact";
import type { Graph } from "../facts/graph";

/**
 * How far apart the two nearest places of a question lie on the narrowest map, at least, in pixels: each has a target of this size to
 * itself (WCAG 2.5.5).
 */
export const NEAREST = 44;

function findPlace(graph: Graph, name: string): Entity | null {
  const places = graph.entitiesNamed(name).filter((entity) => entity.kind === "place");
  return places.length === 1 && places[0]!.at ? places[0]! : null;
}

/** The one place of this name that has coordinates; null where there is none, or more than one. */
export const placeNamed = keptBy(findPlace, 2000);

/** How far apart the two nearest of some places lie on the narrowest map that they are pointed to on, in pixels. */
export const nearestOf = (places: readonly { at: readonly [number, number] }[]): number =>
  nearestOnMap(
    places.map(({ at }) => at),
    POINTING_MAP.narrow,
    POINTING_MAP.margin,
  );
