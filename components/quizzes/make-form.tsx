"use client";

import { startTransition, useActionState, useRef, useState } from "react";
import { DIFFICULTIES, USUAL_SETTINGS } from "@/lib/quizzes/settings";
import { plural } from "@/lib/words";
import { language } from "@/messages/language";
import { NOT_SENT, type FormState } from "../facts/form-state";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { CheckboxCard, Choices, RadioCard } from "../ui/choice-card";
import { Select, TextInput } from "../ui/field";
import { MarkedFields } from "../ui/marked-fields";
import { FactChoices, type FactChoice } from "./fact-choices";
import { LENGTHS_OFFERED } from "./offered";

type MakeFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  topics: readonly string[];
  formats: readonly { name: string; label: string }[];
  facts: readonly FactChoice[];
  /** What facts rest on, with how many of them can be asked; `source` is the one to begin with. */
  sources: readonly { id: string; title: string; count: number }[];
  source: string | null;
};

type About = "all" | "topics" | "source" | "facts";

/** What a quiz is to be about, how long and how hard: the one press after it makes the questions. */
export function MakeForm({ action, topics, formats, facts, sources, source }: MakeFormProps) {
  const words = useWords("quizzes");
  const [state, send, pending] = useActionState(action, NOT_SENT);
  const form = useRef<HTMLFormElement>(null);
  const [about, setAbout] = useState<About>(source ? "source" : "all");
  const choices: { value: About; label: string; isThere: boolean }[] = [
    { value: "all", label: words.aboutAll, isThere: true },
    { value: "topics", label: words.aboutTopics, isThere: topics.length > 1 },
    { value: "source", label: words.aboutSource, isThere: sources.length > 0 },
    { value: "facts", label: words.aboutFacts, isThere: facts.length > 0 },
  ];
  return (
    <form
      ref={form}
      action={send}
      onSubmit={(event) => {
        // Sent by hand once the page is awake, since React empties a form whose action it ran itself.
        event.preventDefault();
        const filled = new FormData(event.currentTarget);
        startTransition(() => send(filled));
      }}
      className="grid gap-7"
      aria-busy={pending}
    >
      <MarkedFields form={form} problems={state.problems} fields={["title", "length"]}>
        <Choices legend={words.about} columns>
          {choices
            .filter(({ isThere }) => isThere)
            .map(({ value, label }) => (
              <RadioCard key={value} name="about" value={value} label={label} checked={about === value} onChange={() => setAbout(value)} />
            ))}
        </Choices>
        {about === "topics" && (
          <Choices legend={words.aboutTopics} hint={words.topicsHint} columns="narrow">
            {topics.map((topic) => (
              <CheckboxCard key={topic} name="topics" value={topic} label={topic} />
            ))}
          </Choices>
        )}
        {about === "source" && (
          <Select name="source" label={words.source} defaultValue={source ?? undefined}>
            {sources.map(({ id, title, count }) => (
              <option key={id} value={id}>
                {`${title} (${plural(language(), count, words.sourceFacts)})`}
              </option>
            ))}
          </Select>
        )}
        {about === "facts" && <FactChoices facts={facts} />}
        <Select name="length" label={words.length} defaultValue={USUAL_SETTINGS.length}>
          {LENGTHS_OFFERED.map((length) => (
            <option key={length} value={length}>
              {plural(language(), length, words.questions)}
            </option>
          ))}
        </Select>
        <Choices legend={words.difficulty}>
          {DIFFICULTIES.map((difficulty) => (
            <RadioCard
              key={difficulty}
              name="difficulty"
              value={difficulty}
              label={words[difficulty]}
              hint={words[`${difficulty}Hint`]}
              defaultChecked={difficulty === USUAL_SETTINGS.difficulty}
            />
          ))}
        </Choices>
        <details className="border-t border-line pt-2">
          <summary className="min-h-11 content-center font-[550] text-accent">{words.formats}</summary>
          <div className="py-3">
            <Choices legend={words.formats} hint={words.formatsHint} columns="narrow">
              {formats.map(({ name, label }) => (
                <CheckboxCard key={name} name="formats" value={name} label={label} />
              ))}
            </Choices>
          </div>
        </details>
        <TextInput name="title" label={words.titleField} hint={words.titleHint} maxLength={200} autoComplete="off" />
      </MarkedFields>
      <Button type="submit" size="big" full aria-disabled={pending || undefined} onClick={(event) => pending && event.preventDefault()}>
        {pending ? words.making : words.make}
      </Button>
      <p role="status" className="sr-only">
        {pending ? words.making : ""}
      </p>
    </form>
  );
}
