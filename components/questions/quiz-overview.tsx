"use client";

import type { ReactNode, Ref } from "react";
import { fill, plural } from "@/lib/words";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Icon, type IconName } from "../ui/icon";
import { isAnswered, standingOf, type LocalItem, type Standing } from "./attempt-model";
import { Shown, TextsShown } from "./shown";
import { language } from "@/messages/language";

const ICONS: Partial<Record<Standing, { icon: IconName; tone: string }>> = {
  right: { icon: "right", tone: "text-correct" },
  wrong: { icon: "wrong", tone: "text-wrong" },
  partly: { icon: "problem", tone: "text-wrong" },
  waiting: { icon: "waiting", tone: "text-soft" },
};

type OverviewProps = {
  items: readonly LocalItem[];
  position: number;
  handingIn: boolean;
  waiting: number;
  headingRef: Ref<HTMLHeadingElement>;
  onOpen: (position: number) => void;
  onHandIn: () => void;
  children: ReactNode;
};

/** All questions with how each stands, and the way out: the last look before handing in. */
export function QuizOverview({ items, position, handingIn, waiting, headingRef, onOpen, onHandIn, children }: OverviewProps) {
  const words = useWords("quiz");
  const open = items.filter((local) => !isAnswered(local)).length;
  const flagged = items.filter((local) => local.item.flagged).length;
  const names: Record<Standing, string> = {
    open: words.stateOpen,
    waiting: words.stateNotSaved,
    answered: words.stateAnswered,
    right: words.stateRight,
    partly: words.statePartly,
    wrong: words.stateWrong,
    "self-marked": words.stateSelfMarked,
  };
  return (
    <div className="grid gap-6">
      <div className="grid gap-1.5">
        <h1 ref={headingRef} tabIndex={-1} className="stem">
          {words.overviewTitle}
        </h1>
        <p className="text-soft">
          {open > 0 ? plural(language(), open, words.overviewOpen) : words.overviewAll}{" "}
          {flagged > 0 && plural(language(), flagged, words.overviewFlagged)}
        </p>
      </div>
      <ol className="grid">
        {items.map((local) => {
          const standing = standingOf(local);
          const { icon, tone } = ICONS[standing] ?? { icon: undefined, tone: "text-soft" };
          return (
            <li key={local.item.position} className="border-t border-line">
              <button
                type="button"
                onClick={() => onOpen(local.item.position)}
                aria-current={local.item.position === position ? "step" : undefined}
                className="grid min-h-14 w-full grid-cols-[2rem_minmax(0,1fr)] items-baseline gap-x-2 gap-y-1 py-2.5 sm:grid-cols-[2rem_minmax(0,1fr)_auto] text-start hover:bg-sunk aria-[current]:font-[650]"
              >
                <span className="text-soft">{local.item.position}</span>
                <span className="grid">
                  <TextsShown of={[local.item.question.texts]} language={local.item.question.language}>
                    <span className="text-tiny text-soft">
                      <Shown text={local.item.question.context} />
                    </span>
                    <span className="leading-snug">
                      <Shown text={local.item.question.stem} />
                    </span>
                  </TextsShown>
                </span>
                <span className={`col-start-2 inline-flex items-center gap-1.5 text-small sm:col-start-3 ${tone}`}>
                  {local.item.flagged && <Icon name="flag" className="text-accent" />}
                  {local.item.flagged && <span className="sr-only">{words.flagged}, </span>}
                  {icon && <Icon name={icon} />}
                  {names[standing]}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <div className="foot-bar grid gap-2">
        {children}
        <p role="status" className="text-small text-soft">
          {handingIn && waiting > 0 ? words.handInWaiting : ""}
        </p>
        <Button size="big" full aria-disabled={handingIn || undefined} onClick={() => !handingIn && onHandIn()}>
          {handingIn ? words.handingIn : open > 0 ? plural(language(), open, words.handInOpen) : words.handIn}
        </Button>
        <Button look="bare" onClick={() => onOpen(position)}>
          {fill(words.backToQuestion, { position })}
        </Button>
      </div>
    </div>
  );
}
