"use client";

import type { Problem } from "@/lib/problem";
import { EMPTY_NAMED_FACT, type NamedFact } from "@/lib/review/named-fact";
import { useWords } from "../layout/words";
import { Select } from "../ui/field";
import type { Place } from "./desk-state";
import { NamedFactForm, type KindChoice, type NameChoice } from "./named-fact-form";

type WriteFactProps = {
  text: string;
  language: string | null;
  sentences: readonly Place[];
  place: Place;
  /** What was typed before it was refused. */
  typed: NamedFact | null;
  problems: readonly Problem[];
  kinds: readonly KindChoice[];
  names: readonly NameChoice[];
  choose: (place: Place) => void;
  save: (form: NamedFact) => void;
  cancel: () => void;
};

const nameOf = ({ start, end }: Place) => `${start}-${end}`;

function placeOf(name: string): Place {
  const [start, end] = name.split("-").map(Number);
  return { start: start ?? 0, end: end ?? 0 };
}

/** A fact by hand: the words of the article that say so, and what they say. */
export function WriteFact({ text, language, sentences, place, typed, problems, kinds, names, choose, save, cancel }: WriteFactProps) {
  const words = useWords("articles");
  const isSentence = sentences.some((one) => nameOf(one) === nameOf(place));
  const wordsAt = ({ start, end }: Place) => text.slice(start, end);
  return (
    <section aria-labelledby="write" className="card grid gap-3 border-2 border-accent p-4">
      <h3 id="write">{words.writeOwn}</h3>
      <NamedFactForm
        form={typed ?? EMPTY_NAMED_FACT}
        kinds={kinds}
        names={names}
        problems={problems}
        submit={words.saveFact}
        save={save}
        cancel={cancel}
      >
        <Select name="words" label={words.words} value={nameOf(place)} data-first onChange={(event) => choose(placeOf(event.target.value))}>
          {!isSentence && <option value={nameOf(place)}>{wordsAt(place)}</option>}
          {sentences.map((one) => (
            <option key={one.start} value={nameOf(one)}>
              {wordsAt(one)}
            </option>
          ))}
        </Select>
        <blockquote lang={language ?? undefined} className="passage border-s-[3px] border-line ps-3 text-small">
          {wordsAt(place)}
        </blockquote>
      </NamedFactForm>
    </section>
  );
}
