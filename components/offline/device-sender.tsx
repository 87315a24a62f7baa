"use client";

import { useEffect, useState } from "react";
import { plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { mayHoldSomething } from "./device-flag";
import type { SendState } from "./send-waiting";

/** Told to the window when something was written down on this device to be sent. */
export const KEPT_EVENT = "footing:kept";

const AGAIN_MS = 30_000;

/**
 * Sends what waits on this device: at the start, when the network returns, when the page is looked at again, and now and then while
 * something waits. Says how much waits, and when it is all stored.
 */
export function DeviceSender({ words }: { words: Messages["offline"] }) {
  const [state, setState] = useState<SendState | null>(null);
  const [told, setTold] = useState(false);

  useEffect(() => {
    let going = false;
    const send = async () => {
      if (going || !mayHoldSomething()) return;
      going = true;
      const { sendWaiting } = await import("./send-waiting");
      await sendWaiting((now) => {
        setState(now);
        if (now.waiting > 0) setTold(true);
      }).catch(() => undefined);
      going = false;
    };
    const onVisible = () => document.visibilityState === "visible" && void send();
    const onSign = () => void send();
    const timer = setInterval(onVisible, AGAIN_MS);
    void send();
    window.addEventListener("online", onSign);
    window.addEventListener(KEPT_EVENT, onSign);
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", onSign);
      window.removeEventListener(KEPT_EVENT, onSign);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, []);

  if (!state || !told) return <div role="status" className="sr-only" />;
  const text = state.refused > 0 ? words.problem : state.waiting > 0 ? plural(language(), state.waiting, words.waiting) : words.sent;
  return (
    <div role="status" className="border-t border-line bg-card px-4 py-2 text-center text-small text-soft print:hidden">
      {text}
    </div>
  );
}
