"use client";

import { useActionState, useState, type ReactNode } from "react";
import { useWords } from "../layout/words";
import { problemAt, Problems } from "../ui/problems";
import { SubmitButton } from "../ui/submit-button";
import { TextInput } from "../ui/field";
import { NOT_SENT, type AccountAction } from "./form-state";

/** One field of a form about an account. `keep` is what was typed, where it comes back after a problem. */
export type AccountField = {
  name: "email" | "invitation" | "password" | "currentPassword" | "newPassword";
  label: string;
  hint?: string;
  autoComplete: string;
};

type AccountFormProps = {
  action: AccountAction;
  fields: readonly AccountField[];
  submit: string;
  busy: string;
  look?: "primary" | "quiet" | "danger";
  /** Where to go on to afterwards. */
  next?: string;
  children?: ReactNode;
};

const isSecret = (name: AccountField["name"]): boolean => name !== "email" && name !== "invitation";

/** A form about an account. Pasting and password managers work; nothing has to be typed twice. */
export function AccountForm({ action, fields, submit, busy, look, next, children }: AccountFormProps) {
  const words = useWords("layout");
  const [state, send] = useActionState(action, NOT_SENT);
  const hasSecret = fields.some(({ name }) => isSecret(name));
  const [isShown, setShown] = useState(false);
  return (
    <form action={send} noValidate className="grid max-w-md gap-4">
      <Problems problems={state.problems} fields={fields.map(({ name }) => name)} />
      {fields.map(({ name, ...field }) => (
        <TextInput
          key={name}
          name={name}
          type={name === "email" ? "email" : isShown || !isSecret(name) ? "text" : "password"}
          required
          maxLength={name === "email" ? 254 : 128}
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={name === "email" ? state.email : undefined}
          problem={problemAt(state.problems, name)}
          {...field}
        />
      ))}
      {hasSecret && (
        <label className="-mt-2 inline-flex min-h-11 w-fit items-center gap-2.5 text-small">
          <input type="checkbox" checked={isShown} onChange={() => setShown(!isShown)} className="size-5 accent-accent" />
          {words.showPassword}
        </label>
      )}
      {children}
      {next && <input type="hidden" name="next" value={next} />}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton look={look} busy={busy}>
          {submit}
        </SubmitButton>
        <p role="status" className="text-small font-[550] text-correct">
          {state.done}
        </p>
      </div>
    </form>
  );
}
