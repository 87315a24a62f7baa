"use client";

import { useId, useRef, type ReactNode, type Ref } from "react";
import type { PracticeHint, PracticeItem } from "@/lib/memory/practice";
import type { Given, GivenReply } from "@/lib/questions/question";
import { fill } from "@/lib/words";
import { useWords } from "../layout/words";
import { gaveUpOn, isAnswered, shownValue, type LocalItem } from "../questions/attempt-model";
import { QuestionCard } from "../questions/question-card";
import { Button } from "../ui/button";
import { useFocusKept } from "../ui/use-focus-kept";
import { missesOf, type Aside } from "./deck";
import { Flashcard } from "./flashcard";
import { GradeButtons } from "./grade-buttons";
import { Hint } from "./hint";
import { PracticeFoot } from "./practice-foot";
import { StruggleNote } from "./struggle-note";

type QuestionProps = {
  local: LocalItem;
  asked: PracticeItem | null;
  hint: PracticeHint | null;
  grades: 2 | 4;
  /** Whether keys are shown beside what they press. */
  keys: boolean;
  revealing: boolean;
  /** What would be given now; null while there is nothing to give. */
  toGive: Given | null;
  headingRef: Ref<HTMLHeadingElement>;
  trouble: ReactNode;
  isFree: boolean;
  onDraft: (given: Given) => void;
  onGive: (reply: GivenReply) => void;
  onReveal: (text?: string) => void;
  onStep: () => void;
  onHint: () => void;
  onAside: (how: Aside) => void;
  onRestart: () => void;
  onReport: (note: string) => Promise<boolean>;
};

const KEY = "hidden font-press text-[0.8125rem] font-[600] opacity-80 [@media(hover:hover)_and_(pointer:fine)]:inline";

/** One question of a session, card or other: what is asked, what was right, and what can be done with it. */
export function PracticeQuestion({
  local,
  asked,
  hint,
  grades,
  keys,
  revealing,
  toGive,
  headingRef,
  trouble,
  isFree,
  onDraft,
  onGive,
  onReveal,
  onStep,
  onHint,
  onAside,
  onRestart,
  onReport,
}: QuestionProps) {
  const words = useWords("practice");
  const stemId = useId();
  const { question, revealed, feedback } = local.item;
  const answered = isAnswered(local);
  const isCard = question.reply.kind === "grade";
  const isShut = isCard && revealed === null;
  const reasons = { due: words.reasonDue, new: words.reasonNew, missed: words.reasonMissed, contrast: words.reasonContrast };
  const passage = asked?.passage ?? feedback?.evidence[0] ?? null;
  const readHref = asked && passage ? `/sets/${asked.set.slug}/read/${passage.source}` : null;
  const readText = passage ? fill(words.readPassage, { title: passage.title }) : "";
  const isInstant = question.reply.kind === "choice";

  const next = useRef<HTMLButtonElement>(null);
  useFocusKept(next, answered);

  const main = answered ? (
    <Button ref={next} size="big" full onClick={onStep}>
      {words.next}
      {keys && (
        <kbd aria-hidden="true" className={KEY}>
          {words.enter}
        </kbd>
      )}
    </Button>
  ) : isShut ? (
    <Button size="big" full aria-disabled={revealing || undefined} onClick={() => onReveal()}>
      {words.showAnswer}
      {keys && (
        <kbd aria-hidden="true" className={KEY}>
          {words.space}
        </kbd>
      )}
    </Button>
  ) : isCard ? (
    <GradeButtons
      count={grades}
      intervals={asked?.memory.intervals ?? null}
      keys={keys}
      describedBy={stemId}
      onGrade={(grade) => onGive({ kind: "grade", value: grade })}
    />
  ) : (
    <div className={isInstant ? "grid" : "grid grid-cols-2 gap-3"}>
      <Button look="quiet" size="big" onClick={() => onGive({ kind: question.reply.kind, gaveUp: true })}>
        {words.giveUp}
      </Button>
      {!isInstant && (
        <Button size="big" aria-disabled={!toGive || undefined} onClick={onStep}>
          {words.answerIt}
          {keys && (
            <kbd aria-hidden="true" className={KEY}>
              {words.enter}
            </kbd>
          )}
        </Button>
      )}
    </div>
  );

  return (
    <div id="question" className="flex grow flex-col gap-5">
      <p className="label">{isFree ? words.free : asked && reasons[asked.reason]}</p>
      {!answered && (
        <StruggleNote misses={asked?.memory.missedInARow ?? 0} says={words.struggleBefore} readHref={readHref} readText={readText} />
      )}
      {isCard ? (
        <Flashcard
          question={question}
          revealed={revealed}
          locked={answered}
          headingRef={headingRef}
          stemId={stemId}
          onFlip={() => onReveal()}
          onSwipe={(grade) => onGive({ kind: "grade", value: grade })}
        />
      ) : (
        <QuestionCard
          question={question}
          value={shownValue(local)}
          answered={answered}
          gaveUp={gaveUpOn(local)}
          locked={answered}
          feedback={local.given ? null : feedback}
          revealed={revealed}
          headingRef={headingRef}
          onDraft={onDraft}
          onGive={onGive}
          onReveal={onReveal}
        />
      )}
      {answered && <StruggleNote misses={missesOf(local, asked)} says={words.struggleAfter} readHref={readHref} readText={readText} />}
      {!answered && !(isCard && revealed) && (asked?.canHint || hint) && <Hint hint={hint} onHint={onHint} />}
      <PracticeFoot
        notice={trouble}
        editHref={asked?.mine ? `/sets/${asked.set.slug}/edit/questions/${question.id}` : null}
        onNotNow={() => onAside("now")}
        onNever={() => onAside("never")}
        onRestart={onRestart}
        onReport={onReport}
      >
        {main}
      </PracticeFoot>
    </div>
  );
}
