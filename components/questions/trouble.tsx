"use client";

import { fill, list, plural } from "@/lib/words";
import { useWords } from "../layout/words";
import { Button, ButtonLink } from "../ui/button";
import { Notice } from "../ui/notice";
import type { LocalItem } from "./attempt-model";
import { LANGUAGE } from "@/messages/language";
import type { SaveState } from "./sender";

type TroubleProps = { state: SaveState; waiting: number; local: LocalItem | undefined; news: readonly number[]; onTryAgain: () => void; onOpen: (position: number) => void };

/** What has to be said about saving, in a place that was there before: the network is away, the session has ended, earlier answers came through. */
export function Trouble({ state, waiting, local, news, onTryAgain, onOpen }: TroubleProps) {
  const words = useWords("quiz");
  const [first] = news;
  return (
    <div role="status" className="grid gap-3 empty:hidden">
      {state === "waiting" && (
        <Notice title={words.stateWaiting}>
          <p className="text-small">{plural(LANGUAGE, waiting, words.waitingAnswers)}</p>
        </Notice>
      )}
      {state === "signed-out" && (
        <Notice tone="wrong" title={words.signedOutTitle}>
          <p className="text-small">{words.signedOut}</p>
          <p className="flex flex-wrap gap-2">
            <ButtonLink look="quiet" href="/sign-in" target="_blank" prefetch={false}>
              {words.signIn}
            </ButtonLink>
            <Button look="bare" onClick={onTryAgain}>
              {words.tryAgain}
            </Button>
          </p>
        </Notice>
      )}
      {local?.problem && <Notice tone="wrong">{fill(words.refused, { problem: local.problem })}</Notice>}
      {local?.elsewhere && <Notice>{words.elsewhere}</Notice>}
      {local?.item.answer?.late && <Notice>{local.item.answer.counts ? words.late : words.notCounted}</Notice>}
      {first !== undefined && (
        <Notice>
          <button type="button" onClick={() => onOpen(first)} className="link min-h-11 text-left">
            {plural(LANGUAGE, news.length, words.earlierAnswered, { positions: list(LANGUAGE, news.map(String)) })}
          </button>
        </Notice>
      )}
    </div>
  );
}
