"use client";

import { useRef, useState, type Ref } from "react";
import { SELF_MARKED, type Given, type GivenReply, type ShownQuestion } from "@/lib/questions/question";
import type { Feedback, Revealed } from "@/lib/quizzes/answer";
import { scoreOf } from "@/lib/quizzes/score";
import type { QuizSettings } from "@/lib/quizzes/settings";
import { fill } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { announcementOf } from "../questions/feedback-panel";
import { QuestionCard } from "../questions/question-card";
import { givable, isInstant } from "../questions/replying";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { QuizChoices } from "./quiz-choices";

type PreviewItem = { question: ShownQuestion; points: number };

type PreviewRunProps = {
  items: readonly PreviewItem[];
  settings: QuizSettings;
  answer: (questionId: string, reply: GivenReply) => Promise<Feedback | null>;
  reveal: (questionId: string, text: string) => Promise<Revealed | null>;
};

/** What was done with one question. `given` is what was sent; feedback comes with it, whether or not it is shown yet. */
type Done = { value: Given | null; given: GivenReply | null; feedback: Feedback | null; revealed: Revealed | null };

const NOTHING: Done = { value: null, given: null, feedback: null, revealed: null };
const noChange = () => {};
const numberText = (number: number) => new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(number);

/**
 * A quiz to be tried as a student takes it, on a phone’s width too. Nothing of it leaves this page but the answers to be marked, and those
 * are not kept.
 */
export function PreviewRun({ items, settings, answer, reveal }: PreviewRunProps) {
  const [words, quizWords] = [useWords("quizzes"), useWords("quiz")];
  const [isNarrow, setNarrow] = useState(false);
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<readonly Done[]>(() => items.map(() => NOTHING));
  const [said, say] = useState("");
  const [hasFailed, setFailed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const isOver = at >= items.length;
  const tellsAtOnce = settings.feedback === "each";

  const note = (position: number, changes: Partial<Done>) =>
    setDone((all) => all.map((one, i) => (i === position ? { ...one, ...changes } : one)));

  async function give(position: number, reply: GivenReply): Promise<void> {
    const { question } = items[position]!;
    note(position, { given: reply, ...("value" in reply && { value: reply }) });
    setFailed(false);
    const feedback = await answer(question.id, reply).catch(() => null);
    if (!feedback) {
      note(position, { given: null });
      return setFailed(true);
    }
    note(position, { feedback });
    if (tellsAtOnce)
      say(announcementOf({ question, feedback, revealed: done[position]!.revealed, gaveUp: "gaveUp" in reply, answered: true }, quizWords));
  }

  function go(to: number): void {
    setAt(to);
    say("");
    setFailed(false);
    requestAnimationFrame(() => heading.current?.focus());
  }

  function again(): void {
    setDone(items.map(() => NOTHING));
    go(0);
  }

  const score = scoreOf(
    done.map((one, i) => ({
      points: one.feedback?.points ?? null,
      selfMarked: SELF_MARKED.includes(items[i]!.question.reply.kind),
      maxPoints: items[i]!.points,
    })),
  );
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3 print:hidden">
        <Notice>
          <p className="font-[650]">{words.previewNote}</p>
        </Notice>
        <Button look="quiet" className="max-sm:hidden" aria-pressed={isNarrow} onClick={() => setNarrow(!isNarrow)}>
          {isNarrow ? words.fullWidth : words.phoneWidth}
        </Button>
      </div>
      <QuizChoices settings={{ ...settings, length: items.length, topics: [], formats: [] }} />
      <div className={isNarrow ? "mx-auto grid w-full max-w-[24.375rem] gap-6 rounded-card border-2 border-line-strong p-5" : "grid gap-6"}>
        <p role="status" className="sr-only">
          {said}
        </p>
        {isOver ? (
          <div className="grid gap-6">
            <div className="grid gap-2">
              <h2 ref={heading} tabIndex={-1}>
                {words.previewEnd}
              </h2>
              <p>{fill(words.previewScore, { points: numberText(score.points), possible: numberText(score.possible) })}</p>
              {!tellsAtOnce && <p className="text-soft">{words.previewHeldBack}</p>}
            </div>
            {!tellsAtOnce &&
              items.map(({ question }, i) => (
                <QuestionCard
                  key={question.id}
                  question={question}
                  value={done[i]!.value}
                  answered={done[i]!.given !== null}
                  gaveUp={isGivenUp(done[i]!)}
                  locked
                  feedback={done[i]!.feedback}
                  revealed={done[i]!.revealed}
                  heading="h3"
                  onDraft={noChange}
                  onGive={noChange}
                  onReveal={noChange}
                />
              ))}
            <Button onClick={again}>{words.previewAgain}</Button>
          </div>
        ) : (
          <PreviewQuestion
            key={items[at]!.question.id}
            question={items[at]!.question}
            done={done[at]!}
            tells={tellsAtOnce}
            label={fill(quizWords.title, { position: at + 1, count: items.length })}
            hasFailed={hasFailed}
            headingRef={heading}
            onValue={(value) => note(at, { value })}
            onGive={(reply) => void give(at, reply)}
            onReveal={async (text) => note(at, { revealed: await reveal(items[at]!.question.id, text).catch(() => null) })}
            onNext={() => go(at + 1)}
            onBack={at > 0 ? () => go(at - 1) : null}
          />
        )}
      </div>
    </div>
  );
}

const isGivenUp = ({ given }: Done): boolean => given !== null && "gaveUp" in given;

type PreviewQuestionProps = {
  question: ShownQuestion;
  done: Done;
  tells: boolean;
  label: string;
  hasFailed: boolean;
  headingRef: Ref<HTMLHeadingElement>;
  onValue: (value: Given) => void;
  onGive: (reply: GivenReply) => void;
  onReveal: (text: string) => void;
  onNext: () => void;
  onBack: (() => void) | null;
};

/** One question of the preview, with the steps a student has: answer, say that one does not know, go on, go back. */
function PreviewQuestion({
  question,
  done,
  tells,
  label,
  hasFailed,
  headingRef,
  onValue,
  onGive,
  onReveal,
  onNext,
  onBack,
}: PreviewQuestionProps) {
  const [words, quizWords] = [useWords("quizzes"), useWords("quiz")];
  const isLocked = tells && done.given !== null;
  const toGive = isLocked ? null : givable(question, done.value, done.revealed);
  const isAnswered = done.given !== null;
  const canGoOn = isAnswered && (isLocked || toGive === null || isInstant(question.reply.kind) || done.value === done.given);
  return (
    <div className="grid gap-6 [&_kbd]:hidden!">
      <p className="label">{label}</p>
      <QuestionCard
        question={question}
        value={done.value}
        answered={isAnswered}
        gaveUp={isGivenUp(done)}
        locked={isLocked}
        feedback={tells ? done.feedback : null}
        revealed={done.revealed}
        heading="h2"
        headingRef={headingRef}
        onDraft={onValue}
        onGive={onGive}
        onReveal={(text = "") => onReveal(text)}
      />
      {hasFailed && (
        <p role="alert" className="text-small text-wrong">
          {words.previewFailed}
        </p>
      )}
      <div className="grid gap-2">
        <Button
          size="big"
          full
          look={isAnswered || toGive ? "primary" : "quiet"}
          onClick={() => (toGive && !canGoOn ? onGive(toGive) : onNext())}
        >
          {toGive && !canGoOn ? quizWords.answer : isAnswered ? quizWords.next : quizWords.skip}
        </Button>
        <div className="flex flex-wrap items-center justify-between gap-2">
          {onBack ? (
            <Button look="bare" onClick={onBack}>
              {quizWords.previous}
            </Button>
          ) : (
            <span />
          )}
          {!isAnswered && question.reply.kind !== "grade" && (
            <Button look="bare" onClick={() => onGive({ kind: question.reply.kind, gaveUp: true })}>
              {quizWords.giveUp}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
