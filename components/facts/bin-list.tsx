import { dayText } from "@/lib/facts/date-span";
import { fill } from "@/lib/words";
import type { Messages } from "@/messages";
import { DoneButton } from "./done-button";
import type { FormState } from "./form-state";

/** Something that was taken out: what it is, what it says, and when. */
export type BinItem = { key: string; what: string; text: string; at: Date; bringBack: () => Promise<FormState> };

/** What was taken out, each with a way to bring it back. */
export function BinList({ items, none, words }: { items: readonly BinItem[]; none: string; words: Messages["edit"] }) {
  if (items.length === 0) return <p className="text-soft">{none}</p>;
  return (
    <ul className="grid gap-2">
      {items.map(({ key, what, text, at, bringBack }) => (
        <li key={key} className="card grid gap-1.5 px-4 py-3">
          <p className="text-tiny text-soft">{[what, fill(words.takenOutOn, { date: dayText(at.toISOString().slice(0, 10)) })].filter(Boolean).join(", ")}</p>
          <p className="wrap-anywhere [font-family:var(--font-read)]">{text}</p>
          <DoneButton action={bringBack} label={words.bringItBack} />
        </li>
      ))}
    </ul>
  );
}
