"use client";

import { useState, useTransition } from "react";
import { Button } from "../ui/button";
import type { RegradeAnswer } from "./regrade-state";

/** Takes something back, and says in its place what that came to. */
export function UndoButton({ undo, label, busy }: { undo: () => Promise<RegradeAnswer>; label: string; busy: string }) {
  const [answer, setAnswer] = useState<RegradeAnswer | null>(null);
  const [isBusy, start] = useTransition();
  return (
    <span className="grid gap-1">
      {!answer?.done && <Button look="danger" aria-disabled={isBusy || undefined} onClick={() => !isBusy && start(async () => setAnswer(await undo()))}>{isBusy ? busy : label}</Button>}
      <span role="status" className="text-small text-soft">{answer?.problem ?? answer?.done}</span>
    </span>
  );
}
