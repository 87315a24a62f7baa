"use client";

import { useEffect, useRef } from "react";

type OnKey = (event: KeyboardEvent, target: HTMLElement) => void;

/** What matches it takes keys as text. */
export const TYPES_TEXT = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

/**
 * Listens to keys while `enabled`, but for those that something else took, and while a dialog is open. `onKey` may be another one each
 * time.
 */
export function useKeyDown(enabled: boolean, onKey: OnKey): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (!event.defaultPrevented && !event.altKey && !target.closest("dialog")) latest.current(event, target);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [enabled]);
}
