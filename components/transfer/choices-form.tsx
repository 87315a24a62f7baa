"use client";

import { useState } from "react";
import type { CardsAbout, ImportChoices } from "@/lib/transfer/plan";
import { useWords } from "../layout/words";
import type { FormState } from "../facts/form-state";
import { CheckboxCard, Choices, RadioCard } from "../ui/choice-card";
import { Select, TextInput } from "../ui/field";
import { PlanForm } from "./plan-form";

type ChoicesFormProps = {
  /** Null for a file that is a set already: there is nothing to choose but where it goes. */
  choices: ImportChoices | null;
  hasCards: boolean;
  /** Whether it holds rows of facts: who says what of whom. */
  hasFacts: boolean;
  hasReviews: boolean;
  title: string;
  set: string | null;
  sets: readonly { slug: string; title: string }[];
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** What becomes of the rows of a file, and where they go. Shows by itself what follows, whenever something is chosen. */
export function ChoicesForm({ choices, hasCards, hasFacts, hasReviews, title, set, sets, action }: ChoicesFormProps) {
  const words = useWords("transfer");
  const [about, setAbout] = useState<CardsAbout>(choices?.about ?? "cards");
  const [into, setInto] = useState(set ?? "");
  const cards: [CardsAbout, string, string][] = [
    ["cards", words.aboutCards, words.aboutCardsHint],
    ["meaning", words.aboutMeaning, words.aboutMeaningHint],
    ["relation", words.aboutRelation, words.aboutRelationHint],
  ];
  return (
    <PlanForm action={action} submit={words.show} busy={words.showing} fields={["title"]} byItself>
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <Select name="set" label={words.into} value={into} onChange={(event) => setInto(event.target.value)}>
          <option value="">{words.intoNew}</option>
          {sets.map((one) => (
            <option key={one.slug} value={one.slug}>
              {one.title}
            </option>
          ))}
        </Select>
        {into === "" && (
          <TextInput name="title" type="text" label={words.setTitle} defaultValue={title} maxLength={200} autoComplete="off" />
        )}
      </div>
      {choices && hasCards && (
        <>
          <Choices legend={words.about}>
            {cards.map(([value, label, hint]) => (
              <RadioCard
                key={value}
                name="about"
                value={value}
                checked={about === value}
                onChange={() => setAbout(value)}
                label={label}
                hint={hint}
              />
            ))}
          </Choices>
          {about === "relation" && (
            <TextInput
              name="relation"
              type="text"
              label={words.relation}
              hint={words.relationHint}
              defaultValue={choices.relation}
              maxLength={200}
              autoComplete="off"
            />
          )}
          <div className="grid gap-2">
            {about !== "cards" && (
              <CheckboxCard name="oneAnswer" defaultChecked={choices.oneAnswer} label={words.oneAnswer} hint={words.oneAnswerHint} />
            )}
            {about === "cards" && <CheckboxCard name="bothWays" defaultChecked={choices.bothWays} label={words.bothWays} />}
          </div>
        </>
      )}
      {choices && hasFacts && !hasCards && (
        <>
          <input type="hidden" name="asksOneAnswer" value="1" />
          <CheckboxCard name="oneAnswer" defaultChecked={choices.oneAnswer} label={words.oneObject} hint={words.oneObjectHint} />
        </>
      )}
      {hasReviews && (
        <>
          <input type="hidden" name="asksReviews" value="1" />
          <CheckboxCard name="reviews" defaultChecked={choices?.reviews} label={words.takeReviews} hint={words.takeReviewsHint} />
        </>
      )}
    </PlanForm>
  );
}
