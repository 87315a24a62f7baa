"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Problem } from "@/lib/problem";
import type { Decision } from "@/lib/review/decision";
import type { KnownFact } from "@/lib/review/desk";
import { withPreviews, withWaiting, type DeskAnswer, type DeskNews, type Made, type StepOutcome } from "./desk-state";
import { keepWaiting, readWaiting } from "./waiting-store";

/** A step that needs another look: it was refused, or has to be settled first. */
export type Trouble = { decision: Decision; problems: Problem[]; others: KnownFact[] };

/** What was just done, for those who cannot see it change. */
export type Told = { outcome: StepOutcome; made: Made[] };

/** Waits before another try, in milliseconds: soon, then less and less often. */
const PAUSES = [1_000, 3_000, 8_000, 20_000];

/** `null` until the page knows what waits in this tab. */
export type Saving = "saved" | "saving" | "not-saved" | null;

/**
 * The state of a desk. Steps are shown at once and stored one after the other; while the network is away they wait, and nothing is lost.
 * `take` gives up the article when it is gone.
 */
export function useDesk(source: string, start: DeskNews, send: (decision: Decision) => Promise<DeskAnswer>) {
  const [news, setNews] = useState(start);
  const [waiting, setWaiting] = useState<Decision[]>([]);
  const [steps, setSteps] = useState<string[]>([]);
  const [told, setTold] = useState<Told | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isGone, setGone] = useState(false);
  const [tries, setTries] = useState(0);
  const [isReady, setReady] = useState(false);
  const busy = useRef(false);

  useEffect(() => {
    const left = readWaiting(source);
    queueMicrotask(() => {
      setWaiting((now) => [...left.filter((one) => !now.some(({ step }) => step === one.step)), ...now]);
      setReady(true);
    });
  }, [source]);

  const settle = useCallback((decision: Decision, answer: DeskAnswer) => {
    setTries(0);
    setWaiting((now) => now.filter((one) => one.step !== decision.step));
    if (answer.kind === "gone") return setGone(true);
    if (answer.kind === "problems") return setTrouble({ decision, problems: answer.problems, others: [] });
    if (answer.kind === "conflict") return setTrouble({ decision, problems: [], others: answer.others });
    const { suggestions, marks, kept, step, outcome, made } = answer;
    setNews((before) => ({ suggestions: withPreviews(suggestions, before.suggestions, made), marks, kept }));
    setTold({ outcome, made });
    if (decision.kind === "undo") setSteps((now) => now.filter((one) => one !== decision.undoes));
    else if (step) setSteps((now) => [...now, step]);
  }, []);

  const [first] = waiting;
  const attempt = useCallback(async () => {
    if (!first || busy.current) return;
    busy.current = true;
    try {
      settle(first, await send(first));
    } catch {
      setTries((now) => now + 1);
    } finally {
      busy.current = false;
    }
  }, [first, send, settle]);

  useEffect(() => {
    if (!first) return;
    const timer = setTimeout(() => void attempt(), tries === 0 ? 0 : PAUSES[Math.min(tries, PAUSES.length) - 1]);
    const now = () => void attempt();
    window.addEventListener("online", now);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", now);
    };
  }, [first, tries, attempt]);

  useEffect(() => {
    if (isReady) keepWaiting(source, waiting);
  }, [isReady, source, waiting]);

  const take = useCallback((decision: Decision) => {
    setTrouble(null);
    setWaiting((now) => [...now, decision]);
  }, []);

  const suggestions = useMemo(() => withWaiting(news.suggestions, waiting), [news.suggestions, waiting]);
  const saving: Saving = !isReady ? null : waiting.length === 0 ? "saved" : tries === 0 ? "saving" : "not-saved";
  return {
    suggestions,
    marks: news.marks,
    kept: news.kept,
    waiting: waiting.length,
    saving,
    steps,
    told,
    trouble,
    isGone,
    take,
    attempt,
    forget: () => setTrouble(null),
  };
}
