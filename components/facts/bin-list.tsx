"use client";

import { startTransition, useActionState } from "react";
import { fill } from "@/lib/words";
import { Button } from "../ui/button";
import { Said } from "../ui/said";
import { NOT_SENT, type FormState } from "./form-state";
import { dateText } from "../memory/date-text";
import { language } from "@/messages/language";

/** Something that was taken out: what it is, what it says, and when. */
export type BinItem = { key: string; what: string; text: string; at: Date; bringBack: () => Promise<FormState> };

type BinListProps = { items: readonly BinItem[]; words: { none: string; takenOutOn: string; bringItBack: string } };

/** What was taken out, each with a way to bring it back. What came of it is said above the list, since the line goes when it is back. */
export function BinList({ items, words }: BinListProps) {
  const [{ problems, done }, press, pending] = useActionState((_: FormState, item: BinItem) => item.bringBack(), NOT_SENT);
  return (
    <div className="grid gap-3">
      <p role="status" className={`min-h-6 text-small ${problems.length > 0 ? "text-wrong" : "text-soft"}`}>
        <Said text={[...problems.map(({ message }) => message), done ?? ""].join(" ").trim()} />
      </p>
      {items.length === 0 && <p className="text-soft">{words.none}</p>}
      <ul className="grid gap-2">
        {items.map((item) => (
          <li key={item.key} className="card grid gap-1.5 px-4 py-3">
            <p className="text-tiny text-soft">
              {[item.what, fill(words.takenOutOn, { date: dateText(language(), item.at.toISOString().slice(0, 10)) })]
                .filter(Boolean)
                .join(", ")}
            </p>
            <p className="wrap-anywhere [font-family:var(--font-read)]">{item.text}</p>
            <p>
              <Button look="quiet" aria-disabled={pending || undefined} onClick={() => !pending && startTransition(() => press(item))}>
                {words.bringItBack}
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
