import { longitudeWithin, projected, type Picture } from "./map-picture";

/** A closed line of [longitude, latitude], as GeoJSON has it. */
export type Ring = readonly (readonly number[])[];

type Step = { lat: number; east: number };

/**
 * A ring with its longitudes counted on from the middle of the picture, without a jump at 180°; one that goes round a pole is led over it.
 */
function unrolled(ring: Ring, middle: number): Step[] {
  let east = longitudeWithin(ring[0]![0]! - middle);
  const steps = ring.map(([lon, lat], i) => {
    if (i > 0) east += longitudeWithin(lon! - ring[i - 1]![0]!);
    return { lat: lat!, east };
  });
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const pole = first.lat < 0 ? -90 : 90;
  return Math.abs(last.east - first.east) < 180 ? steps : [...steps, { lat: pole, east: last.east }, { lat: pole, east: first.east }];
}

/** One ring as a path, so many degrees farther east; "" where none of it is in the picture. */
function ringPath(steps: readonly Step[], { size, scale, left, top }: Picture, shift: number): string {
  const points = steps
    .map(({ lat, east }) => projected(lat, east + shift))
    .map(({ x, y }) => [Math.round(x * scale - left), Math.round(y * scale - top)] as const);
  const isInside = (values: readonly number[], most: number) => Math.max(...values) >= 0 && Math.min(...values) <= most;
  if (
    !isInside(
      points.map(([x]) => x),
      size.width,
    ) ||
    !isInside(
      points.map(([, y]) => y),
      size.height,
    )
  )
    return "";
  return `M${points.filter(([x, y], i) => i === 0 || x !== points[i - 1]![0] || y !== points[i - 1]![1]).join("L")}Z`;
}

/** Outlines as an SVG path of a picture: what lies beyond an edge of the world comes in at the other. */
export function outlinePath(rings: readonly Ring[], picture: Picture): string {
  return rings
    .flatMap((ring) => {
      const steps = unrolled(ring, picture.middle);
      return [-360, 0, 360].map((shift) => ringPath(steps, picture, shift));
    })
    .join("");
}
