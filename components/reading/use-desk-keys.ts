"use client";

import { TYPES_TEXT, useKeyDown } from "../ui/use-key-down";

/** What each key of the desk does; a key that is not there does nothing. */
export type DeskKeys = Readonly<Partial<Record<"j" | "k" | "a" | "e" | "r" | "m" | "u" | "w" | "s" | "?", () => void>>>;

/** Single keys of the desk. Where text is typed they type, and they are off where the person has switched them off or a dialog is open. */
export function useDeskKeys(enabled: boolean, keys: DeskKeys): void {
  useKeyDown(enabled, (event, target) => {
    if (event.ctrlKey || event.metaKey || event.repeat || target.matches(TYPES_TEXT)) return;
    const act = keys[event.key.toLowerCase() as keyof DeskKeys];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
