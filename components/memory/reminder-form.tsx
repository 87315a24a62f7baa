"use client";

import { startTransition, useActionState, useState } from "react";
import { hourText } from "@/lib/memory/reminder";
import type { Messages } from "@/messages";
import { Button } from "../ui/button";
import { Select } from "../ui/field";

/** What making or ending an address came to: the address, shown this once, or a sentence. */
export type ReminderState = { address: string | null; said: string | null };

type ReminderFormProps = {
  words: Messages["reminder"];
  hour: number;
  /** Whether an address is in use. */
  isOn: boolean;
  make: (state: ReminderState, form: FormData) => Promise<ReminderState>;
  end: () => Promise<ReminderState>;
};

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

function Address({ address, words }: { address: string; words: Messages["reminder"] }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="grid gap-2">
      <label htmlFor="address" className="text-small font-[650]">
        {words.address}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id="address"
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
          className="min-h-12 min-w-0 grow rounded-press border-[1.5px] border-line-strong bg-card px-3.5 py-2 text-small text-ink"
          aria-describedby="address-once"
        />
        {/* Over plain http a browser lets no page write to the clipboard: there one selects and copies. */}
        <Button look="quiet" onClick={() => void navigator.clipboard?.writeText(address).then(() => setCopied(true))}>
          {copied ? words.copied : words.copy}
        </Button>
      </div>
      <p id="address-once" className="text-small text-soft">
        {words.once}
      </p>
    </div>
  );
}

/** Makes, renews or ends the address of a calendar that reminds. */
export function ReminderForm({ words, hour, isOn, make, end }: ReminderFormProps) {
  const [state, act, pending] = useActionState((before: ReminderState, form: FormData | null) => (form ? make(before, form) : end()), {
    address: null,
    said: null,
  });
  const [hasOne, setHasOne] = useState(isOn);
  return (
    <div className="grid gap-6">
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          if (pending) return;
          setHasOne(true);
          startTransition(() => act(form));
        }}
      >
        <Select name="hour" label={words.hour} defaultValue={hour}>
          {HOURS.map((one) => (
            <option key={one} value={one}>
              {hourText(one)}
            </option>
          ))}
        </Select>
        <Button type="submit" aria-disabled={pending || undefined}>
          {pending ? words.making : hasOne ? words.makeNew : words.make}
        </Button>
      </form>
      <div role="status" className="grid gap-2">
        {state.address && <Address key={state.address} address={state.address} words={words} />}
        {state.said && <p>{state.said}</p>}
      </div>
      {hasOne && (
        <p>
          <Button
            look="danger"
            onClick={() => {
              setHasOne(false);
              startTransition(() => act(null));
            }}
          >
            {words.end}
          </Button>
        </p>
      )}
    </div>
  );
}
