"use client";

import { useActionState } from "react";
import type { Problem } from "@/lib/problem";
import type { Messages } from "@/messages";
import { Said } from "../ui/said";
import { SubmitButton } from "../ui/submit-button";

type CopySetProps = { action: () => Promise<Problem[]>; words: Pick<Messages["sets"], "copy" | "copying">; look?: "bare" | "primary" };

/** One press makes a copy to edit. */
export function CopySet({ action, words, look = "bare" }: CopySetProps) {
  const [problems, send] = useActionState(action, []);
  return (
    <form action={send} className="grid">
      <SubmitButton look={look} size="big" busy={words.copying}>
        {words.copy}
      </SubmitButton>
      <p role="status" className="text-small text-wrong">
        <Said text={problems.map(({ message }) => message).join(" ")} />
      </p>
    </form>
  );
}
