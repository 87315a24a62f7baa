"use client";

import { startTransition, useActionState } from "react";
import { Button } from "../ui/button";
import { Said } from "../ui/said";
import { NOT_SENT, type FormState } from "./form-state";

type PressButtonProps = {
  action: (state: FormState) => Promise<FormState>;
  undo: (state: FormState) => Promise<FormState>;
  label: string;
  undoLabel: string;
  done: boolean;
  look?: "danger" | "quiet";
};

/** Does something that can be taken back, in place of asking "are you sure". `done` says how it stood when the page was made. */
export function PressButton({ action, undo, label, undoLabel, done, look = "danger" }: PressButtonProps) {
  const [state, press, pending] = useActionState(
    async ({ done: was }: FormState & { isDone: boolean }, wanted: boolean) => {
      const answer = await (wanted ? action : undo)({ problems: [], done: was });
      return { ...answer, isDone: answer.problems.length === 0 ? wanted : !wanted };
    },
    { ...NOT_SENT, isDone: done },
  );
  return (
    <span className="flex flex-wrap items-center gap-3">
      <Button
        look={state.isDone ? "quiet" : look}
        aria-disabled={pending || undefined}
        onClick={() => !pending && startTransition(() => press(!state.isDone))}
      >
        {state.isDone ? undoLabel : label}
      </Button>
      <span role="status" className="text-small text-soft">
        <Said text={[...state.problems.map(({ message }) => message), state.done ?? ""].join(" ").trim()} />
      </span>
    </span>
  );
}
