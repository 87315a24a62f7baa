"use client";

import type { ReactNode } from "react";
import { fill, list, plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Icon, type IconName } from "../ui/icon";
import { useSaying } from "../ui/said";
import type { LocalItem } from "./attempt-model";
import type { SaveState } from "./sender";

type TroubleProps = {
  state: SaveState;
  waiting: number;
  local: LocalItem | undefined;
  news: readonly number[];
  onTryAgain: () => void;
  onOpen: (position: number) => void;
  onHeard: () => void;
};

function Line({ icon, tone = "text-soft", children }: { icon: IconName; tone?: string; children: ReactNode }) {
  return (
    <div className={`flex items-baseline gap-2 text-small ${tone}`}>
      <Icon name={icon} className="shrink-0 translate-y-[0.15em]" />
      <div className="grow">{children}</div>
    </div>
  );
}

/**
 * What has to be said about saving: the network is away, the session has ended, an answer was refused, earlier answers came through. It
 * stands at the foot, where it moves nothing that is being read.
 */
export function Trouble({ state, waiting, local, news, onTryAgain, onOpen, onHeard }: TroubleProps) {
  const words = useWords("quiz");
  const layout = useWords("layout");
  const say = useSaying();
  const [first] = news;
  const press = "link min-h-8 font-[550]";
  return (
    <div role="status" className="grid gap-2 empty:hidden">
      {state === "waiting" && <Line icon="waiting">{plural(language(), waiting, words.waitingAnswers)}</Line>}
      {state === "signed-out" && (
        <Line icon="problem" tone="text-wrong">
          {words.signedOut}{" "}
          <a href="/sign-in" target="_blank" className={press}>
            {words.signIn}
          </a>{" "}
          <button type="button" onClick={onTryAgain} className={press}>
            {words.tryAgain}
          </button>
        </Line>
      )}
      {local?.problem && (
        <Line icon="problem" tone="text-wrong">
          {fill(words.refused, { problem: say(local.problem) })}
        </Line>
      )}
      {local?.elsewhere && <Line icon="note">{words.elsewhere}</Line>}
      {local?.item.answer?.late && <Line icon="waiting">{local.item.answer.counts ? words.late : words.notCounted}</Line>}
      {first !== undefined && (
        <Line icon="note">
          <button type="button" onClick={() => onOpen(first)} className={`${press} text-start`}>
            {plural(language(), news.length, words.earlierAnswered, { positions: list(language(), news.map(String)) })}
          </button>{" "}
          <button type="button" onClick={onHeard} className={press}>
            {layout.close}
          </button>
        </Line>
      )}
    </div>
  );
}
