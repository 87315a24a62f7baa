"use client";

import { startTransition, useActionState, useRef, type ReactNode } from "react";
import { NOT_SENT, type FormState } from "../facts/form-state";
import { Button } from "../ui/button";
import { MarkedFields } from "../ui/marked-fields";

type ClassFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  fields: readonly string[];
  submit: string;
  busy: string;
  children: ReactNode;
};

/**
 * A form about a class: says what was stored, or leads to what is wrong. It works before the page has woken up too; after that what was
 * typed stays.
 */
export function ClassForm({ action, fields, submit, busy, children }: ClassFormProps) {
  const [state, send, pending] = useActionState(action, NOT_SENT);
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      ref={form}
      action={send}
      onSubmit={(event) => {
        // Sent by hand, since React empties a form whose action it ran itself.
        event.preventDefault();
        const sent = new FormData(event.currentTarget);
        if (!pending) startTransition(() => send(sent));
      }}
      className="grid gap-5"
      aria-busy={pending}
    >
      <MarkedFields form={form} problems={state.problems} fields={fields}>
        {children}
      </MarkedFields>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" aria-disabled={pending || undefined}>
          {pending ? busy : submit}
        </Button>
        <p role="status" className="text-small font-[550] text-correct">
          {!pending && state.problems.length === 0 ? state.done : ""}
        </p>
      </div>
    </form>
  );
}
