"use client";

import { useRef, useState, type Ref } from "react";
import { nextPlaces, type TeacherWall, type WallPlace } from "@/lib/classes/wall";
import type { ShownQuestion } from "@/lib/questions/question";
import type { Feedback, Revealed } from "@/lib/quizzes/answer";
import { fill, plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { ReplyView } from "../questions/reply-view";
import { Shown, TextsShown } from "../questions/shown";
import { SourcePassages } from "../questions/source-passages";
import { Stem } from "../questions/stem";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { useWall } from "./use-wall";

/** What the teacher's screen gets: counts, and the question with what may be told of it. */
export type WallView = TeacherWall & {
  slide: { position: number; question: ShownQuestion; feedback: Feedback | null; revealed: Revealed | null } | null;
};

type Words = ReturnType<typeof useWords<"classes">>;

function wordFor(to: WallPlace | "over", from: WallPlace, words: Words): string {
  if (to === "over") return words.wallEnd;
  if (to.position !== from.position) return from.phase === "waiting" ? words.wallBegin : words.wallNext;
  return to.phase === "closed" ? words.wallClose : to.phase === "told" ? words.wallTell : words.wallReopen;
}

const nothing = () => {};

type SlideProps = { wall: WallView; slide: NonNullable<WallView["slide"]>; words: Words };

/** The options, with how many chose each once that is known; the right ones marked once they are told. */
function Options({ wall, slide, words }: SlideProps) {
  const { reply } = slide.question;
  if (reply.kind !== "choice" && reply.kind !== "choices") return null;
  const keys = slide.feedback ? [slide.feedback.key].flat() : [];
  const most = Math.max(1, ...Object.values(wall.chosen ?? {}));
  return (
    <ol className="grid gap-3 text-[clamp(1.15rem,2vw,1.6rem)]">
      {reply.options.map(({ id, text }) => (
        <Option
          key={id}
          text={text}
          count={wall.chosen?.[id]}
          share={(wall.chosen?.[id] ?? 0) / most}
          isRight={keys.includes(id)}
          words={words}
        />
      ))}
    </ol>
  );
}

function Option({
  text,
  count,
  share,
  isRight,
  words,
}: {
  text: string;
  count: number | undefined;
  share: number;
  isRight: boolean;
  words: Words;
}) {
  return (
    <li
      className={`grid gap-2 rounded-press border-[1.5px] px-4 py-3 ${isRight ? "border-correct bg-correct-wash" : "border-line-strong bg-card"}`}
    >
      <span className="flex items-baseline justify-between gap-4">
        <span className="flex items-baseline gap-2">
          {isRight && <Icon name="right" className="shrink-0 translate-y-[0.12em] text-correct" />}
          <span>
            <Shown text={text} /> {isRight && <span className="sr-only">({words.wallRightOption})</span>}
          </span>
        </span>
        {count !== undefined && <span className="shrink-0 text-base text-soft">{plural(language(), count, words.wallChosen)}</span>}
      </span>
      {count !== undefined && (
        <span aria-hidden="true" className="block h-2 rounded-full bg-line">
          <span className="block h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </li>
  );
}

/** A reply of another kind: what there is to answer with, or what was right. */
function OtherReply({ slide }: Pick<SlideProps, "slide">) {
  const { question, feedback, revealed } = slide;
  const { reply } = question;
  if (reply.kind === "choice" || reply.kind === "choices") return null;
  if (reply.kind === "text" || reply.kind === "number")
    return (
      feedback && (
        <p className="flex items-baseline gap-2 rounded-press border-[1.5px] border-correct bg-correct-wash px-4 py-3 text-[clamp(1.15rem,2vw,1.6rem)]">
          <Icon name="right" className="shrink-0 text-correct" />
          {String(feedback.key)}
        </p>
      )
    );
  return (
    <ReplyView
      reply={reply}
      value={null}
      locked
      feedback={feedback}
      revealed={revealed}
      name="wall"
      labelledBy="wall-stem"
      onDraft={nothing}
      onGive={nothing}
      onReveal={nothing}
    />
  );
}

function Slide({ wall, slide, words, headingRef }: SlideProps & { headingRef: Ref<HTMLHeadingElement> }) {
  const { blank } = useWords("quiz");
  return (
    <TextsShown of={[slide.question.texts, slide.feedback?.texts, slide.revealed?.texts]} language={slide.question.language}>
      <div className="grid gap-7 [&_.stem]:text-[clamp(1.75rem,3.6vw,3rem)]">
        <Stem context={slide.question.context} stem={slide.question.stem} blank={blank} id="wall-stem" headingRef={headingRef} />
        <div className={`grid items-start gap-8 ${slide.feedback ? "lg:grid-cols-2" : ""}`}>
          <div className="grid gap-7">
            <Options wall={wall} slide={slide} words={words} />
            <OtherReply slide={slide} />
          </div>
          {slide.feedback && slide.feedback.evidence.length > 0 && (
            <div className="[&_.passage]:text-[clamp(1.15rem,1.6vw,1.5rem)]">
              <SourcePassages evidence={slide.feedback.evidence} />
            </div>
          )}
        </div>
      </div>
    </TextsShown>
  );
}

/** The class's question on the projector: big, without a name, with the sentence once the answer is shown. The teacher leads. */
export function WallScreen({
  assignmentId,
  initial,
  title,
  leaveTo,
}: {
  assignmentId: string;
  initial: WallView;
  title: string;
  leaveTo: string;
}) {
  const words = useWords("classes");
  const { wall, isAway, put } = useWall<WallView>(assignmentId, initial);
  const [said, say] = useState("");
  const [isBusy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { slide } = wall;

  const go = async (to: WallPlace | "over") => {
    if (isBusy) return;
    setBusy(true);
    try {
      const response = await fetch(`/api/v1/wall/${assignmentId}`, {
        method: "PUT",
        redirect: "error",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ from: { position: wall.position, phase: wall.phase }, to }),
      });
      if (response.status === 200 || response.status === 409) put((await response.json()) as WallView);
      say(response.status === 200 ? "" : response.status === 409 ? words.wallElsewhere : words.wallTrouble);
    } catch {
      say(words.wallTrouble);
    }
    setBusy(false);
    heading.current?.focus();
  };

  const status =
    wall.position === 0
      ? plural(language(), wall.joined, words.wallHere)
      : wall.right !== null
        ? fill(words.wallRight, { right: wall.right, count: wall.answered })
        : fill(words.wallAnswered, { answered: wall.answered, count: wall.joined });
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="wide flex min-h-15 flex-wrap items-center gap-x-4 text-small">
        <a href={leaveTo} className="me-auto grid min-h-11 content-center text-soft no-underline hover:text-ink">
          {words.wallLeave}
        </a>
        <span className="text-soft">{title}</span>
        {wall.position > 0 && <span className="text-soft">{fill(words.wallAt, { position: wall.position, count: wall.count })}</span>}
      </header>
      <main id="main" className="wide flex grow flex-col gap-8 pt-8">
        {wall.isOver ? (
          <div className="grid gap-3">
            <h1 ref={heading} tabIndex={-1} className="text-display">
              {words.wallOver}
            </h1>
            <p className="text-lead text-soft">{words.wallOverLead}</p>
          </div>
        ) : !slide ? (
          <div className="grid gap-3">
            <h1 ref={heading} tabIndex={-1} className="text-display">
              {title}
            </h1>
            <p className="text-lead text-soft">{fill(words.wallBefore, { title })}</p>
          </div>
        ) : (
          <Slide wall={wall} slide={slide} words={words} headingRef={heading} />
        )}
        <div className="foot-bar mt-auto grid gap-3">
          <p role="status" className="text-soft">
            {said || (isAway ? words.wallTrouble : "")}
          </p>
          {!wall.isOver && (
            <div className="flex flex-wrap items-center gap-3">
              {nextPlaces(wall, wall.count).map((to, i) => (
                <Button
                  key={to === "over" ? "over" : `${to.position} ${to.phase}`}
                  size="big"
                  look={i === 0 ? "primary" : "quiet"}
                  aria-disabled={isBusy || undefined}
                  onClick={() => void go(to)}
                >
                  {wordFor(to, wall, words)}
                </Button>
              ))}
              <p aria-live="off" className="ms-auto text-lead font-[650]">
                {status}
              </p>
            </div>
          )}
          {wall.waitingFor > 0 && wall.phase !== "told" && wall.position > 0 && (
            <p className="text-soft">{plural(language(), wall.waitingFor, words.wallWaitingFor)}</p>
          )}
        </div>
      </main>
    </div>
  );
}
