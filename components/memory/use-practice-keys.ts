"use client";

import { TYPES_TEXT, useKeyDown } from "../ui/use-key-down";

type Keys = { onDigit: (digit: number) => boolean; onSpace: () => boolean; onEnter: () => boolean; onUndo: () => boolean };

const PRESSED = "button, a, summary, input, textarea, select";

/** Does what a single key is for, and says whether it was for anything. */
function handled(key: string, target: HTMLElement, { onDigit, onSpace, onEnter }: Keys): boolean {
  if (/^[1-9]$/.test(key)) return onDigit(Number(key));
  const isPressed = target.matches(PRESSED) && !target.matches("input[data-answers]");
  if (key === " ") return !isPressed && onSpace();
  return key === "Enter" && (!isPressed || target.matches("[aria-disabled=true]")) && onEnter();
}

/**
 * The keys of practice: 1 to 9, Space, Enter, and Ctrl+Z (on a Mac, Cmd+Z). Where text is typed they type, and what has the focus keeps its
 * own Space and Enter. Without `single` only Ctrl+Z is left, for those who switched single keys off.
 */
export function usePracticeKeys(enabled: boolean, single: boolean, keys: Keys): void {
  useKeyDown(enabled, (event, target) => {
    if (event.repeat || (target.matches(TYPES_TEXT) && event.key !== "Enter")) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === "z" && !event.shiftKey && keys.onUndo()) event.preventDefault();
    } else if (single && handled(event.key, target, keys)) event.preventDefault();
  });
}
