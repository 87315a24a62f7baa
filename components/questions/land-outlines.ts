import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Ring } from "@/lib/charts/outlines";

/** A file beside the scripts, fetched only where a map is shown: it would weigh as much as all replies together. */
const LAND = new URL("world-atlas/land-110m.json", import.meta.url);

const ringsOf = (geometry: GeoJSON.Geometry): Ring[] =>
  geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : geometry.type === "Polygon" ? geometry.coordinates : [];

/**
 * The outlines of all land, seen from far away (Natural Earth, 1:110 million). Fails where there is no network and they were never fetched.
 */
export async function fetchLand(): Promise<Ring[]> {
  const topology = (await (await fetch(LAND)).json()) as Topology<{ land: GeometryCollection }>;
  return feature(topology, topology.objects.land).features.flatMap(({ geometry }) => ringsOf(geometry));
}
