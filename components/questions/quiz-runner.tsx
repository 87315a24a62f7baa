"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Given } from "@/lib/questions/question";
import type { AttemptState } from "@/lib/quizzes/answer";
import { fill } from "@/lib/words";
import { useWords } from "../layout/words";
import { firstOpen, gaveUpOn, isAnswered, isLocked, localItems, shownValue, type LocalItem } from "./attempt-model";
import { announcementOf } from "./feedback-panel";
import { QuestionCard } from "./question-card";
import { QuestionFoot, type Step } from "./question-foot";
import { QuizHeader } from "./quiz-header";
import { QuizOverview } from "./quiz-overview";
import { QuizTimer } from "./quiz-timer";
import { ReadAloud } from "./read-aloud";
import { givable } from "./replying";
import { ReportQuestion } from "./report-question";
import { SaveNote } from "./save-note";
import { Trouble } from "./trouble";
import { useAttempt } from "./use-attempt";
import { useLeaveWarning } from "./use-leave-warning";
import { useMapAhead } from "./use-map-ahead";
import { useShortcuts } from "./use-shortcuts";
import { useTitle } from "./use-title";
import { useViewTime } from "./use-view-time";

type RunnerProps = {
  attempt: AttemptState;
  /** The question to begin with; without it the first that is open. */
  position?: number;
  leaveTo: string;
  resultHref: string;
  settings: { shortcuts: boolean; readAloud: boolean; ownDevice: boolean | null };
};

type View = "question" | "overview" | "time-up";

/** What the button at the foot does for a question as it stands. */
function stepOf(local: LocalItem, isLast: boolean, isAll: boolean, feedback: AttemptState["feedback"]): Step {
  const { question, revealed } = local.item;
  if (local.draft && givable(question, local.draft, revealed) && !isLocked(local, feedback)) return "answer";
  if (isAnswered(local)) return isLast && (isAll || feedback === "end") ? "finish" : "next";
  return givable(question, shownValue(local), revealed) ? "answer" : "skip";
}

/** The field to type into, where there is a keyboard to type with: on a phone it would cover the question. */
function fieldToType(): HTMLElement | null {
  if (!matchMedia("(hover: hover) and (pointer: fine)").matches) return null;
  return document.querySelector<HTMLElement>("#question input[data-answers]:read-write");
}

/** Taking a quiz: one question at a time, every answer stored as it is given, and going on whatever the network does. */
export function QuizRunner({ attempt, position: wanted, leaveTo, resultHref, settings }: RunnerProps) {
  const words = useWords("quiz");
  const router = useRouter();
  const count = attempt.items.length;
  const [position, setPosition] = useState(() => (wanted && wanted <= count ? wanted : firstOpen(localItems(attempt))));
  const [view, setView] = useState<View>("question");
  const [said, say] = useState("");
  const [news, setNews] = useState<number[]>([]);
  const [handingIn, setHandingIn] = useState(false);
  const [timeHidden, setTimeHidden] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const current = useRef(position);
  const viewTime = useViewTime(position);

  const taking = useAttempt(attempt, {
    ownDevice: settings.ownDevice,
    viewTime,
    onSettled: (settled) => {
      if (settled.outcome === "refused" || !settled.response.feedback) return;
      const item = attempt.items.find((one) => one.position === settled.answer.position);
      if (settled.answer.position !== current.current)
        return setNews((earlier) => [...new Set([...earlier, settled.answer.position])].sort((a, b) => a - b));
      const revealed = taking.items.find((one) => one.item.position === settled.answer.position)?.item.revealed ?? null;
      if (item)
        say(
          announcementOf(
            {
              question: item.question,
              feedback: settled.response.feedback,
              revealed,
              gaveUp: "gaveUp" in settled.answer.reply,
              answered: true,
            },
            words,
          ),
        );
    },
  });
  const { items, give, draft, handIn, save, finished } = taking;
  useMapAhead(items);
  const local = items[position - 1] ?? items[0]!;
  const { item } = local;
  const done = items.filter(isAnswered).length;
  const isAll = done === count;
  const locked = isLocked(local, attempt.feedback) || finished || view === "time-up";
  const step = stepOf(local, position === count, isAll, attempt.feedback);
  const value = shownValue(local);
  const toGive = locked ? null : givable(item.question, value, item.revealed);

  const show = useCallback((next: View, at: number, toType = false) => {
    current.current = at;
    setPosition(at);
    setView(next);
    say("");
    setNews((earlier) => earlier.filter((one) => one !== at));
    requestAnimationFrame(() => {
      window.scrollTo({ top: 0 });
      ((toType && fieldToType()) || heading.current)?.focus({ preventScroll: true });
    });
  }, []);

  /** At the end nothing is locked: what was chosen is stored when the question is left. */
  const keepDraft = () => {
    if (attempt.feedback === "end" && local.draft && toGive) give(position, toGive);
  };

  const open = (at: number, toType = false) => {
    keepDraft();
    show("question", at, toType);
    window.history.pushState(null, "", `?question=${at}`);
  };
  const overview = () => {
    keepDraft();
    show("overview", position);
  };
  const goOn = () => {
    if (position < count) open(position + 1, true);
    else overview();
  };
  const finish = () => {
    keepDraft();
    setHandingIn(true);
  };

  const onGive = (given: Given) => {
    if (locked) return;
    say("");
    give(position, given);
  };
  const onStep = () => {
    if (step === "answer" && toGive) {
      onGive(toGive);
      if (attempt.feedback === "end") goOn();
    } else if (step === "finish" && attempt.feedback === "each") finish();
    else if (step !== "answer") goOn();
  };

  useEffect(() => {
    const onPop = () => {
      const at = Number(new URLSearchParams(window.location.search).get("question"));
      show("question", at >= 1 && at <= count ? at : 1);
    };
    window.addEventListener("popstate", onPop);
    return () => window.removeEventListener("popstate", onPop);
  }, [count, show]);

  useTitle(`${fill(words.title, { position, count })} – ${attempt.set.title}`);

  useLeaveWarning(save.waiting > 0 && settings.ownDevice !== true);

  // Handed in once everything is stored; over and over until it is.
  useEffect(() => {
    if (!(handingIn || finished) || save.waiting > 0) return;
    let timer: ReturnType<typeof setTimeout>;
    const attemptIt = async () => {
      if (finished || (await handIn())) router.push(resultHref);
      else timer = setTimeout(() => void attemptIt(), 3_000);
    };
    void attemptIt();
    return () => clearTimeout(timer);
  }, [handingIn, finished, save.waiting, handIn, router, resultHref]);

  const onTimeUp = useCallback(() => {
    setView("time-up");
    setHandingIn(true);
  }, []);

  useShortcuts(settings.shortcuts && view === "question", {
    onDigit: (digit) => {
      const control = document.querySelector<HTMLElement>(`#question [data-digit="${digit}"]`);
      control?.click();
      return control !== null;
    },
    onEnter: () => {
      if (step === "skip" || (step === "answer" && !toGive)) return false;
      onStep();
      return true;
    },
    onBefore: () => position > 1 && open(position - 1),
    onAfter: () => position < count && open(position + 1),
  });

  const { deadline } = taking;
  const digits = item.question.reply.kind === "choice" ? item.question.reply.options.length : 0;

  const trouble = (
    <Trouble
      state={save.state}
      waiting={save.waiting}
      local={view === "question" ? local : undefined}
      news={news}
      onTryAgain={taking.sendNow}
      onOpen={open}
      onHeard={() => setNews([])}
    />
  );
  return (
    <div className={`flex min-h-dvh flex-col ${settings.shortcuts ? "" : "[&_kbd]:hidden!"}`}>
      <QuizHeader
        leaveTo={leaveTo}
        position={position}
        count={count}
        done={done}
        flagged={item.flagged}
        onFlag={() => taking.flag(position, !item.flagged)}
        onOverview={overview}
      >
        <SaveNote state={save.state} hasAnswered={done > 0} />
        {deadline && (
          <QuizTimer
            deadline={deadline}
            remainingMs={taking.remainingMs}
            totalMs={Date.parse(deadline) - Date.parse(attempt.startedAt)}
            hidden={timeHidden}
            onToggle={() => setTimeHidden(!timeHidden)}
            onMark={say}
            onUp={onTimeUp}
          />
        )}
        {settings.readAloud && <ReadAloud key={item.question.id} question={item.question} />}
      </QuizHeader>
      <main id="main" className="narrow flex grow flex-col gap-6 pt-8">
        <p role="status" className="sr-only">
          {said}
        </p>
        {view === "time-up" ? (
          <div role="alert" className="grid gap-2">
            <h1 className="stem">{words.timeUp}</h1>
            <p>{words.timeUpLead}</p>
            {trouble}
          </div>
        ) : view === "overview" ? (
          <QuizOverview
            items={items}
            position={position}
            handingIn={handingIn}
            waiting={save.waiting}
            headingRef={heading}
            onOpen={open}
            onHandIn={finish}
          >
            {trouble}
          </QuizOverview>
        ) : (
          <div id="question" className="flex grow flex-col gap-6">
            <QuestionCard
              key={item.question.id}
              question={item.question}
              value={value}
              answered={isAnswered(local)}
              gaveUp={gaveUpOn(local)}
              locked={locked}
              feedback={attempt.feedback === "each" && !local.given ? item.feedback : null}
              revealed={item.revealed}
              headingRef={heading}
              onDraft={(given) => !locked && draft(position, given)}
              onGive={onGive}
              onReveal={(text) => void taking.reveal(position, text)}
            />
            {attempt.feedback === "each" && local.given && save.state !== "saved" && save.state !== "saving" && (
              <p className="text-small text-soft">{words.waitingFeedback}</p>
            )}
            {digits > 0 && !locked && settings.shortcuts && (
              <p className="hidden text-small text-soft [@media(hover:hover)_and_(pointer:fine)]:block">
                {fill(words.pressKeys, { count: digits })}
              </p>
            )}
            <QuestionFoot
              notice={trouble}
              step={step}
              finishText={attempt.feedback === "each" ? words.seeResult : words.checkAnswers}
              canAnswer={toGive !== null}
              canGiveUp={!isAnswered(local) && !locked && item.question.reply.kind !== "grade"}
              canGoBack={position > 1}
              shortcuts={settings.shortcuts}
              onStep={onStep}
              onSkip={goOn}
              onGiveUp={() => give(position, { kind: item.question.reply.kind, gaveUp: true })}
              onBack={() => open(position - 1)}
            >
              <ReportQuestion key={item.question.id} onReport={(note) => taking.report(position, note)} />
            </QuestionFoot>
          </div>
        )}
      </main>
    </div>
  );
}
