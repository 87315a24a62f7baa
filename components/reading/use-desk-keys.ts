"use client";

import { useEffect, useRef } from "react";
import { TYPES_TEXT } from "../questions/use-shortcuts";

/** What each key of the desk does; a key that is not there does nothing. */
export type DeskKeys = Readonly<Partial<Record<"j" | "k" | "a" | "e" | "r" | "m" | "u" | "w" | "s" | "?", () => void>>>;

/** Single keys of the desk. Where text is typed they type, and they are off where the person has switched them off or a dialog is open. */
export function useDeskKeys(enabled: boolean, keys: DeskKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || target.closest("dialog") || target.matches(TYPES_TEXT)) return;
      const act = latest.current[event.key.toLowerCase() as keyof DeskKeys];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [enabled]);
}
