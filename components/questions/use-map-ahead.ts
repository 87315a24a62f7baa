"use client";

import { useEffect } from "react";
import type { LocalItem } from "./attempt-model";
import { fetchMap } from "./reply-place";

/** Fetches what draws the map as soon as one of the questions will need it, so that it is there when the network is not. */
export function useMapAhead(items: readonly LocalItem[]): void {
  const isNeeded = items.some(({ item }) => item.question.reply.kind === "place");
  useEffect(() => {
    if (isNeeded) fetchMap();
  }, [isNeeded]);
}
