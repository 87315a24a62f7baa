import { geoNaturalEarth1, geoPath, geoStream, type GeoProjection } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import world from "world-atlas/land-110m.json";
import { coarsePath, type Corner } from "@/lib/charts/coarse-path";
import { middleLongitude, pictureHeight, surroundings, type LatLon } from "@/lib/charts/map-picture";

export type Size = { width: number; height: number };

const topology = world as unknown as Topology<{ land: GeometryCollection }>;
const land = feature(topology, topology.objects.land);

/** A picture of a width, as high as its places need. */
function fitted(places: readonly LatLon[], width: number, margin: number): { projection: GeoProjection; size: Size } {
  const shape: GeoJSON.MultiPoint = { type: "MultiPoint", coordinates: surroundings(places).map(([lat, lon]) => [lon, lat]) };
  const projection = geoNaturalEarth1()
    .rotate([-middleLongitude(places.map(([, lon]) => lon)), 0])
    .fitWidth(width - 2 * margin, shape);
  const [[, top], [, bottom]] = geoPath(projection).bounds(shape);
  const height = pictureHeight(width, bottom - top + 2 * margin);
  return {
    size: { width, height },
    projection: projection
      .fitExtent(
        [
          [margin, margin],
          [width - margin, height - margin],
        ],
        shape,
      )
      .clipExtent([
        [0, 0],
        [width, height],
      ]),
  };
}

/** A picture of land: its size, the outlines as an SVG path, and where each place lies in it. */
export type Drawn = { size: Size; land: string; points: { x: number; y: number }[] };

/** Pictures drawn last, by what is in them: the same few are shown again and again, and the outlines of the world take long. */
const drawn = new Map<string, Drawn>();
const KEPT = 100;

/** The land around places, of which there is one or more, in a picture of a width; the height follows from where they are. */
export function drawLand(places: readonly LatLon[], width: number, margin: number): Drawn {
  const name = JSON.stringify([places, width, margin]);
  const kept = drawn.get(name);
  if (kept) return kept;
  if (drawn.size >= KEPT) drawn.clear();
  const picture = draw(places, width, margin);
  drawn.set(name, picture);
  return picture;
}

/** The rings of all land as they lie in the picture. */
function landRings(projection: GeoProjection): Corner[][] {
  const rings: Corner[][] = [];
  const nothing = () => {};
  const collector = {
    point: (x: number, y: number) => void rings.at(-1)?.push([Math.round(x), Math.round(y)]),
    lineStart: () => void rings.push([]),
    lineEnd: nothing,
    polygonStart: nothing,
    polygonEnd: nothing,
  };
  geoStream(land, projection.stream(collector));
  return rings;
}

function draw(places: readonly LatLon[], width: number, margin: number): Drawn {
  const { projection, size } = fitted(places, width, margin);
  const points = places.map(([lat, lon]) => {
    const [x, y] = projection([lon, lat]) ?? [0, 0];
    return { x: Math.round(x), y: Math.round(y) };
  });
  return { size, land: coarsePath(landRings(projection)), points };
}
