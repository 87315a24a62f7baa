"use client";

import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import type { FormState } from "../facts/form-state";
import { PressButton } from "../facts/press-button";
import { SubmitButton } from "../ui/submit-button";

type Suggested = { memberId: string; entryId: string; typed: string; listed: string };

type SuggestionsProps = {
  suggestions: readonly Suggested[];
  words: Pick<Messages["classes"], "suggestTitle" | "suggestion" | "match" | "matchAll" | "unmatch">;
  match: (memberId: string, entryId: string | null) => Promise<FormState>;
  matchAll: () => Promise<void>;
};

/** Who probably is who on the teacher's list: one press each, that can be taken back, or one for all. */
export function Suggestions({ suggestions, words, match, matchAll }: SuggestionsProps) {
  return (
    <section aria-labelledby="suggested" className="card grid gap-3 px-4 py-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 id="suggested">{words.suggestTitle}</h3>
        <form action={matchAll}>
          <SubmitButton look="quiet">{plural(language(), suggestions.length, words.matchAll)}</SubmitButton>
        </form>
      </div>
      <ul className="grid gap-1">
        {suggestions.map((one) => (
          <li key={one.memberId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line pt-2">
            <span>{fill(words.suggestion, one)}</span>
            <PressButton
              look="quiet"
              action={() => match(one.memberId, one.entryId)}
              undo={() => match(one.memberId, null)}
              label={words.match}
              undoLabel={words.unmatch}
              done={false}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
