"use client";

import { useState, useTransition } from "react";
import { Button } from "../ui/button";
import type { RegradeAnswer } from "./regrade-state";
import { Said } from "../ui/said";

/** `undone` says when it was taken back, once it was: what the button itself was told stays in sight until the page is left. */
type UndoButtonProps = { undo: () => Promise<RegradeAnswer>; label: string; busy: string; undone?: string | null };

/** Takes something back, and says in its place what that came to. */
export function UndoButton({ undo, label, busy, undone = null }: UndoButtonProps) {
  const [answer, setAnswer] = useState<RegradeAnswer | null>(null);
  const [isBusy, start] = useTransition();
  return (
    <span className="grid gap-1">
      {!answer?.done && undone === null && (
        <Button look="danger" aria-disabled={isBusy || undefined} onClick={() => !isBusy && start(async () => setAnswer(await undo()))}>
          {isBusy ? busy : label}
        </Button>
      )}
      <span role="status" className="text-small text-soft">
        {answer?.problem ? <Said text={answer.problem} /> : (answer?.done ?? undone)}
      </span>
    </span>
  );
}
