"use client";

import { useEffect, useState } from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";

const MINUTE_MS = 60_000;
const WARNED_AFTER_MS = 19 * MINUTE_MS;
const TOLD_EVERY_MS = 5 * MINUTE_MS;

type IdleWarningProps = { words: { idleTitle: string; idle: string; idleStay: string }; stay: () => Promise<void> };

/**
 * On a device that others use: tells the server now and then that somebody is still busy on this page, asks a minute before the session
 * ends, and goes to the first page when it has.
 */
export function IdleWarning({ words, stay }: IdleWarningProps) {
  const [isAsking, setAsking] = useState(false);
  const [since, setSince] = useState(0);
  useEffect(() => {
    let told = performance.now();
    let warning = setTimeout(() => setAsking(true), WARNED_AFTER_MS);
    const busy = () => {
      if (performance.now() - told < TOLD_EVERY_MS) return;
      told = performance.now();
      clearTimeout(warning);
      warning = setTimeout(() => setAsking(true), WARNED_AFTER_MS);
      void stay();
    };
    const kinds = ["pointerdown", "keydown"] as const;
    for (const kind of kinds) addEventListener(kind, busy, { passive: true });
    return () => {
      clearTimeout(warning);
      for (const kind of kinds) removeEventListener(kind, busy);
    };
  }, [since, stay]);
  useEffect(() => {
    if (!isAsking) return;
    const end = setTimeout(() => window.open("/", "_self"), MINUTE_MS);
    return () => clearTimeout(end);
  }, [isAsking]);
  const goOn = () => {
    setAsking(false);
    setSince((times) => times + 1);
    void stay();
  };
  return (
    <Dialog open={isAsking} onClose={goOn} title={words.idleTitle}>
      <p>{words.idle}</p>
      <Button onClick={goOn} data-first>
        {words.idleStay}
      </Button>
    </Dialog>
  );
}
