"use client";

import { lazy, Suspense } from "react";
import { PlaceList } from "./place-list";
import type { ReplyProps } from "./reply-props";

const loadOnMap = () =>
  import("./place-on-map").then(
    ({ PlaceOnMap, fetchOutlines }) => ({ default: PlaceOnMap, fetchOutlines }),
    () => ({ default: PlaceList, fetchOutlines: () => undefined }),
  );

let loading: ReturnType<typeof loadOnMap> | undefined;
const loadOnce = () => (loading ??= loadOnMap());
const OnMap = lazy(loadOnce);

/** Fetches what draws the map, so that it is there when the network is not. */
export const fetchMap = (): void => void loadOnce().then(({ fetchOutlines }) => fetchOutlines());

/** A place among several, pointed to on a map or chosen from a list. It comes by itself: few questions need it. */
export function PlaceReply(props: ReplyProps<"place">) {
  return (
    <Suspense fallback={null}>
      <OnMap {...props} />
    </Suspense>
  );
}
