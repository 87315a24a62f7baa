"use client";

import { useActionState, useState } from "react";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { CheckboxCard, Choices } from "../ui/choice-card";
import { Select, TextInput } from "../ui/field";
import { Problems } from "../ui/problems";
import type { BeginState } from "./begin-form";
import { begun } from "./number-words";
import type { PracticeChoice } from "./plan-scopes";

type PractiseProps = {
  action: (state: BeginState, form: FormData) => Promise<BeginState>;
  token: string;
  choices: readonly PracticeChoice[];
  chosen: string;
  minutes: number;
  /** Whether it counts, to begin with: for somebody new, who has no plan yet to stand beside. */ counts: boolean;
};

/** Any topic of any set, now, without touching what is due. */
export function PractiseForm({ action, token, choices, chosen, minutes, counts }: PractiseProps) {
  const words = useWords("today");
  const [state, send, pending] = useActionState(action, { problems: [] });
  const [setId, setSetId] = useState(chosen);
  const topics = choices.find((choice) => choice.id === setId)?.topics ?? [];
  return (
    <form action={send} aria-busy={pending} className="grid gap-6">
      <input type="hidden" name="token" value={token} />
      <Problems problems={state.problems} />
      <Select name="set" label={words.whichSet} value={setId} onChange={(event) => setSetId(event.currentTarget.value)}>
        {choices.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Select>
      {topics.length > 1 && (
        <Choices key={setId} legend={words.topics} hint={words.topicsHint} columns>
          {topics.map((topic) => (
            <CheckboxCard key={topic} name="topics" value={topic} label={begun(topic)} />
          ))}
        </Choices>
      )}
      <TextInput
        name="minutes"
        type="number"
        inputMode="numeric"
        min={1}
        max={120}
        required
        defaultValue={minutes}
        label={words.howLong}
        className="max-w-32"
      />
      <CheckboxCard name="counts" value="true" label={words.counts} hint={words.countsHint} defaultChecked={counts} />
      <Button type="submit" size="big" full aria-disabled={pending || undefined} onClick={(event) => pending && event.preventDefault()}>
        {pending ? words.beginning : words.practiseStart}
      </Button>
    </form>
  );
}
