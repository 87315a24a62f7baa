"use client";

import { useActionState, useState } from "react";
import type { Problem } from "@/lib/problem";
import { LENGTHS, MINUTES, USUAL_SETTINGS, type QuizSettings } from "@/lib/quizzes/settings";
import { fill, plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { CheckboxCard, Choices, RadioCard } from "../ui/choice-card";
import { Select } from "../ui/field";
import { Problems } from "../ui/problems";
import { QuizChoices } from "./quiz-choices";
import { SharedLink } from "./shared-link";

/** What starting, or saving a choice, was answered: problems, or the address of the link. */
export type StartState = { problems: Problem[]; link: string | null };

export const NOT_STARTED: StartState = { problems: [], link: null };

type StartFormProps = {
  action: (state: StartState, form: FormData) => Promise<StartState>;
  /** Made with the page: pressing twice starts one quiz. */
  token: string;
  chosen: QuizSettings;
  topics: readonly string[];
  formats: readonly { name: string; label: string }[];
  ownTime: number | null;
};

const SHOWN_LENGTHS = [5, 10, 15, 20, 30, LENGTHS.most];
const SHOWN_MINUTES = [5, 10, 15, 20, 30, 45, 60, 90];

/** The list with the value that is chosen, wherever it came from. */
const including = (list: readonly number[], value: number | null) =>
  value === null || list.includes(value) ? list : [...list, value].sort((a, b) => a - b);

/** The choices as they stand in the form, to be said back; what is stored is read again on the server. */
function settingsIn(form: FormData): QuizSettings {
  const texts = (name: string) => form.getAll(name).map(String);
  const minutes = Number(form.get("minutes"));
  return {
    ...USUAL_SETTINGS,
    length: Number(form.get("length")),
    topics: texts("topics"),
    formats: texts("formats"),
    feedback: form.get("feedback") === "end" ? "end" : "each",
    minutes: minutes > 0 ? minutes : null,
    strict: form.has("strict"),
  };
}

/** One button to start as usual; everything that can be chosen behind one press. */
export function StartForm({ action, token, chosen, topics, formats, ownTime }: StartFormProps) {
  const words = useWords("quiz");
  const [state, send, pending] = useActionState(action, NOT_STARTED);
  const [now, setNow] = useState(chosen);
  return (
    <form
      action={send}
      onChange={(event) => setNow(settingsIn(new FormData(event.currentTarget)))}
      className="grid gap-5"
      aria-busy={pending}
    >
      <input type="hidden" name="token" value={token} />
      <Problems problems={state.problems} />
      <QuizChoices settings={now} names={Object.fromEntries(formats.map(({ name, label }) => [name, label]))} />
      <Button
        type="submit"
        name="intent"
        value="start"
        size="big"
        full
        aria-disabled={pending || undefined}
        onClick={(event) => pending && event.preventDefault()}
      >
        {pending ? words.starting : words.start}
      </Button>
      <details className="border-t border-line pt-2">
        <summary className="min-h-11 content-center font-[550] text-accent">{words.more}</summary>
        <div className="grid gap-8 py-4">
          <Select name="length" label={words.length} defaultValue={chosen.length}>
            {including(SHOWN_LENGTHS, chosen.length).map((length) => (
              <option key={length} value={length}>
                {plural(language(), length, words.lengthOf)}
              </option>
            ))}
          </Select>
          {topics.length > 1 && (
            <Choices legend={words.topics} hint={words.topicsHint} columns="narrow">
              {topics.map((topic) => (
                <CheckboxCard key={topic} name="topics" value={topic} label={topic} defaultChecked={chosen.topics.includes(topic)} />
              ))}
            </Choices>
          )}
          <Choices legend={words.feedback} columns>
            <RadioCard
              name="feedback"
              value="each"
              label={words.feedbackEach}
              hint={words.feedbackEachHint}
              defaultChecked={chosen.feedback === "each"}
            />
            <RadioCard
              name="feedback"
              value="end"
              label={words.feedbackEnd}
              hint={words.feedbackEndHint}
              defaultChecked={chosen.feedback === "end"}
            />
          </Choices>
          <div className="group grid gap-3">
            <Select
              name="minutes"
              label={words.time}
              defaultValue={chosen.minutes ?? ""}
              hint={ownTime === 1 ? undefined : ownTime === null ? words.ownTimeNone : fill(words.ownTime, { times: ownTime })}
            >
              <option value="">{words.noLimit}</option>
              {including(SHOWN_MINUTES, chosen.minutes && Math.min(chosen.minutes, MINUTES.most)).map((minutes) => (
                <option key={minutes} value={minutes}>
                  {plural(language(), minutes, words.minutes)}
                </option>
              ))}
            </Select>
            <CheckboxCard
              className="group-has-[option[value='']:checked]:hidden"
              name="strict"
              value="true"
              label={words.strict}
              hint={words.strictHint}
              defaultChecked={chosen.strict}
            />
          </div>
          <Choices legend={words.formats} hint={words.formatsHint} columns="narrow">
            {formats.map((format) => (
              <CheckboxCard
                key={format.name}
                name="formats"
                value={format.name}
                label={format.label}
                defaultChecked={chosen.formats.includes(format.name)}
              />
            ))}
          </Choices>
          <div className="grid gap-3 sm:grid-cols-2">
            <Button
              type="submit"
              name="intent"
              value="start"
              aria-disabled={pending || undefined}
              onClick={(event) => pending && event.preventDefault()}
            >
              {pending ? words.starting : words.start}
            </Button>
            <Button
              type="submit"
              name="intent"
              value="save"
              look="quiet"
              aria-disabled={pending || undefined}
              onClick={(event) => pending && event.preventDefault()}
            >
              {words.save}
            </Button>
          </div>
        </div>
      </details>
      <div role="status" className="empty:hidden">
        {state.link && <SharedLink path={state.link} />}
      </div>
    </form>
  );
}
