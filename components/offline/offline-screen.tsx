"use client";

import { useEffect, useMemo, useState } from "react";
import type { PracticeState } from "@/lib/memory/practice";
import { plural } from "@/lib/words";
import { language } from "@/messages/language";
import { Mark } from "../layout/mark";
import { useWords } from "../layout/words";
import { PracticeRunner } from "../memory/practice-runner";
import type { PracticeActions } from "../memory/use-practice";
import { Button } from "../ui/button";
import { KEPT_EVENT } from "./device-sender";
import { listTaken, openDeviceQueue, stepsOf, type TakenSession } from "./device-store";
import { sessionAfter, takenConnection } from "./taken-connection";
import { dateText } from "../memory/date-text";

/** Without a network a card can be passed over for this session; what would have to be kept on the server says that it was not done. */
const ACTIONS: PracticeActions = {
  notNow: () => Promise.resolve({ added: [], done: true }),
  neverAsk: () => Promise.resolve(null),
  askAgain: () => Promise.resolve({ added: [], done: true }),
  restart: () => Promise.resolve(null),
};

/** Nothing of this page waits: it is written down here, and DeviceSender says what waits for the network. */
const SAVED = { state: "saved", waiting: 0 } as const;

const SETTINGS = { shortcuts: true, ownDevice: false } as const;

type Opened = { session: TakenSession; state: PracticeState };

async function open(session: TakenSession): Promise<Opened> {
  return { session, state: sessionAfter(session.taken, await stepsOf(session.id)) };
}

function TakenPractice({ session, state }: Opened) {
  const connection = useMemo(
    () => takenConnection(session.taken, openDeviceQueue(session.id), () => window.dispatchEvent(new Event(KEPT_EVENT))),
    [session],
  );
  return <PracticeRunner session={state} leaveTo="/today" actions={ACTIONS} settings={SETTINGS} connection={connection} save={SAVED} />;
}

const idIn = (path: string): string | null => /^\/practice\/([0-9a-f-]{36})/.exec(path)?.[1] ?? null;

/** What there is without a network: the sessions on this device. At the address of one of them it goes on at once. */
export function OfflineScreen({ name }: { name: string }) {
  const words = useWords("offline");
  const [sessions, setSessions] = useState<readonly TakenSession[] | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);

  useEffect(() => {
    void listTaken().then(async (all) => {
      const wanted = all.find(({ id }) => id === idIn(window.location.pathname));
      if (wanted) setOpened(await open(wanted));
      setSessions(all);
    });
  }, []);

  if (opened) return <TakenPractice {...opened} />;
  return (
    <>
      <header className="wide pt-1">
        <p className="inline-flex min-h-12 items-center gap-2 font-bold tracking-[-0.01em]">
          <Mark />
          {name}
        </p>
      </header>
      <main id="main" className="narrow grid grow content-start gap-6 py-8">
        <div className="grid gap-2">
          <h1>{words.title}</h1>
          <p className="text-soft">{sessions?.length === 0 ? words.none : words.lead}</p>
        </div>
        {sessions && sessions.length > 0 && (
          <ul className="grid gap-2">
            {sessions.map((session) => (
              <li key={session.id} className="card flex flex-wrap items-center justify-between gap-3 px-4 py-3">
                <span>
                  {plural(language(), session.taken.state.minutes, words.session, {
                    date: dateText(language(), session.takenAt.slice(0, 10)),
                  })}
                </span>
                <Button onClick={() => void open(session).then(setOpened)}>{words.goOn}</Button>
              </li>
            ))}
          </ul>
        )}
        <p>
          <Button look="quiet" onClick={() => window.location.reload()}>
            {words.again}
          </Button>
        </p>
      </main>
    </>
  );
}
