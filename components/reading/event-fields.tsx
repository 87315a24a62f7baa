"use client";

import { useId } from "react";
import type { Problem } from "@/lib/problem";
import type { EventForm } from "@/lib/review/event-form";
import { ModeOptions } from "../facts/fact-choices";
import { useWords } from "../layout/words";
import { TextArea, TextInput } from "../ui/field";
import { Problems, problemAt } from "../ui/problems";
import type { NameChoice } from "./named-fact-form";

type EventFieldsProps = { id: string; form: EventForm; names: readonly NameChoice[]; problems: readonly Problem[] };

const text = (data: FormData, name: string, before: string) => (data.has(name) ? String(data.get(name)).trim() : before);

/** The event as its fields have it now; `before` is what they were made from. */
export function readEventForm(form: HTMLFormElement, before: EventForm): EventForm {
  const data = new FormData(form);
  const people = before.people.map((person, i) => ({
    ...person,
    keep: data.has(`keep-${i}`),
    name: text(data, `name-${i}`, person.name),
    mode: text(data, `mode-${i}`, person.mode),
  }));
  return {
    name: text(data, "event-name", before.name),
    from: text(data, "event-from", before.from),
    to: text(data, "event-to", before.to),
    precision: before.precision,
    place: text(data, "event-place", before.place),
    people,
    others: text(data, "event-others", before.others),
    mode: before.mode,
  };
}

/** Where the fields of the server stand here. */
const FIELD_OF: Readonly<Record<string, string>> = {
  name: "event-name",
  from: "event-from",
  to: "event-to",
  object: "event-place",
  place: "event-place",
};

/** An event as a form filled in beforehand: what is cleared or unticked makes no fact. */
export function EventFields({ id, form, names, problems }: EventFieldsProps) {
  const words = useWords("articles");
  const placesId = useId();
  const here = problems.map(({ where, message }) => ({ where: FIELD_OF[where] ?? where, message }));
  const places = names.filter((one) => one.kind === "place");
  return (
    <div className="grid gap-3">
      <Problems problems={here} fields={Object.values(FIELD_OF)} />
      <TextInput
        name="event-name"
        label={words.eventWhat}
        defaultValue={form.name}
        maxLength={300}
        problem={problemAt(here, "event-name")}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextInput name="event-from" type="date" label={words.eventFrom} defaultValue={form.from} problem={problemAt(here, "event-from")} />
        <TextInput name="event-to" type="date" label={words.eventTo} defaultValue={form.to} problem={problemAt(here, "event-to")} />
      </div>
      <TextInput
        name="event-place"
        label={words.eventWhere}
        defaultValue={form.place}
        list={placesId}
        autoComplete="off"
        maxLength={300}
        problem={problemAt(here, "event-place")}
      />
      <datalist id={placesId}>
        {[...new Set(places.map((one) => one.name))].map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {form.people.length > 0 && (
        <fieldset className="grid gap-2">
          <legend className="mb-1 text-small font-[650]">{words.eventWho}</legend>
          {form.people.map((person, i) => (
            <div key={person.candidate} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <label className="flex min-h-11 grow items-center gap-2.5">
                <input type="checkbox" name={`keep-${i}`} defaultChecked={person.keep} className="size-5 shrink-0 accent-accent" />
                <span>
                  {person.name} {person.hosted && <span className="text-small text-soft">({words.eventHosted})</span>}
                  {person.negated && <span className="text-small text-soft">({words.eventStaysAway})</span>}
                </span>
              </label>
              {!person.negated && !person.hosted && (
                <span className="grow sm:max-w-52">
                  <label className="sr-only" htmlFor={`mode-${i}-${id}`}>
                    {words.mode}: {person.name}
                  </label>
                  <select
                    id={`mode-${i}-${id}`}
                    name={`mode-${i}`}
                    defaultValue={person.mode}
                    className="min-h-11 w-full rounded-press border-[1.5px] border-line-strong bg-card px-2 text-small text-ink"
                  >
                    <ModeOptions />
                  </select>
                </span>
              )}
            </div>
          ))}
        </fieldset>
      )}
      <TextArea
        name="event-others"
        label={words.eventOthers}
        hint={words.eventOthersHint}
        defaultValue={form.others}
        rows={1}
        maxLength={2000}
      />
    </div>
  );
}
