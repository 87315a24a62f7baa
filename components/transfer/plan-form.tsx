"use client";

import { startTransition, useActionState, useRef, type ReactNode } from "react";
import type { FormState } from "../facts/form-state";
import { NOT_SENT } from "../facts/form-state";
import { Button } from "../ui/button";
import { MarkedFields } from "../ui/marked-fields";
import { useSayPlanBusy } from "./plan-busy";

type PlanFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  submit: string;
  busy: string;
  /** Names of its fields, for problems. */ fields?: readonly string[];
  /** Sends itself whenever something other than a line of text is changed. */ byItself?: boolean;
  children: ReactNode;
};

/** A form after which the page shows something else: what was chosen stays as it is. */
export function PlanForm({ action, submit, busy, fields = [], byItself = false, children }: PlanFormProps) {
  const [state, send, pending] = useActionState(action, NOT_SENT);
  const form = useRef<HTMLFormElement>(null);
  useSayPlanBusy(pending);
  const press = (filled: HTMLFormElement) => startTransition(() => send(new FormData(filled)));
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) press(event.currentTarget);
      }}
      onChange={(event) => {
        const isLine = event.target instanceof HTMLInputElement && event.target.type === "text";
        if (byItself && !isLine) press(event.currentTarget);
      }}
      className="grid gap-5"
      aria-busy={pending}
    >
      <MarkedFields form={form} problems={state.problems} fields={fields}>
        {children}
      </MarkedFields>
      <p>
        <Button type="submit" look="quiet" aria-disabled={pending || undefined}>
          {pending ? busy : submit}
        </Button>
      </p>
    </form>
  );
}
