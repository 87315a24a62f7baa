"use client";

import { useActionState, useState } from "react";
import { MINUTES_OFFERED } from "@/lib/memory/plan";
import type { Problem } from "@/lib/problem";
import { plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Problems } from "../ui/problems";

/** What beginning a session was answered, where it did not begin. */
export type BeginState = { problems: Problem[] };

type BeginFormProps = {
  action: (state: BeginState, form: FormData) => Promise<BeginState>;
  /** Made with the page: pressing twice begins one session. */ token: string;
  minutes: number;
  look?: "primary" | "quiet";
};

const SQUARE =
  "grid min-h-11 min-w-13 place-items-center rounded-press border-[1.5px] border-line-strong px-3 font-[650] text-accent has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent";

/** One button, and the minutes beside it. */
export function BeginForm({ action, token, minutes, look = "primary" }: BeginFormProps) {
  const words = useWords("today");
  const [state, send, pending] = useActionState(action, { problems: [] });
  const isOffered = MINUTES_OFFERED.some((offered) => offered === minutes);
  const [chosen, setChosen] = useState(isOffered ? String(minutes) : "own");
  return (
    <form action={send} aria-busy={pending} className="grid gap-3">
      <input type="hidden" name="token" value={token} />
      <Problems problems={state.problems} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          look={look}
          size="big"
          className="w-full min-w-44 sm:w-auto"
          aria-disabled={pending || undefined}
          onClick={(event) => pending && event.preventDefault()}
        >
          {pending ? words.beginning : words.begin}
        </Button>
        <fieldset className="flex flex-wrap items-center gap-2">
          <legend className="sr-only">{words.howLong}</legend>
          {MINUTES_OFFERED.map((offered) => (
            <label key={offered} className={SQUARE}>
              <input
                type="radio"
                name="minutes"
                value={offered}
                checked={chosen === String(offered)}
                onChange={() => setChosen(String(offered))}
                className="sr-only"
                aria-label={plural(language(), offered, words.minutesOf)}
              />
              {offered}
            </label>
          ))}
          <label className={SQUARE}>
            <input
              type="radio"
              name="minutes"
              value="own"
              checked={chosen === "own"}
              onChange={() => setChosen("own")}
              className="sr-only"
            />
            {words.own}
          </label>
          {chosen === "own" && (
            <input
              type="number"
              name="ownMinutes"
              min={1}
              max={120}
              required
              defaultValue={isOffered ? 15 : minutes}
              aria-label={words.ownMinutes}
              className="min-h-11 w-20 rounded-press border-[1.5px] border-line-strong bg-card px-3 text-base"
            />
          )}
          <span aria-hidden="true" className="text-small text-soft">
            {words.minutes}
          </span>
        </fieldset>
      </div>
    </form>
  );
}
