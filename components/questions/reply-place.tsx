"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
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

const noChange = () => () => {};

/** About as high as most maps. */
const Room = () => <div className="card aspect-[4/3]" />;

/**
 * A place among several, pointed to on a map or chosen from a list. It comes by itself, since few questions need it, and is shown when it
 * can be used.
 */
export function PlaceReply(props: ReplyProps<"place">) {
  const isInBrowser = useSyncExternalStore(
    noChange,
    () => true,
    () => false,
  );
  return <Suspense fallback={<Room />}>{isInBrowser ? <OnMap {...props} /> : <Room />}</Suspense>;
}
