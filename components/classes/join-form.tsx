"use client";

import { useActionState } from "react";
import type { Problem } from "@/lib/problem";
import { TextInput } from "../ui/field";
import { Problems, problemAt } from "../ui/problems";
import { SubmitButton } from "../ui/submit-button";

/** What was typed, and what was wrong with it. */
export type JoinState = { problems: Problem[]; typed: string };

type JoinFormProps = {
  action: (state: JoinState, form: FormData) => Promise<JoinState>;
  field: { name: string; label: string; hint?: string; maxLength: number; autoComplete: string; isCode?: boolean };
  submit: string;
  busy: string;
};

/** One field and one button. It works before the page has woken up: thirty phones on a school's network are slow. */
export function JoinForm({ action, field, submit, busy }: JoinFormProps) {
  const [state, send] = useActionState(action, { problems: [], typed: "" });
  const { isCode, name, ...rest } = field;
  return (
    <form action={send} className="grid gap-5">
      <Problems problems={state.problems} fields={[name]} />
      <TextInput
        key={state.typed}
        name={name}
        {...rest}
        defaultValue={state.typed}
        problem={problemAt(state.problems, name)}
        spellCheck={false}
        {...(isCode && { autoCapitalize: "none", className: "text-lead tracking-[0.08em]" })}
      />
      <p>
        <SubmitButton size="big" busy={busy}>
          {submit}
        </SubmitButton>
      </p>
    </form>
  );
}
