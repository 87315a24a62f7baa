"use client";

import { useEffect, useRef, type RefObject } from "react";

const isNowhere = (focused: Element | null) => focused === null || focused === document.body || focused.matches(":disabled");

/**
 * Gives the focus to an element when what had it went away or was switched off as `state` changed: whoever cannot see the page would have
 * to begin at its top again.
 */
export function useFocusKept(heir: RefObject<HTMLElement | null>, state: string | boolean): void {
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    if (isNowhere(document.activeElement)) heir.current?.focus({ preventScroll: true });
  }, [heir, state]);
}
