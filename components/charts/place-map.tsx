import { darknessOf } from "@/lib/charts/known-events";
import { placeLabels } from "@/lib/charts/place-labels";
import type { LatLon } from "@/lib/charts/map-picture";
import { drawLand } from "./land";

/** A place on the map: what stands small beside its name, and how well it is known (0 to 1), null where nobody was asked. */
export type MapPlace = { id: string; name: string; detail: string; at: LatLon; known: number | null };

const WIDE = 960;
const NARROW = 350;
const MARGIN = 20;
const DOT = 7;
const LETTERING = { letter: 7.6, line: 20, dot: DOT };

/** What the dots say: just where something is, or darker where it is better known, and hollow where nothing was asked. */
type Shading = "none" | "known";

const darkness = (known: number | null, shading: Shading) => (shading === "none" ? 1 : darknessOf(known));

type PictureProps = { places: readonly MapPlace[]; shading: Shading; width: number; className: string };

function Picture({ places, shading, width, className }: PictureProps) {
  const { size, land, points } = drawLand(
    places.map(({ at }) => at),
    width,
    MARGIN,
  );
  const dots = places.map(({ id, name, detail }, i) => ({ id, name, detail: width < WIDE ? "" : detail, ...points[i]! }));
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${size.width} ${size.height}`} className={`h-auto w-full ${className}`}>
      <path d={land} className="fill-sunk stroke-line" />
      {dots.map((dot, i) => (
        <g key={dot.id}>
          <circle cx={dot.x} cy={dot.y} r={DOT} className="fill-card" />
          <circle
            cx={dot.x}
            cy={dot.y}
            r={DOT}
            fillOpacity={darkness(places[i]!.known, shading)}
            className="fill-accent stroke-accent"
            strokeWidth="2"
          />
        </g>
      ))}
      {placeLabels(dots, size, LETTERING).map(({ id, x, y, anchor, name, detail }) => (
        <text
          key={id}
          x={x}
          y={y}
          textAnchor={anchor}
          className="fill-ink font-press stroke-card text-[14px] font-[650] [paint-order:stroke]"
          strokeWidth="3"
          strokeLinejoin="round"
        >
          {name}
          {detail && <tspan className="fill-soft font-[400]"> {detail}</tspan>}
        </text>
      ))}
    </svg>
  );
}

/**
 * Places on a map, drawn on the server: no script, no other host. It is a picture of the list that stands beside it, so that a screen
 * reader hears the list alone. Nothing where no place has coordinates.
 */
export function PlaceMap({ places, shading = "none" }: { places: readonly MapPlace[]; shading?: Shading }) {
  if (places.length === 0) return null;
  return (
    <div className="card overflow-hidden">
      <Picture places={places} shading={shading} width={WIDE} className="max-sm:hidden" />
      <Picture places={places} shading={shading} width={NARROW} className="sm:hidden" />
    </div>
  );
}
