"use client";

import { useState } from "react";
import { plainText } from "@/lib/facts/plain-text";
import { groupBy } from "@/lib/group-by";
import { plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { TextInput } from "../ui/field";
import { Shown } from "../questions/shown";

/** A fact to choose: what it says, and its topic. */
export type FactChoice = { id: string; sentence: string; topic: string | null };

const ROW =
  "flex min-h-11 items-start gap-3 rounded-press px-2 py-2 has-checked:bg-accent-wash has-focus-visible:outline-3 has-focus-visible:outline-accent";

/** Facts as sentences to tick, by topic. Words narrow what is shown; what was ticked stays ticked, shown or not. */
export function FactChoices({ facts }: { facts: readonly FactChoice[] }) {
  const words = useWords("quizzes");
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const wanted = plainText(search).split(" ").filter(Boolean);
  const shown = facts.filter(({ sentence }) => wanted.every((word) => plainText(sentence).includes(word)));
  const toggle = (id: string, isChosen: boolean) =>
    setChosen((now) => new Set(isChosen ? [...now, id] : [...now].filter((one) => one !== id)));
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 text-small font-[650]">{words.aboutFacts}</legend>
      <p className="-mt-1 text-small text-soft">{words.factsHint}</p>
      {[...chosen].map((id) => (
        <input key={id} type="hidden" name="facts" value={id} />
      ))}
      <TextInput
        name="facts-search"
        label={words.factsFilter}
        type="search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        autoComplete="off"
      />
      <p role="status" className="text-small text-soft">
        {plural(language(), chosen.size, words.factsChosen)}
      </p>
      <div tabIndex={0} role="region" aria-label={words.aboutFacts} className="card grid max-h-[28rem] gap-4 overflow-y-auto p-3">
        {[...groupBy(shown, ({ topic }) => topic ?? words.noTopic)].map(([topic, some]) => (
          <div key={topic} role="group" aria-label={topic} className="grid gap-0.5">
            <p className="label px-2 py-1">{topic}</p>
            {some.map(({ id, sentence }) => (
              <label key={id} className={ROW}>
                <input
                  type="checkbox"
                  checked={chosen.has(id)}
                  onChange={(event) => toggle(id, event.target.checked)}
                  className="mt-[0.2rem] size-5 shrink-0 accent-accent outline-none"
                />
                <span className="[font-family:var(--font-read)] leading-snug">
                  <Shown text={sentence} />
                </span>
              </label>
            ))}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
