"use client";

import { direction } from "@/messages/language";
import { TYPES_TEXT, useKeyDown } from "../ui/use-key-down";

type Keys = { onDigit: (digit: number) => boolean; onEnter: () => boolean; onBefore: () => void; onAfter: () => void };

/**
 * Single keys answer and go on: 1 to 9, Enter, and the arrows left and right. Where text is typed they type; a link or another button keeps
 * its Enter. They are off where the person has switched them off, and while a dialog is open.
 */
export function useShortcuts(enabled: boolean, { onDigit, onEnter, onBefore, onAfter }: Keys): void {
  useKeyDown(enabled, (event, target) => {
    if (event.ctrlKey || event.metaKey) return;
    const typing = target.matches(TYPES_TEXT);
    if (event.key === "Enter") {
      const isAnswering = target.matches("[data-answers], [aria-disabled=true], body, h1, input");
      if (isAnswering && !target.matches("button[data-answers], textarea") && onEnter()) event.preventDefault();
    } else if (/^[1-9]$/.test(event.key) && !typing) {
      if (onDigit(Number(event.key))) event.preventDefault();
    } else if (!typing && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      if ((event.key === "ArrowRight") === (direction() === "ltr")) onAfter();
      else onBefore();
    }
  });
}
