"use client";

import { useWords } from "../layout/words";
import { Icon } from "../ui/icon";
import type { SaveState } from "./sender";

/** Whether everything is saved, where the eye finds it. Heard only when something is wrong, and when it is right again. */
export function SaveNote({ state, hasAnswered }: { state: SaveState; hasAnswered: boolean }) {
  const words = useWords("quiz");
  if (state === "saved" && !hasAnswered) return null;
  const text = { saved: words.stateSaved, saving: words.stateSaving, waiting: words.stateWaiting, "signed-out": words.stateSignedOut }[
    state
  ];
  const isTrouble = state === "waiting" || state === "signed-out";
  return (
    <span className={`inline-flex items-center gap-1.5 ${isTrouble ? "font-[550] text-wrong" : "text-soft"}`}>
      <Icon name={state === "saved" ? "right" : isTrouble ? "problem" : "waiting"} />
      <span className={state === "waiting" ? "max-sm:hidden" : undefined}>{text}</span>
      {state === "waiting" && <span className="sm:hidden">{words.stateWaitingShort}</span>}
    </span>
  );
}
