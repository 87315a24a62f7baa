import { geoNaturalEarth1, geoPath, type GeoProjection } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import world from "world-atlas/land-110m.json";

/** Latitude and longitude in degrees. */
export type LatLon = readonly [number, number];
export type Size = { width: number; height: number };

const topology = world as unknown as Topology<{ land: GeometryCollection }>;
const land = feature(topology, topology.objects.land);

/** So many degrees around a place are in the picture, so that a single place has surroundings. */
const AROUND_DEGREES = 7;

/** The longitude opposite the widest gap between places: the picture is cut where nothing is. */
export function middleLongitude(longitudes: readonly number[]): number {
  const sorted = [...longitudes].sort((a, b) => a - b);
  let [widest, middle] = [-1, 0];
  for (const [i, from] of sorted.entries()) {
    const to = sorted[i + 1] ?? sorted[0]! + 360;
    if (to - from > widest) [widest, middle] = [to - from, (from + to) / 2 + 180];
  }
  return ((middle + 540) % 360) - 180;
}

/** Flatter or taller than this, and a picture looks like a ribbon or fills the screen. */
const SHAPE = { flattest: 0.45, tallest: 0.85 };

function surroundings(places: readonly LatLon[]): GeoJSON.MultiPoint {
  const around = [-AROUND_DEGREES, AROUND_DEGREES];
  const corners = places.flatMap(([lat, lon]) => around.flatMap((up) => around.map((right) => [lon + right, Math.max(-85, Math.min(85, lat + up))])));
  return { type: "MultiPoint", coordinates: corners };
}

/** A picture of a width, as high as its places need. */
function fitted(places: readonly LatLon[], width: number, margin: number): { projection: GeoProjection; size: Size } {
  const shape = surroundings(places);
  const projection = geoNaturalEarth1().rotate([-middleLongitude(places.map(([, lon]) => lon)), 0]).fitWidth(width - 2 * margin, shape);
  const [[, top], [, bottom]] = geoPath(projection).bounds(shape);
  const height = Math.round(Math.max(SHAPE.flattest * width, Math.min(SHAPE.tallest * width, bottom - top + 2 * margin)));
  return { size: { width, height }, projection: projection.fitExtent([[margin, margin], [width - margin, height - margin]], shape).clipExtent([[0, 0], [width, height]]) };
}

/** A picture of land: its size, the outlines as an SVG path, and where each place lies in it. */
export type Drawn = { size: Size; land: string; points: { x: number; y: number }[] };

/** The land around places, of which there is one or more, in a picture of a width; the height follows from where they are. */
export function drawLand(places: readonly LatLon[], width: number, margin: number): Drawn {
  const { projection, size } = fitted(places, width, margin);
  const points = places.map(([lat, lon]) => {
    const [x, y] = projection([lon, lat]) ?? [0, 0];
    return { x: Math.round(x), y: Math.round(y) };
  });
  return { size, land: geoPath(projection).digits(0)(land) ?? "", points };
}
