"use client";

import { useEffect } from "react";
import { isAnswered, type LocalItem } from "./attempt-model";
import { fetchMap } from "./reply-place";

/**
 * Fetches what draws the map when one of the questions will need it, so that it is there when the network is not. It weighs a fifth of a
 * page of questions, so it waits for the first answer: nobody waits for their first question because of a map.
 */
export function useMapAhead(items: readonly LocalItem[]): void {
  const isNeeded = items.some(({ item }) => item.question.reply.kind === "place");
  const hasBegun = items.some(isAnswered);
  useEffect(() => {
    if (isNeeded && hasBegun) fetchMap();
  }, [isNeeded, hasBegun]);
}
