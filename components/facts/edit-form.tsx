"use client";

import { startTransition, useActionState, type ReactNode } from "react";
import { Button } from "../ui/button";
import { Problems } from "../ui/problems";
import { NOT_SENT, type FormState } from "./form-state";

type EditFormProps = { action: (state: FormState, form: FormData) => Promise<FormState>; fields: readonly string[]; submit: string; busy: string; children: ReactNode; beside?: ReactNode };

/** A form of an editor: says what was stored, or leads to what is wrong. What was typed stays when something is wrong. */
export function EditForm({ action, fields, submit, busy, children, beside }: EditFormProps) {
  const [state, send, pending] = useActionState(action, NOT_SENT);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        // Sent by hand, since React empties a form whose action it ran itself.
        startTransition(() => send(form));
      }}
      className="grid gap-5"
      aria-busy={pending}
    >
      <Problems problems={state.problems} fields={fields} />
      {children}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" aria-disabled={pending || undefined} onClick={(event) => pending && event.preventDefault()}>
          {pending ? busy : submit}
        </Button>
        {beside}
        <p role="status" className="text-small font-[550] text-correct">{!pending && state.problems.length === 0 ? state.done : ""}</p>
      </div>
    </form>
  );
}
