"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** Without a touch or a key for so long, nobody is practising: the time is not counted. */
const AWAY_MS = 120_000;
const TICK_MS = 1_000;

const minutesOf = (ms: number) => Math.ceil(Math.max(0, ms) / 60_000);

/**
 * The time that has gone into a session: while the page is in view and somebody is there. `minutesLeft` is rounded up, 0 when the time is
 * over; `spentMs` can be asked at any moment.
 */
export function useSpent(beforeMs: number, minutes: number): { minutesLeft: number; share: number; spentMs: () => number } {
  const spent = useRef(beforeMs);
  const seen = useRef({ tick: 0, touch: 0 });
  const [shown, setShown] = useState({ minutesLeft: minutesOf(minutes * 60_000 - beforeMs), share: beforeMs / (minutes * 60_000) });

  const count = useCallback(() => {
    const now = performance.now();
    const isHere = document.visibilityState === "visible" && now - seen.current.touch < AWAY_MS;
    // A machine that slept wakes with one long tick.
    if (isHere) spent.current += Math.min(now - seen.current.tick, 5 * TICK_MS);
    seen.current.tick = now;
  }, []);

  useEffect(() => {
    const total = minutes * 60_000;
    seen.current = { tick: performance.now(), touch: performance.now() };
    const onTouch = () => {
      seen.current.touch = performance.now();
    };
    const timer = setInterval(() => {
      count();
      const next = { minutesLeft: minutesOf(total - spent.current), share: Math.min(1, Math.round((spent.current / total) * 100) / 100) };
      setShown((now) => (now.minutesLeft === next.minutesLeft && now.share === next.share ? now : next));
    }, TICK_MS);
    const events = ["pointerdown", "keydown", "scroll"] as const;
    for (const event of events) document.addEventListener(event, onTouch, { passive: true });
    return () => {
      clearInterval(timer);
      for (const event of events) document.removeEventListener(event, onTouch);
    };
  }, [count, minutes]);

  const spentMs = useCallback(() => {
    count();
    return spent.current;
  }, [count]);
  return { ...shown, spentMs };
}
