"use client";

import { useEffect, useRef } from "react";
import { TYPES_TEXT } from "../questions/use-shortcuts";

type Keys = { onDigit: (digit: number) => boolean; onSpace: () => boolean; onEnter: () => boolean; onUndo: () => boolean };

const PRESSED = "button, a, summary, input, textarea, select";

/**
 * The keys of practice: 1 to 9, Space, Enter, and Ctrl+Z (on a Mac, Cmd+Z). Where text is typed they type, and what has the focus keeps its own
 * Space and Enter. Without `single` only Ctrl+Z is left, for those who switched single keys off.
 */
export function usePracticeKeys(enabled: boolean, single: boolean, keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (event.defaultPrevented || event.altKey || event.repeat || target.closest("dialog")) return;
      if (target.matches(TYPES_TEXT) && event.key !== "Enter") return;
      if (event.ctrlKey || event.metaKey) {
        if (event.key.toLowerCase() === "z" && !event.shiftKey && latest.current.onUndo()) event.preventDefault();
      } else if (single && handled(event.key, target)) event.preventDefault();
    };
    const handled = (key: string, target: HTMLElement): boolean => {
      if (/^[1-9]$/.test(key)) return latest.current.onDigit(Number(key));
      const isPressed = target.matches(PRESSED) && !target.matches("input[data-answers]");
      if (key === " ") return !isPressed && latest.current.onSpace();
      return key === "Enter" && (!isPressed || target.matches("[aria-disabled=true]")) && latest.current.onEnter();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [enabled, single]);
}
