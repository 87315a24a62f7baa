/** Latitude and longitude in degrees, north and east positive. */
export type LatLon = readonly [number, number];

/** The map that places are pointed to on: how wide it is drawn on a telephone and on anything wider, and the margin around its places. */
export const POINTING_MAP = { narrow: 350, wide: 640, margin: 20 };

/** So many degrees around a place are in the picture, so that a single place has surroundings. */
export const AROUND_DEGREES = 7;
const AROUND = [-AROUND_DEGREES, AROUND_DEGREES];

/** The flattest and tallest picture, as height by width: flatter looks like a ribbon, taller fills the screen. */
export const PICTURE_SHAPE = { flattest: 0.45, tallest: 0.85 };

/** Farther north or south than this nothing is drawn. */
const FARTHEST_NORTH = 85;

const RADIANS = Math.PI / 180;

/** A longitude, or a difference of two, from -180 up to 180. */
export const longitudeWithin = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;

/** The longitude opposite the widest gap between places: the picture is cut where nothing is. 0 for no places. */
export function middleLongitude(longitudes: readonly number[]): number {
  const sorted = [...longitudes].sort((a, b) => a - b);
  let widest = -1;
  let middle = 0;
  for (let i = 0; i < sorted.length; i++) {
    const from = sorted[i]!;
    const to = sorted[i + 1] ?? sorted[0]! + 360;
    if (to - from <= widest) continue;
    widest = to - from;
    middle = (from + to) / 2 + 180;
  }
  return longitudeWithin(middle);
}

/** The corners of what is shown around each place. */
export function surroundings(places: readonly LatLon[]): LatLon[] {
  const corners: LatLon[] = [];
  for (const [lat, lon] of places)
    for (const up of AROUND)
      for (const right of AROUND) corners.push([Math.max(-FARTHEST_NORTH, Math.min(FARTHEST_NORTH, lat + up)), lon + right]);
  return corners;
}

type Point = { x: number; y: number };

/** The Natural Earth projection (Šavrič, Jenny, Patterson, Petrovič and Hurni 2011), with a radius of 1, y growing southwards. */
const naturalEarth = ([lat, lon]: LatLon, middle: number): Point => projected(lat, longitudeWithin(lon - middle));

/** The same for a latitude, so many degrees east of the middle. */
export function projected(lat: number, east: number): Point {
  const phi = lat * RADIANS;
  const p2 = phi * phi;
  const p4 = p2 * p2;
  return {
    x: east * RADIANS * (0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4))),
    y: -phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4))),
  };
}

type Extent = { left: number; right: number; top: number; bottom: number };

/** How far what is shown around some places reaches, before it is scaled. */
function extentOf(places: readonly LatLon[], middle: number): Extent {
  const extent = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const corner of surroundings(places)) {
    const { x, y } = naturalEarth(corner, middle);
    extent.left = Math.min(extent.left, x);
    extent.right = Math.max(extent.right, x);
    extent.top = Math.min(extent.top, y);
    extent.bottom = Math.max(extent.bottom, y);
  }
  return extent;
}

/** The height of a picture whose places need `needed`, in the picture's units. */
export const pictureHeight = (width: number, needed: number): number =>
  Math.round(Math.max(PICTURE_SHAPE.flattest * width, Math.min(PICTURE_SHAPE.tallest * width, needed)));

/**
 * A picture around places: its size, how large the globe is in it, the longitude in its middle, and what lies at its left and upper edge.
 */
export type Picture = { size: { width: number; height: number }; scale: number; middle: number; left: number; top: number };

/** The picture of that width around one or more places, as high as they need. */
export function pictureOf(places: readonly LatLon[], width: number, margin: number): Picture {
  const middle = middleLongitude(places.map(([, lon]) => lon));
  const extent = extentOf(places, middle);
  const [wide, high] = [extent.right - extent.left, extent.bottom - extent.top];
  const room = width - 2 * margin;
  const height = pictureHeight(width, (high * room) / wide + 2 * margin);
  const scale = Math.min(room / wide, (height - 2 * margin) / high);
  const [left, top] = [(scale * (extent.left + extent.right) - width) / 2, (scale * (extent.top + extent.bottom) - height) / 2];
  return { size: { width, height }, scale, middle, left, top };
}

/** Where a place lies in a picture, in its pixels. */
export function pointIn({ scale, middle, left, top }: Picture, place: LatLon): Point {
  const { x, y } = naturalEarth(place, middle);
  return { x: Math.round(x * scale - left), y: Math.round(y * scale - top) };
}

/** The size of the picture of one or more places, known before it is drawn, so that nothing moves when it comes. */
export const pictureSize = (places: readonly LatLon[], width: number, margin: number): Picture["size"] =>
  pictureOf(places, width, margin).size;

/**
 * How far apart the two nearest of some places lie on a map that is fitted to them, in pixels of a picture of that width with a margin:
 * what components/charts/land.ts draws, so that a question can be sure that they are told apart. Infinity for fewer than two.
 */
export function nearestOnMap(places: readonly LatLon[], width: number, margin: number): number {
  const { scale, middle } = pictureOf(places, width, margin);
  const points = places.map((place) => naturalEarth(place, middle));
  let nearest = Infinity;
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 1; j < points.length; j++)
      nearest = Math.min(nearest, Math.hypot(points[i]!.x - points[j]!.x, points[i]!.y - points[j]!.y));
  }
  return scale * nearest;
}
