"use client";

import { useEffect, useRef } from "react";
import { direction } from "@/messages/language";

type Keys = { onDigit: (digit: number) => boolean; onEnter: () => boolean; onBefore: () => void; onAfter: () => void };

/** What matches it takes keys as text. */
export const TYPES_TEXT = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

/**
 * Single keys answer and go on: 1 to 9, Enter, and the arrows left and right. Where text is typed they type; a link or another button keeps its
 * Enter. They are off where the person has switched them off, and while a dialog is open.
 */
export function useShortcuts(enabled: boolean, keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || target.closest("dialog")) return;
      const typing = target.matches(TYPES_TEXT);
      if (event.key === "Enter") {
        const isAnswering = target.matches("[data-answers], [aria-disabled=true], body, h1, input");
        if (isAnswering && !target.matches("button[data-answers], textarea") && latest.current.onEnter()) event.preventDefault();
      } else if (/^[1-9]$/.test(event.key) && !typing) {
        if (latest.current.onDigit(Number(event.key))) event.preventDefault();
      } else if (!typing && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
        if ((event.key === "ArrowRight") === (direction() === "ltr")) latest.current.onAfter();
        else latest.current.onBefore();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [enabled]);
}
