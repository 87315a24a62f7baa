"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import type { PupilWall } from "@/lib/classes/wall";
import type { AttemptState } from "@/lib/quizzes/answer";
import { fill } from "@/lib/words";
import type { Messages } from "@/messages";
import { useWords } from "../layout/words";
import { gaveUpOn, isAnswered, shownValue, type LocalItem } from "../questions/attempt-model";
import { announcementOf } from "../questions/feedback-panel";
import { QuestionCard } from "../questions/question-card";
import { givable, rightAnswer } from "../questions/replying";
import { SaveNote } from "../questions/save-note";
import { useAttempt } from "../questions/use-attempt";
import { useViewTime } from "../questions/use-view-time";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { useWall } from "./use-wall";
import { Said } from "../ui/said";

type WallPhoneProps = {
  assignmentId: string;
  attempt: AttemptState;
  place: PupilWall;
  hasExtraTime: boolean;
  title: string;
  settings: { ownDevice: boolean | null };
};

/** A pupil's phone while the class is on the wall: the question is here too, and it is always the one that the class is at. */
export function WallPhone({ assignmentId, attempt, place, hasExtraTime, title, settings }: WallPhoneProps) {
  const words = useWords("classes");
  const { wall, isAway } = useWall<PupilWall>(assignmentId, place);
  const viewTime = useViewTime(wall.position);
  const { items, give, draft, reveal, refresh, save } = useAttempt(attempt, {
    ownDevice: settings.ownDevice,
    viewTime,
    onSettled: () => {},
  });
  const heading = useRef<HTMLHeadingElement>(null);
  const shownAt = useRef(place.position);
  const local = items.find((one) => one.item.position === wall.position);
  const key = `${wall.position} ${wall.phase} ${String(wall.isOver)}`;

  // Whatever changed on the wall is fetched once, by whoever comes back too.
  useEffect(() => void refresh(), [key, refresh]);
  useEffect(() => {
    if (wall.isOver) heading.current?.focus();
  }, [wall.isOver]);
  useEffect(() => {
    if (!local || shownAt.current === wall.position) return;
    shownAt.current = wall.position;
    heading.current?.focus();
  }, [local, wall.position]);

  return (
    <div className="flex min-h-dvh flex-col">
      <header className="narrow flex min-h-15 flex-wrap items-center justify-end gap-x-3 text-small">
        <Link href="/today" prefetch={false} className="me-auto grid min-h-11 content-center text-soft no-underline hover:text-ink">
          {words.wallLeave}
        </Link>
        <SaveNote state={save.state} hasAnswered={local !== undefined && isAnswered(local)} />
        <span className="text-soft">{title}</span>
      </header>
      <main id="main" className="narrow flex grow flex-col gap-6 pt-8 pb-10">
        <p role="status" className={isAway ? "text-small text-soft" : "sr-only"}>
          {isAway ? words.wallTrouble : ""}
        </p>
        {wall.isOver ? (
          <div className="grid gap-4">
            <h1 ref={heading} tabIndex={-1} className="stem">
              {words.wallDone}
            </h1>
            <p>
              <ButtonLink size="big" href={`/attempts/${attempt.id}/result`}>
                {words.wallSeeResult}
              </ButtonLink>
            </p>
          </div>
        ) : !local ? (
          <h1 className="stem">{words.wallWait}</h1>
        ) : (
          <OnePhone
            key={wall.position}
            local={local}
            wall={wall}
            hasExtraTime={hasExtraTime}
            headingRef={heading}
            give={give}
            draft={draft}
            reveal={(text) => void reveal(wall.position, text)}
          />
        )}
      </main>
    </div>
  );
}

/** What a screen reader hears when the answer is shown: what was right, and whether one's own was. */
function toldOf(local: LocalItem, quiz: Messages["quiz"]): string {
  const { question, feedback, revealed } = local.item;
  if (!feedback) return "";
  if (!isAnswered(local)) return fill(quiz.theAnswer, { answer: rightAnswer(question, feedback, revealed) });
  return announcementOf({ question, feedback, revealed, gaveUp: gaveUpOn(local), answered: true }, quiz);
}

type Attempting = ReturnType<typeof useAttempt>;
type OnePhoneProps = {
  local: LocalItem;
  wall: PupilWall;
  hasExtraTime: boolean;
  headingRef: React.Ref<HTMLHeadingElement>;
  give: Attempting["give"];
  draft: Attempting["draft"];
  reveal: (text?: string) => void;
};

function OnePhone({ local, wall, hasExtraTime, headingRef, give, draft, reveal }: OnePhoneProps) {
  const words = useWords("classes");
  const quiz = useWords("quiz");
  const { item } = local;
  const isOpen = wall.phase === "open" || (wall.phase === "closed" && hasExtraTime);
  const value = shownValue(local);
  const toGive = isOpen && local.draft ? givable(item.question, local.draft, item.revealed) : null;
  const note = isOpen
    ? isAnswered(local) && !local.draft
      ? words.wallSaved
      : wall.phase === "closed"
        ? words.wallClosedExtra
        : ""
    : wall.phase === "closed"
      ? words.wallClosed
      : isAnswered(local)
        ? ""
        : words.wallNotAnswered;
  return (
    <div id="question" className="flex grow flex-col gap-6">
      <p className="label">{fill(words.wallAt, { position: wall.position, count: wall.count })}</p>
      <QuestionCard
        question={item.question}
        value={value}
        answered={isAnswered(local)}
        gaveUp={gaveUpOn(local)}
        locked={!isOpen}
        feedback={wall.phase === "told" ? item.feedback : null}
        revealed={item.revealed}
        headingRef={headingRef}
        onDraft={(given) => isOpen && draft(wall.position, given)}
        onGive={(given) => isOpen && give(wall.position, given)}
        onReveal={reveal}
      />
      <p role="status" className="min-h-6 font-[550]">
        {local.problem ? <Said text={local.problem} /> : note}
        {wall.phase === "told" && <span className="sr-only"> {toldOf(local, quiz)}</span>}
      </p>
      {isOpen && (
        <div className="foot-bar mt-auto">
          <Button size="big" full aria-disabled={toGive === null || undefined} onClick={() => toGive && give(wall.position, toGive)}>
            {words.wallGive}
          </Button>
        </div>
      )}
    </div>
  );
}
