"use client";

import { useCallback, useEffect, useRef } from "react";

/** How long each question has been in view, in milliseconds; a hidden page does not count. Call the result with a position. */
export function useViewTime(position: number): (position: number) => number {
  const seen = useRef(new Map<number, number>());
  const since = useRef<{ position: number; from: number } | null>(null);

  const settle = useCallback(() => {
    if (!since.current) return;
    const { position: at, from } = since.current;
    const now = performance.now();
    seen.current.set(at, (seen.current.get(at) ?? 0) + now - from);
    since.current = { position: at, from: now };
  }, []);

  useEffect(() => {
    const onVisibility = () => {
      settle();
      since.current = document.visibilityState === "visible" ? { position, from: performance.now() } : null;
    };
    onVisibility();
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      settle();
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [position, settle]);

  return useCallback(
    (of: number) => {
      settle();
      return Math.round(seen.current.get(of) ?? 0);
    },
    [settle],
  );
}
