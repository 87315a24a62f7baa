"use client";

import { startTransition, useActionState } from "react";
import { groupedCode } from "@/lib/classes/join-code";
import { momentText } from "@/lib/people/moment";
import type { Problem } from "@/lib/problem";
import { fill } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Button } from "../ui/button";

/** The code that was made, with its end in milliseconds since 1970, or why there is none. */
export type WayBackState = { problems: Problem[]; code: string | null; until: number | null };

type WayBackProps = { make: () => Promise<WayBackState>; zone: string; words: Pick<Messages["classes"], "makeWayBack" | "wayBackCode"> };

/** Makes a code that brings a pupil back, and shows it this once. */
export function WayBack({ make, zone, words }: WayBackProps) {
  const [state, press, pending] = useActionState(make, { problems: [], code: null, until: null });
  return (
    <div className="grid gap-3">
      <p>
        <Button look="quiet" aria-disabled={pending || undefined} onClick={() => !pending && startTransition(press)}>
          {words.makeWayBack}
        </Button>
      </p>
      <div role="status" className="grid gap-1 empty:hidden">
        {state.problems.map(({ message }) => (
          <p key={message} className="text-wrong">
            {message}
          </p>
        ))}
        {state.code && state.until !== null && (
          <>
            <p className="font-read text-[2.1rem] leading-none font-[560] tracking-[0.05em]">{groupedCode(state.code)}</p>
            <p className="text-small text-soft">{fill(words.wayBackCode, { moment: momentText(language(), state.until, zone) })}</p>
          </>
        )}
      </div>
    </div>
  );
}
