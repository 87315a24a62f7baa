"use client";

import Link from "next/link";
import { useState, useTransition, type ReactNode } from "react";
import { Button } from "../ui/button";
import type { InboxAnswer } from "./inbox-state";

type Step = { key: string; label: string; act: () => Promise<InboxAnswer>; undo: (editId: string | null) => Promise<InboxAnswer> };
type InboxStepsProps = { steps: readonly Step[]; undoLabel: string; lookAgainLabel: string; children?: ReactNode };

/** What can be done with a line of the inbox; once one thing is done, what that was and the way back. */
export function InboxSteps({ steps, undoLabel, lookAgainLabel, children }: InboxStepsProps) {
  const [chosen, setChosen] = useState<{ step: Step; answer: InboxAnswer } | null>(null);
  const [told, setTold] = useState("");
  const [isBusy, start] = useTransition();
  const press = (step: Step) =>
    start(async () => {
      const answer = await step.act();
      setTold(answer.problem ?? answer.done ?? "");
      if (!answer.problem) setChosen({ step, answer });
    });
  const takeBack = ({ step, answer }: { step: Step; answer: InboxAnswer }) =>
    start(async () => {
      const undone = await step.undo(answer.editId);
      setTold(undone.problem ?? undone.done ?? "");
      if (!undone.problem) setChosen(null);
    });
  return (
    <div className="grid gap-2">
      <p role="status" className="text-small text-soft">
        {told}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {!chosen && children}
        {!chosen &&
          steps.map((step) => (
            <Button key={step.key} look="quiet" aria-disabled={isBusy || undefined} onClick={() => !isBusy && press(step)}>
              {step.label}
            </Button>
          ))}
        {chosen?.answer.lookAgain && (
          <Link prefetch={false} href={chosen.answer.lookAgain} className="link">
            {lookAgainLabel}
          </Link>
        )}
        {chosen && (
          <Button look="quiet" aria-disabled={isBusy || undefined} onClick={() => !isBusy && takeBack(chosen)}>
            {undoLabel}
          </Button>
        )}
      </div>
    </div>
  );
}
