"use client";

import { useCallback, useEffect, useRef, useState } from "react";

const EVERY_MS = 1_500;
/** Phones that all ask in the same moment would wait for each other. */
const SPREAD_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/** What is on the wall, asked for again and again: unchanged costs a few bytes. `isAway` while nobody answers. */
export function useWall<T>(assignmentId: string, initial: T): { wall: T; isAway: boolean; put: (wall: T) => void; askNow: () => void } {
  const [wall, setWall] = useState(initial);
  const [isAway, setAway] = useState(false);
  const tag = useRef<string | null>(null);
  const kick = useRef<() => void>(() => {});

  const put = useCallback((next: T) => {
    tag.current = null;
    setWall(next);
  }, []);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let failures = 0;
    let isStopped = false;
    const ask = async () => {
      clearTimeout(timer);
      try {
        const response = await fetch(`/api/v1/wall/${assignmentId}`, {
          cache: "no-store",
          redirect: "error",
          headers: tag.current ? { "if-none-match": tag.current } : {},
        });
        if (response.status === 200) {
          tag.current = response.headers.get("etag");
          setWall((await response.json()) as T);
        }
        failures = response.status >= 500 ? failures + 1 : 0;
      } catch {
        failures += 1;
      }
      if (isStopped) return;
      setAway(failures > 1);
      timer = setTimeout(() => void ask(), Math.min(LONGEST_PAUSE_MS, EVERY_MS * 2 ** Math.min(failures, 3)) + Math.random() * SPREAD_MS);
    };
    kick.current = () => void ask();
    void ask();
    const onBack = () => document.visibilityState === "visible" && void ask();
    window.addEventListener("online", onBack);
    document.addEventListener("visibilitychange", onBack);
    return () => {
      isStopped = true;
      clearTimeout(timer);
      window.removeEventListener("online", onBack);
      document.removeEventListener("visibilitychange", onBack);
    };
  }, [assignmentId]);

  return { wall, isAway, put, askNow: useCallback(() => kick.current(), []) };
}
