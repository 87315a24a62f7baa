"use client";

import { startTransition, useActionState } from "react";
import type { FormState } from "../facts/form-state";
import { NOT_SENT } from "../facts/form-state";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Problems } from "../ui/problems";
import { useIsPlanBusy } from "./plan-busy";

type StoreBarProps = {
  store: (seen: unknown) => Promise<FormState>;
  discard: () => Promise<FormState>;
  seen: object;
  /** What the button says; null where there is nothing to store. */ label: string | null;
};

/** The one thing to do with a plan, always in the same place. */
export function StoreBar({ store, discard, seen, label }: StoreBarProps) {
  const words = useWords("transfer");
  const [state, press, pending] = useActionState(
    (_: FormState, wanted: "store" | "discard") => (wanted === "store" ? store(seen) : discard()),
    NOT_SENT,
  );
  const isPlanBusy = useIsPlanBusy();
  const waits = pending || isPlanBusy;
  return (
    <div className="foot-bar z-10 -mx-4 grid gap-2 border-t border-line px-4 sm:mx-0 sm:px-0">
      <Problems problems={state.problems} />
      <div className="flex flex-wrap items-center gap-3">
        {label !== null && (
          <Button size="big" aria-disabled={waits || undefined} onClick={() => !waits && startTransition(() => press("store"))}>
            {pending ? words.importing : isPlanBusy ? words.showing : label}
          </Button>
        )}
        {label === null && <p className="text-small text-soft">{words.nothingNew}</p>}
        <Button
          look="bare"
          size="big"
          aria-disabled={pending || undefined}
          onClick={() => !pending && startTransition(() => press("discard"))}
        >
          {words.discard}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {pending ? words.importing : ""}
      </p>
    </div>
  );
}
