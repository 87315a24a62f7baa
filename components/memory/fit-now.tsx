"use client";

import { startTransition, useActionState } from "react";
import { Button } from "../ui/button";

type FitNowProps = { fit: () => Promise<string>; label: string; busy: string };

/** Asks for a fit and says what became of it. */
export function FitNow({ fit, label, busy }: FitNowProps) {
  const [said, press, pending] = useActionState(fit, "");
  return (
    <p className="flex flex-wrap items-center gap-3">
      <Button look="quiet" aria-disabled={pending || undefined} onClick={() => !pending && startTransition(press)}>
        {pending ? busy : label}
      </Button>
      <span role="status" className="text-small text-soft">
        {pending ? "" : said}
      </span>
    </p>
  );
}
