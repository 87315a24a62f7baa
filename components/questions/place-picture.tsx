"use client";

import { useMemo, useSyncExternalStore, type MouseEvent } from "react";
import { pictureOf, pointIn, POINTING_MAP, type LatLon } from "@/lib/charts/map-picture";
import { outlinePath, type Ring } from "@/lib/charts/outlines";
import { placeLabels } from "@/lib/charts/place-labels";

/** A place as it stands on the map: `state` says what its mark tells. */
export type MarkedPlace = { id: string; text: string; at: LatLon; state: "open" | "chosen" | "right" | "wrong" | "other" };

type PictureProps = { land: readonly Ring[]; places: readonly MarkedPlace[]; label: string; onPoint: ((id: string) => void) | null };

const WIDE = "(min-width: 40rem)";

function onWidth(changed: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** How far from a dot a press still means it, in pixels of the screen. */
const REACH = 32;
const DOT = 8;
const LETTERING = { letter: 8, line: 20, dot: 15 };

type Dot = MarkedPlace & { x: number; y: number };

/** Open places are dots, the chosen one a dot in a ring; once it is known, a tick in a circle is right and a cross in a square is wrong. */
function Mark({ x, y, state }: Dot) {
  const at = `translate(${x} ${y})`;
  if (state === "right")
    return (
      <g transform={at}>
        <circle r="13" className="fill-correct stroke-card" strokeWidth="2" />
        <path d="M-5.5 0.5l4 4L6 -4.5" className="fill-none stroke-card" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round" />
      </g>
    );
  if (state === "wrong")
    return (
      <g transform={at}>
        <rect x="-12" y="-12" width="24" height="24" rx="3" className="fill-wrong stroke-card" strokeWidth="2" />
        <path d="M-5 -5l10 10M5 -5l-10 10" className="fill-none stroke-card" strokeWidth="2.6" strokeLinecap="round" />
      </g>
    );
  return (
    <g transform={at}>
      {state === "chosen" && <circle r="15" className="fill-accent-wash stroke-accent" strokeWidth="3" />}
      <circle r={DOT} className={state === "other" ? "fill-card stroke-soft" : "fill-accent stroke-card"} strokeWidth="2" />
    </g>
  );
}

/** The place nearest to where the picture was pressed, if it is within reach. */
function pressed(event: MouseEvent<SVGSVGElement>, dots: readonly Dot[], width: number): string | null {
  const box = event.currentTarget.getBoundingClientRect();
  const scale = width / box.width;
  const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
  const [nearest] = dots.map((dot) => ({ id: dot.id, far: Math.hypot(dot.x - x, dot.y - y) })).sort((one, other) => one.far - other.far);
  return nearest && nearest.far <= REACH * scale ? nearest.id : null;
}

/**
 * Places on the land around them, to be pressed; their names stand there only once they are told (`right`, `wrong`, `other`). For people
 * who see and point: all of it is in the list beside it too.
 */
export function PlacePicture({ land, places, label, onPoint }: PictureProps) {
  const isWide = useSyncExternalStore(
    onWidth,
    () => window.matchMedia(WIDE).matches,
    () => false,
  );
  const width = isWide ? POINTING_MAP.wide : POINTING_MAP.narrow;
  const coordinates = JSON.stringify(places.map(({ at }) => at));
  const { picture, outlines } = useMemo(() => {
    const drawn = pictureOf(JSON.parse(coordinates) as LatLon[], width, POINTING_MAP.margin);
    return { picture: drawn, outlines: outlinePath(land, drawn) };
  }, [land, coordinates, width]);
  const { size } = picture;
  const dots = places.map((place) => ({ ...place, ...pointIn(picture, place.at) }));
  const isTold = places.some(({ state }) => state === "right");
  const named = [...dots].sort((one, other) => Number(one.state === "other") - Number(other.state === "other"));
  const labels = isTold
    ? placeLabels(
        named.map(({ id, x, y, text }) => ({ id, x, y, name: text, detail: "" })),
        size,
        LETTERING,
      )
    : [];
  const onClick = (event: MouseEvent<SVGSVGElement>) => {
    const id = pressed(event, dots, width);
    if (id !== null) onPoint?.(id);
  };
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size.width} ${size.height}`}
      onClick={onPoint ? onClick : undefined}
      className={`h-auto w-full touch-manipulation ${onPoint ? "cursor-pointer" : ""}`}
    >
      <path d={outlines} className="fill-sunk stroke-line-strong" />
      {dots.map((dot) => (
        <g key={dot.id} data-place={dot.id}>
          <Mark {...dot} />
        </g>
      ))}
      {labels.map(({ id, x, y, anchor, name }) => (
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
        </text>
      ))}
    </svg>
  );
}
