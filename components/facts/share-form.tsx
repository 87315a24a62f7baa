"use client";

import { startTransition, useActionState, useEffect, useRef, useState } from "react";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Choices, RadioCard } from "../ui/choice-card";
import { Said } from "../ui/said";

/** What making an address came to: its path, told this once, or what is wrong. */
export type ShareState = { path: string | null; problem: string | null };

/** The secret address, whole, with a button that copies it. */
function NewAddress({ path }: { path: string }) {
  const words = useWords("edit");
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [path]);
  const address = `${window.location.origin}${path}`;
  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={words.shareMade} className="card grid gap-3 p-4">
      <p>{words.shareMade}</p>
      <p className="font-[550] break-all">{address}</p>
      {/* A page that is not encrypted has no clipboard. */}
      {window.isSecureContext && (
        <p className="flex flex-wrap items-center gap-3">
          <Button look="quiet" onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>
            {words.copyAddress}
          </Button>
          <span role="status" className="text-small text-correct">
            {copied ? words.addressCopied : ""}
          </span>
        </p>
      )}
    </div>
  );
}

/** Makes a secret address that opens the set to one person. */
export function ShareForm({ action }: { action: (state: ShareState, form: FormData) => Promise<ShareState> }) {
  const words = useWords("edit");
  const [state, send, pending] = useActionState(action, { path: null, problem: null });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        startTransition(() => send(form));
      }}
    >
      <Choices legend={words.allows}>
        <RadioCard name="allows" value="view" label={words.allowsView} defaultChecked />
        <RadioCard name="allows" value="copy" label={words.allowsCopy} />
        <RadioCard name="allows" value="edit" label={words.allowsEdit} />
      </Choices>
      <p>
        <Button type="submit" aria-disabled={pending || undefined}>
          {words.shareMake}
        </Button>
      </p>
      {state.problem && (
        <p role="alert" className="text-small font-[550] text-wrong">
          <Said text={state.problem} />
        </p>
      )}
      {state.path && <NewAddress key={state.path} path={state.path} />}
    </form>
  );
}
