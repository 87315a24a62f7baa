"use client";

import { useActionState } from "react";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Problems } from "../ui/problems";
import { NOT_STARTED, type StartState } from "./start-form";

type StartButtonProps = {
  action: (state: StartState, form: FormData) => Promise<StartState>;
  token: string;
  text: string;
  look?: "primary" | "quiet";
};

/** Starts a quiz whose questions or settings are settled already. */
export function StartButton({ action, token, text, look = "primary" }: StartButtonProps) {
  const words = useWords("quiz");
  const [state, send, pending] = useActionState(action, NOT_STARTED);
  return (
    <form action={send} className="grid gap-3">
      <input type="hidden" name="token" value={token} />
      <Problems problems={state.problems} />
      <Button
        type="submit"
        look={look}
        size="big"
        full
        aria-disabled={pending || undefined}
        onClick={(event) => pending && event.preventDefault()}
      >
        {pending ? words.starting : text}
      </Button>
    </form>
  );
}
