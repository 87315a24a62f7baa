"use client";

import { startTransition, useActionState, useEffect, useRef } from "react";
import type { Card } from "@/lib/facts/card";
import { NOT_SENT, type FormState } from "../facts/form-state";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { TextArea, TextInput } from "../ui/field";
import { problemAt, Problems } from "../ui/problems";

type CardFormProps = { action: (state: FormState, form: FormData) => Promise<FormState>; card?: Card };

const FIELDS = ["front", "back", "source", "tags"];

/**
 * A card in two fields. After adding one the form is empty again, with the cursor on the front, so that many can be written in a row; tags
 * stay.
 */
export function CardForm({ action, card }: CardFormProps) {
  const words = useWords("cards");
  const [state, send, pending] = useActionState(action, NOT_SENT);
  const form = useRef<HTMLFormElement>(null);
  const isNew = card === undefined;
  useEffect(() => {
    if (!isNew || state.done === null || !form.current) return;
    for (const name of ["front", "back"]) (form.current.elements.namedItem(name) as HTMLTextAreaElement).value = "";
    (form.current.elements.namedItem("front") as HTMLTextAreaElement).focus();
  }, [state, isNew]);
  const problem = (name: string) => problemAt(state.problems, name);
  return (
    <form
      ref={form}
      className="grid gap-4"
      aria-busy={pending}
      onSubmit={(event) => {
        event.preventDefault();
        const filled = new FormData(event.currentTarget);
        if (!pending) startTransition(() => send(filled));
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      <Problems problems={state.problems} fields={FIELDS} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextArea
          name="front"
          rows={2}
          label={words.front}
          hint={words.frontHint}
          defaultValue={card?.front}
          problem={problem("front")}
          maxLength={300}
        />
        <TextArea
          name="back"
          rows={2}
          label={words.back}
          hint={words.backHint}
          defaultValue={card?.back}
          problem={problem("back")}
          maxLength={2000}
        />
      </div>
      <details open={Boolean(card && (card.source || card.tags.length > 0 || card.bothWays)) || undefined}>
        <summary className="w-fit cursor-pointer py-2.5 text-accent-strong underline">{words.more}</summary>
        <div className="grid gap-4 pt-2 sm:grid-cols-2">
          <TextInput
            name="source"
            label={words.source}
            hint={words.sourceHint}
            defaultValue={card?.source}
            problem={problem("source")}
            maxLength={500}
          />
          <TextInput
            name="tags"
            label={words.tags}
            hint={words.tagsHint}
            defaultValue={card?.tags.join(", ")}
            problem={problem("tags")}
            autoComplete="off"
          />
          <label className="flex min-h-11 items-center gap-3 sm:col-span-2">
            <input type="checkbox" name="bothWays" defaultChecked={card?.bothWays} className="size-5 shrink-0 accent-(--accent)" />
            {words.bothWays}
          </label>
        </div>
      </details>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" aria-disabled={pending || undefined}>
          {isNew ? (pending ? words.saving : words.save) : pending ? words.changing : words.change}
        </Button>
        <p role="status" className="text-small font-[550] text-correct">
          {!pending && state.problems.length === 0 ? state.done : ""}
        </p>
      </div>
    </form>
  );
}
