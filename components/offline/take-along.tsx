"use client";

import { useEffect, useState } from "react";
import type { Taken } from "@/lib/memory/taken";
import { plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { canKeep, dropTaken, keepTaken, listTaken, type TakenSession } from "./device-store";
import { forgetPage, keepMedia, keepPage, canWork } from "./worker";

type TakeAlongProps = {
  /** Begins a session of so many minutes and says its id; null when nothing is ready. */
  begin: (minutes: number) => Promise<string | null>;
  minutes: number;
};

type State = { at: "idle" | "busy" } | { at: "said"; text: string };

async function fetchTaken(id: string): Promise<Taken | null> {
  const response = await fetch(`/api/v1/attempts/${id}/taken`, { method: "POST", redirect: "error", cache: "no-store" }).catch(() => null);
  return response?.status === 200 ? ((await response.json()) as Taken) : null;
}

/** Puts today's practice on this device, with its answers, so that it works where there is no network. */
export function TakeAlong({ begin, minutes }: TakeAlongProps) {
  const words = useWords("offline");
  const [state, setState] = useState<State>({ at: "idle" });
  const [kept, setKept] = useState<TakenSession | null>(null);
  useEffect(() => {
    void listTaken().then(([latest]) => setKept(latest ?? null));
  }, []);

  const say = (text: string) => setState({ at: "said", text });

  async function take(): Promise<void> {
    if (!canWork()) return say(words.noWorker);
    setState({ at: "busy" });
    if (!(await canKeep())) return say(words.noRoom);
    const id = await begin(minutes).catch(() => null);
    if (!id) return say(words.nothingReady);
    const taken = await fetchTaken(id);
    if (!taken || !(await keepPage())) return say(words.notTaken);
    await keepMedia(taken);
    const takenAt = new Date().toISOString();
    try {
      await keepTaken(taken, takenAt);
    } catch {
      return say(words.noRoom);
    }
    setKept({ id, takenAt, taken });
    setState({ at: "idle" });
  }

  async function drop(): Promise<void> {
    if (!kept) return;
    await dropTaken(kept.id);
    const [other] = await listTaken();
    setKept(other ?? null);
    if (!other) await forgetPage();
    say(words.dropped);
  }

  return (
    <div className="grid justify-items-start gap-2">
      {kept ? (
        <>
          <p className="text-small">{plural(language(), kept.taken.state.minutes, words.taken)}</p>
          <div className="flex flex-wrap gap-3">
            <a href={`/practice/${kept.id}`} className="link min-h-11 content-center">
              {words.open}
            </a>
            <button type="button" onClick={() => void drop()} className="link min-h-11">
              {words.drop}
            </button>
          </div>
        </>
      ) : (
        <>
          <Button
            look="quiet"
            aria-disabled={state.at === "busy" || undefined}
            aria-describedby="take-why"
            onClick={() => state.at !== "busy" && void take()}
          >
            {state.at === "busy" ? words.taking : words.take}
          </Button>
          <p id="take-why" className="text-tiny text-soft">
            {words.takeWhy}
          </p>
        </>
      )}
      <p role="status" className="text-small text-soft">
        {state.at === "said" ? state.text : ""}
      </p>
    </div>
  );
}
