"use client";

import { useEffect, useState } from "react";
import { useWords } from "../layout/words";
import { Button } from "./button";

const SHOWN_MS = 20_000;

/**
 * Says what was just done and offers to take it back. Keep it on the page with `message` null until there is something to say, so that it
 * is read out. It goes by itself after a while, but not while it is pointed at or has the focus.
 */
export function UndoToast({ message, onUndo, onGone }: { message: string | null; onUndo: () => void; onGone: () => void }) {
  const words = useWords("layout");
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (message === null || held) return;
    const timer = setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [message, held, onGone]);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-0 z-10 grid justify-center p-4">
      {message !== null && (
        <div onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)} className="pointer-events-auto flex flex-wrap items-center gap-x-4 gap-y-1 rounded-card border border-line-strong bg-card px-4 py-2">
          <p>{message}</p>
          <Button look="quiet" onClick={onUndo}>
            {words.undo}
          </Button>
        </div>
      )}
    </div>
  );
}
