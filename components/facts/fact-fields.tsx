"use client";

import { useState } from "react";
import { OWN_WORDS, type FactForm } from "@/lib/facts/fact-form";
import { fill } from "@/lib/words";
import { useWords } from "../layout/words";
import { CheckboxCard } from "../ui/choice-card";
import { Select, TextArea, TextInput } from "../ui/field";
import { ModeSelect, PrecisionSelect, StatusSelect } from "./fact-choices";

/** A choice of a list: id and the words shown. */
export type Choice = { id: string; name: string; kind?: string };
/** A kind of fact to choose: which kinds stand at its ends. */
export type KindChoice = { id: string; name: string; subject: string[]; object: string[] | "text" | "number" | "date" };

type FactFieldsProps = {
  form: FactForm;
  kinds: readonly KindChoice[];
  entries: readonly Choice[];
  sources: readonly Choice[];
  topics: readonly string[];
};

function Options({ choices, empty }: { choices: readonly Choice[]; empty: string }) {
  return (
    <>
      <option value="">{empty}</option>
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </>
  );
}

const fitting = (entries: readonly Choice[], kinds: readonly string[] | undefined) =>
  kinds ? entries.filter((entry) => kinds.includes(entry.kind ?? "")) : entries;

/** What a fact says: the fields follow the kind of fact that is chosen. */
function ObjectFields({ form, kind, entries }: { form: FactForm; kind: KindChoice | undefined; entries: readonly Choice[] }) {
  const words = useWords("edit");
  if (!kind) return null;
  if (kind.object === "text") return <TextArea name="object" label={words.objectText} defaultValue={form.object} rows={2} />;
  if (kind.object === "number")
    return (
      <div className="grid gap-4 sm:grid-cols-3">
        <TextInput name="object" label={words.objectNumber} inputMode="decimal" defaultValue={form.object} />
        <TextInput name="unit" label={words.unit} hint={words.unitHint} defaultValue={form.unit} />
        <TextInput name="hedge" label={words.hedge} hint={words.hedgeHint} defaultValue={form.hedge} />
      </div>
    );
  if (kind.object === "date")
    return (
      <div className="grid gap-4 sm:grid-cols-3">
        <TextInput name="from" label={words.from} hint={words.dayHint} defaultValue={form.from} />
        <TextInput name="to" label={words.to} hint={words.dayHint} defaultValue={form.to} />
        <PrecisionSelect value={form.precision} />
      </div>
    );
  return (
    <Select name="object" label={words.objectEntity} defaultValue={form.object}>
      <Options choices={fitting(entries, kind.object)} empty={words.choose} />
    </Select>
  );
}

/** Where it says so: each source with the words that stand in it, and one place more. */
function EvidenceFields({ form, sources }: { form: FactForm; sources: readonly Choice[] }) {
  const words = useWords("edit");
  const quotes = [...form.quotes, { source: form.quotes.length === 0 && sources.length > 0 ? sources[0]!.id : OWN_WORDS, quote: "" }];
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-1 text-h3 font-[560] [font-family:var(--font-read)]">{words.evidence}</legend>
      <p className="text-small text-soft">{words.evidenceHint}</p>
      {quotes.map(({ source, quote }, index) => (
        <div key={index} className="card grid gap-3 p-4">
          <Select name={`source-${index}`} label={fill(words.source, { n: index + 1 })} defaultValue={source}>
            {sources.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value={OWN_WORDS}>{words.ownWords}</option>
          </Select>
          <TextArea
            name={`quote-${index}`}
            label={fill(words.quote, { n: index + 1 })}
            defaultValue={quote}
            rows={3}
            className="[font-family:var(--font-read)]"
          />
        </div>
      ))}
    </fieldset>
  );
}

/** Every field of a fact. */
export function FactFields({ form, kinds, entries, sources, topics }: FactFieldsProps) {
  const words = useWords("edit");
  const [kindId, setKindId] = useState(form.relation);
  const kind = kinds.find((one) => one.id === kindId);
  return (
    <>
      <Select name="relation" label={words.kind} value={kindId} onChange={(event) => setKindId(event.target.value)}>
        <Options choices={kinds} empty={words.choose} />
      </Select>
      <Select name="subject" label={words.about} defaultValue={form.subject} key={`subject of ${kindId}`}>
        <Options choices={fitting(entries, kind?.subject)} empty={words.choose} />
      </Select>
      <ObjectFields key={`object of ${kindId}`} form={form} kind={kind} entries={entries} />
      <EvidenceFields form={form} sources={sources} />
      <details className="grid gap-4" open={form.status !== "asserted" || form.negated || form.by !== "" || form.mode !== "" || undefined}>
        <summary className="min-h-11 py-2 font-[600] text-accent">{words.moreChoices}</summary>
        <div className="grid gap-4 pt-2">
          <StatusSelect value={form.status} />
          <CheckboxCard name="negated" label={words.negated} defaultChecked={form.negated} />
          <Select name="by" label={words.by} defaultValue={form.by}>
            <Options choices={fitting(entries, ["person", "organisation", "place", "office"])} empty={words.nobody} />
          </Select>
          <ModeSelect value={form.mode} />
          <TextInput name="asOf" label={words.asOf} hint={words.dayHint} defaultValue={form.asOf} />
          <TextInput name="reviewBy" label={words.reviewBy} hint={words.dayHint} defaultValue={form.reviewBy} />
          <CheckboxCard name="trivial" label={words.trivial} defaultChecked={form.trivial} />
          <TextInput name="topic" label={words.topic} defaultValue={form.topic} list="topics" />
          <datalist id="topics">
            {topics.map((topic) => (
              <option key={topic} value={topic} />
            ))}
          </datalist>
        </div>
      </details>
    </>
  );
}
