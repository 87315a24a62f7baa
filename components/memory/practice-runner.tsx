"use client";

import { useEffect, useRef, useState } from "react";
import { plainOf } from "@/lib/markup/shown-texts";
import type { PracticeState } from "@/lib/memory/practice";
import type { GivenReply } from "@/lib/questions/question";
import { fill } from "@/lib/words";
import { useWords } from "../layout/words";
import { isAnswered, shownValue } from "../questions/attempt-model";
import { announcementOf } from "../questions/feedback-panel";
import { givable } from "../questions/replying";
import { SaveNote } from "../questions/save-note";
import { Trouble } from "../questions/trouble";
import { useLeaveWarning } from "../questions/use-leave-warning";
import { useMapAhead } from "../questions/use-map-ahead";
import { useViewTime } from "../questions/use-view-time";
import type { PracticeConnection } from "./connection";
import { askedAt, itemAt, missesOf, nextOpen, summaryOf, type Aside, type Deck } from "./deck";
import { PracticeEnd } from "./practice-end";
import { PracticeHeader } from "./practice-header";
import { PracticeQuestion } from "./practice-question";
import type { QueueState, Told } from "./practice-queue";
import { STRUGGLES_FROM } from "./struggle-note";
import { usePractice, type PracticeActions } from "./use-practice";
import { usePracticeKeys } from "./use-practice-keys";
import { useSpent } from "./use-spent";

type RunnerProps = {
  session: PracticeState;
  leaveTo: string;
  actions: PracticeActions;
  settings: { shortcuts: boolean; ownDevice: boolean | null };
  /** What keeps the session; without it, the server. */
  connection?: PracticeConnection;
  /** How saving stands, where something else than the queue of this page sees to it. */
  save?: QueueState;
};

/** Something said about what was just done, and whether it can be taken back from there. */
type Said = { text: string; canBringBack: boolean };

const SILENT: Said = { text: "", canBringBack: false };

/** Whether there is time for another question: half of what it takes must still be left. */
function hasTimeFor(deck: Deck, position: number | null, leftMs: number): boolean {
  const seconds = askedAt(deck, position)?.seconds ?? 0;
  return leftMs > 0 && leftMs >= seconds * 500;
}

/** A practice session: cards and questions one after the other until the minutes are over, each answer stored as it is given. */
export function PracticeRunner({ session, leaveTo, actions, settings, connection, save: savedElsewhere }: RunnerProps) {
  const words = useWords("practice");
  const quiz = useWords("quiz");
  const heading = useRef<HTMLHeadingElement>(null);
  // A question that was answered stays in view until one goes on; else the next open one is shown.
  const [held, setHeld] = useState<number | null>(null);
  const [isOver, setOver] = useState(false);
  const [said, setSaid] = useState<Said>(SILENT);
  const [heard, setHeard] = useState("");
  const [revealing, setRevealing] = useState(false);
  const shown = useRef<number | null>(null);
  const { minutesLeft, share, spentMs } = useSpent(session.spentMs, session.minutes);

  const onTold = (told: Told) => {
    if (told.outcome !== "stored" || told.sent.kind !== "answer" || told.sent.answer.position !== shown.current) return;
    const { reply, position } = told.sent.answer;
    const local = itemAt(practice.now(), position);
    const feedback = told.response?.feedback;
    if (local && feedback)
      setHeard(
        announcementOf(
          { question: local.item.question, feedback, revealed: local.item.revealed, gaveUp: "gaveUp" in reply, answered: true },
          quiz,
        ),
      );
  };
  const practice = usePractice(session, { actions, connection, ownDevice: settings.ownDevice, onTold });
  const { deck } = practice;
  useMapAhead(deck.items);
  const save = savedElsewhere ?? practice.save;
  const position = held ?? (isOver ? null : nextOpen(deck));
  const viewTime = useViewTime(position ?? 0);
  const local = itemAt(deck, position);
  const asked = askedAt(deck, position);
  const canUndo = deck.steps.length > 0;
  const isWaiting = local === null && !isOver && !deck.done && save.waiting > 0;
  const view = local ? `question ${position}` : isWaiting ? "waiting" : "end";

  const isFirst = useRef(true);
  useEffect(() => {
    shown.current = position;
    if (!isFirst.current) {
      window.scrollTo({ top: 0 });
      heading.current?.focus({ preventScroll: true });
    }
    isFirst.current = false;
  }, [position, view]);

  const clear = () => {
    setSaid(SILENT);
    setHeard("");
  };

  /** Leaves what is shown: for the next open question, or for the end when the minutes are over. */
  const goOn = (now: Deck) => {
    setHeld(null);
    setHeard("");
    setOver(!hasTimeFor(now, nextOpen(now), session.minutes * 60_000 - spentMs()));
  };

  const onGive = (reply: GivenReply) => {
    if (!local || position === null || isAnswered(local)) return;
    clear();
    const now = practice.give(position, reply, viewTime(position));
    const answered = itemAt(now, position);
    // A card has been seen whole: one goes on at once, unless there is something to say about it.
    if (reply.kind === "grade" && answered && missesOf(answered, asked) < STRUGGLES_FROM) goOn(now);
    else setHeld(position);
  };

  const onReveal = async (text?: string) => {
    if (!local || position === null || revealing) return;
    clear();
    setRevealing(true);
    if (!(await practice.reveal(position, text))) setSaid({ text: words.notShown, canBringBack: false });
    setRevealing(false);
  };

  const onUndo = () => {
    const step = practice.undo();
    setHeard("");
    if (!step) return setSaid({ text: words.nothingToUndo, canBringBack: false });
    setOver(false);
    setHeld(step.position);
    const undone = itemAt(practice.now(), step.position)?.item.question;
    const question = undone ? plainOf(undone.stem, undone.texts) : "";
    setSaid({ text: fill(words.undone, { question }), canBringBack: false });
  };

  const onAside = async (how: Aside) => {
    if (position === null) return;
    clear();
    const done = practice.putAside(position, how);
    goOn(practice.now());
    setSaid(
      (await done)
        ? { text: how === "now" ? words.askedLater : words.askedNever, canBringBack: true }
        : { text: words.notDone, canBringBack: false },
    );
  };

  const onRestart = async () => {
    if (position !== null) setSaid({ text: (await practice.restart(position)) ? words.restarted : words.notDone, canBringBack: false });
  };

  const onHint = async () => {
    if (position !== null && !(await practice.hint(position))) setSaid({ text: words.noHint, canBringBack: false });
  };

  const isCard = local?.item.question.reply.kind === "grade";
  const isShut = isCard && local?.item.revealed === null;
  const toGive = local && !isAnswered(local) ? givable(local.item.question, shownValue(local), local.item.revealed) : null;

  /** What Enter does: turn the card over, give what is chosen, or go on. */
  const onStep = (): boolean => {
    if (!local) return false;
    if (isAnswered(local)) goOn(deck);
    else if (isShut) void onReveal();
    else if (toGive) onGive(toGive);
    else return false;
    return true;
  };

  usePracticeKeys(true, settings.shortcuts, {
    onDigit: (digit) => {
      const control = document.querySelector<HTMLElement>(`#question [data-digit="${digit}"]`);
      control?.click();
      return control !== null;
    },
    onSpace: () => {
      if (isShut) void onReveal();
      return isShut;
    },
    onEnter: onStep,
    onUndo: () => {
      if (canUndo) onUndo();
      return canUndo;
    },
  });

  useLeaveWarning(save.waiting > 0 && settings.ownDevice !== true);

  const { handIn, sendNow, draft, report } = practice;
  const onLeave = () => void handIn();
  const trouble = (
    <Trouble
      state={save.state}
      waiting={save.waiting}
      local={local ?? undefined}
      news={[]}
      onTryAgain={sendNow}
      onOpen={() => undefined}
      onHeard={() => undefined}
    />
  );

  return (
    <div className={`flex grow flex-col ${settings.shortcuts ? "" : "[&_kbd]:hidden!"}`}>
      <PracticeHeader leaveTo={leaveTo} minutes={session.minutes} minutesLeft={minutesLeft} share={share} canUndo={canUndo} onUndo={onUndo}>
        <SaveNote state={save.state} hasAnswered={canUndo} />
      </PracticeHeader>
      <main id="main" className="narrow flex grow flex-col gap-5 pt-6">
        <div role="status" className={said.text ? "flex min-h-11 flex-wrap items-center gap-x-3 text-small text-soft" : "sr-only"}>
          {heard}
          {said.text}
          {said.canBringBack && (
            <button type="button" onClick={onUndo} className="link min-h-11 font-[550]">
              {words.bringBack}
            </button>
          )}
        </div>
        {local && position !== null ? (
          <PracticeQuestion
            key={position}
            local={local}
            asked={asked}
            hint={practice.hints[position] ?? null}
            grades={session.grades}
            keys={settings.shortcuts}
            revealing={revealing}
            toGive={toGive}
            headingRef={heading}
            trouble={trouble}
            isFree={session.mode === "free"}
            onDraft={(given) => draft(position, given)}
            onGive={onGive}
            onReveal={(text) => void onReveal(text)}
            onStep={() => void onStep()}
            onHint={() => void onHint()}
            onAside={(how) => void onAside(how)}
            onRestart={() => void onRestart()}
            onReport={(note) => report(position, note)}
          />
        ) : isWaiting ? (
          <div className="grid gap-3 pt-10">
            <h1 ref={heading} tabIndex={-1} className="stem">
              {words.waiting}
            </h1>
            {save.state !== "saving" && <p className="text-soft">{words.waitingForNetwork}</p>}
            {trouble}
          </div>
        ) : (
          <PracticeEnd
            summary={summaryOf(deck)}
            mode={session.mode}
            minutes={session.minutes - minutesLeft}
            waiting={save.waiting}
            canUndo={canUndo}
            headingRef={heading}
            leaveTo={leaveTo}
            progressHref="/progress"
            onUndo={onUndo}
            onLeave={onLeave}
          >
            {trouble}
          </PracticeEnd>
        )}
      </main>
    </div>
  );
}
