"use client";

import { useState } from "react";
import type { Problem } from "@/lib/problem";
import type { EventView, FactView, KnownFact, SuggestionView } from "@/lib/review/desk";
import type { Settling } from "@/lib/review/keeping";
import type { NamedFact } from "@/lib/review/named-fact";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Select } from "../ui/field";
import { EventFields } from "./event-fields";
import { NamedFactForm, type KindChoice, type NameChoice } from "./named-fact-form";
import { SettleForm } from "./settle-form";
import { FactActions, OpenFact, SuggestionHead } from "./suggestion-card";
import { Shown } from "../questions/shown";

/** What can be done with the suggestion that is being looked at. */
export type SuggestionActs = {
  approve: () => void;
  edit: () => void;
  reject: () => void;
  merge: () => void;
  mergeInto: (id: string) => void;
  save: (form: NamedFact) => void;
  settle: (settling: Settling) => void;
  back: () => void;
};

export type CurrentSuggestionProps = {
  view: SuggestionView;
  quote: string;
  language: string | null;
  publisher: string;
  doing: "look" | "edit" | "merge" | "write";
  /** What it was refused for, and what it is in conflict with, after somebody tried to keep it. */
  problems: readonly Problem[];
  rivals: readonly KnownFact[];
  /** What it could be merged with. */
  others: readonly FactView[];
  kinds: readonly KindChoice[];
  names: readonly NameChoice[];
  /** What was typed before it was refused. */
  typed: NamedFact | null;
  /** Whether keys are shown. */
  keys: boolean;
  act: SuggestionActs;
};

function MergeForm({ view, others, act }: Pick<CurrentSuggestionProps, "others" | "act"> & { view: FactView }) {
  const words = useWords("articles");
  // What speaks of the same stands first.
  const near = [...others].sort(
    (one, other) => Number(other.form.subject === view.form.subject) - Number(one.form.subject === view.form.subject),
  );
  const [into, setInto] = useState(near[0]?.id ?? "");
  return (
    <div className="grid gap-3">
      <Select name="into" label={words.mergeTitle} value={into} data-first onChange={(event) => setInto(event.target.value)}>
        {near.map((one) => (
          <option key={one.id} value={one.id}>
            {one.sentence}
          </option>
        ))}
      </Select>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => act.mergeInto(into)}>{words.mergeDo}</Button>
        <Button look="bare" onClick={act.back}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}

function EventCard({ view, problems, names, keys, act }: CurrentSuggestionProps & { view: EventView }) {
  const words = useWords("articles");
  const cap = (key: string) =>
    keys && (
      <span className="key-cap" aria-hidden="true">
        {key}
      </span>
    );
  return (
    <form
      data-event
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        act.approve();
      }}
    >
      <SuggestionHead view={view} />
      <p className="text-lead [font-family:var(--font-read)]">
        <Shown text={view.sentence} />
      </p>
      <EventFields id={view.id} form={view.form} names={names} problems={problems} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" data-approve>
          {words.confirmEvent} {cap("A")}
        </Button>
        <Button look="bare" onClick={act.reject}>
          {words.reject} {cap("R")}
        </Button>
      </div>
    </form>
  );
}

function FactCard(props: CurrentSuggestionProps & { view: FactView }) {
  const { view, quote, language, doing, problems, kinds, names, others, typed, keys, act } = props;
  const words = useWords("articles");
  const isEditing = doing === "edit" || (problems.length > 0 && doing !== "merge");
  return (
    <OpenFact view={view} quote={quote} language={language}>
      {isEditing && (
        <NamedFactForm
          form={typed ?? view.form}
          kinds={kinds}
          names={names}
          problems={problems}
          submit={words.saveFact}
          save={act.save}
          cancel={act.back}
        />
      )}
      {!isEditing && doing === "merge" && <MergeForm view={view} others={others} act={act} />}
      {!isEditing && doing !== "merge" && (
        <FactActions approve={act.approve} edit={act.edit} reject={act.reject} merge={others.length > 0 ? act.merge : null} keys={keys} />
      )}
    </OpenFact>
  );
}

/** The suggestion that is being looked at, with whatever is being done to it. */
export function CurrentSuggestion(props: CurrentSuggestionProps) {
  const { view, rivals, publisher, act } = props;
  const shown =
    rivals.length > 0 ? (
      <SettleForm sentence={view.sentence} others={rivals} publisher={publisher} problems={[]} settle={act.settle} cancel={act.back} />
    ) : view.kind === "event" ? (
      <EventCard {...props} view={view} />
    ) : (
      <FactCard {...props} view={view} />
    );
  return (
    <div
      data-current-card
      tabIndex={-1}
      role="group"
      aria-label={view.sentence}
      className="card grid scroll-mt-4 gap-3 border-2 border-accent p-4"
    >
      {shown}
    </div>
  );
}
