"use client";

import { useState } from "react";
import type { ComposedQuestion } from "@/lib/quizzes/composed";
import { plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { TextInput } from "../ui/field";
import { Icon } from "../ui/icon";
import { Said } from "../ui/said";
import type { FoundQuestion } from "./compose-actions";
import { KeyView } from "./key-view";

type AddQuestionProps = {
  search: (words: string) => Promise<FoundQuestion[] | null>;
  inQuiz: ReadonlySet<string>;
  formats: Readonly<Record<string, string>>;
  onAdd: (question: ComposedQuestion) => void;
};

/** Looks for a question of the set by words in it, and adds it to the quiz: the linter's words stand beside before it is. */
export function AddQuestion({ search, inQuiz, formats, onAdd }: AddQuestionProps) {
  const words = useWords("quizzes");
  const [found, setFound] = useState<FoundQuestion[] | null>(null);
  const [isBusy, setBusy] = useState(false);
  const look = async (form: FormData) => {
    setBusy(true);
    setFound(await search(String(form.get("words") ?? "")));
    setBusy(false);
  };
  const left = found?.filter(({ question }) => !inQuiz.has(question.id)) ?? null;
  return (
    <div className="grid gap-4">
      <form
        role="search"
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void look(new FormData(event.currentTarget));
        }}
      >
        <TextInput name="words" type="search" label={words.searchLabel} autoComplete="off" required />
        <Button type="submit" look="quiet" aria-disabled={isBusy || undefined}>
          {words.search}
        </Button>
      </form>
      <p role="status" className="text-small text-soft empty:hidden">
        {found === null ? "" : found.length === 0 ? words.searchNone : plural(language(), found.length, words.searchFound)}
      </p>
      {left && left.length > 0 && (
        <ul className="grid gap-2">
          {left.map(({ question, notes }) => (
            <li key={question.id} className="grid gap-2 rounded-press border border-line bg-card px-3.5 py-3">
              <KeyView
                question={question}
                format={formats[question.format] ?? question.format}
                heading="h3"
                id={`found-${question.id}`}
                quiet
              />
              {notes.map((note) => (
                <p key={note} className="flex gap-2 text-small">
                  <Icon name="note" className="mt-[0.2em] shrink-0 text-accent" />
                  <Said text={note} />
                </p>
              ))}
              <Button look="quiet" onClick={() => onAdd(question)} aria-describedby={`found-${question.id}`}>
                {words.add}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
