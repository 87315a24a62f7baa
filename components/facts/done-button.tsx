"use client";

import { startTransition, useActionState } from "react";
import { Button, type Look } from "../ui/button";
import { Said } from "../ui/said";
import { NOT_SENT, type FormState } from "./form-state";

type DoneButtonProps = { action: () => Promise<FormState>; label: string; look?: Look["look"] };

/** Does one thing, and says what came of it. Once it is done it is gone. */
export function DoneButton({ action, label, look = "quiet" }: DoneButtonProps) {
  const [state, press, pending] = useActionState(() => action(), NOT_SENT);
  return (
    <span className="flex flex-wrap items-center gap-3">
      {state.done === null && (
        <Button look={look} aria-disabled={pending || undefined} onClick={() => !pending && startTransition(() => press())}>
          {label}
        </Button>
      )}
      <span role="status" className={`text-small ${state.problems.length > 0 ? "text-wrong" : "text-soft"}`}>
        <Said text={[...state.problems.map(({ message }) => message), state.done ?? ""].join(" ").trim()} />
      </span>
    </span>
  );
}
