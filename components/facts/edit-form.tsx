"use client";

import { useRouter } from "next/navigation";
import { startTransition, useActionState, useRef, useState, useTransition, type ReactNode } from "react";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { MarkedFields } from "../ui/marked-fields";
import { DifferencePanel } from "./difference-panel";
import { NOT_SENT, type FormState } from "./form-state";

type EditFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  fields: readonly string[];
  submit: string;
  busy: string;
  /** The version that the fields are filled from; left out where nothing is stored yet. */
  base?: number;
  /** Takes a saved change back. */
  undo?: (editId: string) => Promise<FormState>;
  children: ReactNode;
  beside?: ReactNode;
  /** What stands below the button, and is sent with the form all the same. */
  below?: ReactNode;
};

type Sent = FormData | "undo" | "anew";

/** What was typed, under the version it was typed over. The version is that of the moment the fields were filled, or last saved. */
function Fields({ base, saved, children }: { base: number | undefined; saved: string | undefined; children: ReactNode }) {
  const [filledFrom] = useState(base);
  return (
    <>
      {filledFrom !== undefined && <input type="hidden" name="base" value={saved ?? filledFrom} />}
      {children}
    </>
  );
}

/** Takes back what was just saved. */
function UndoButton({ press }: { press: () => void }) {
  return (
    <Button look="quiet" onClick={press}>
      {useWords("edit").undo}
    </Button>
  );
}

/**
 * A form of an editor: says what was stored, or leads to what is wrong. What was typed stays when something is wrong, and when somebody
 * else saved first: then it shows how theirs differs. A form with `base` or `undo` needs the words of editing around it.
 */
export function EditForm({ action, fields, submit, busy, base, undo, children, beside, below }: EditFormProps) {
  const router = useRouter();
  const [round, setRound] = useState(0);
  const [refreshing, startRefresh] = useTransition();
  /** Fills the fields anew with what is stored. */
  const fillAnew = () =>
    startRefresh(() => {
      router.refresh();
      setRound((before) => before + 1);
    });
  const [state, send, sending] = useActionState(async (before: FormState, sent: Sent) => {
    if (sent instanceof FormData) return action(before, sent);
    const answer = sent === "undo" && undo && before.undo ? await undo(before.undo) : NOT_SENT;
    if (answer.problems.length === 0) fillAnew();
    return answer;
  }, NOT_SENT);
  const form = useRef<HTMLFormElement>(null);
  const pending = sending || refreshing;
  const press = (sent: Sent) => !pending && startTransition(() => send(sent));
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        // Sent by hand, since React empties a form whose action it ran itself.
        press(new FormData(event.currentTarget));
      }}
      className="grid gap-5"
      aria-busy={pending}
    >
      <MarkedFields form={form} problems={state.problems} fields={fields}>
        {state.difference && <DifferencePanel difference={state.difference} pending={pending} takeTheirs={() => press("anew")} />}
        <Fields key={round} base={base} saved={state.difference?.base ?? state.base}>
          {children}
        </Fields>
      </MarkedFields>
      <div className="flex flex-wrap items-center gap-3">
        {!state.difference && (
          <Button type="submit" aria-disabled={pending || undefined}>
            {pending ? busy : submit}
          </Button>
        )}
        {beside}
        {undo && state.undo && !pending && <UndoButton press={() => press("undo")} />}
        <p role="status" className="text-small font-[550] text-correct">
          {!pending && state.problems.length === 0 ? state.done : ""}
        </p>
      </div>
      {below}
    </form>
  );
}
