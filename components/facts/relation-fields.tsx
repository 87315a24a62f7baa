"use client";

import { useState } from "react";
import { ENTITY_KINDS } from "@/lib/facts/fact";
import { FORM_USES, previewOf, type Ends, type FormUse, type RelationForm } from "@/lib/facts/relation-form";
import { useWords } from "../layout/words";
import { CheckboxCard, Choices } from "../ui/choice-card";
import { Select, TextInput } from "../ui/field";
import { Shown } from "../questions/shown";

const MAIN: readonly FormUse[] = ["askObject", "askSubject", "state"];

/** How the questions and sentences of this kind would read, as it stands in the form. */
function Preview({ form, ends }: { form: Pick<RelationForm, "label" | "wordings">; ends: Ends }) {
  const words = useWords("edit");
  return (
    <section aria-labelledby="relation-preview" aria-live="polite" className="card grid gap-2 p-4">
      <h2 id="relation-preview" className="text-h3">
        {words.kindPreview}
      </h2>
      <ul className="grid gap-1.5">
        {previewOf(form, ends).map(({ use, text }) => (
          <li key={use} className="grid">
            <span className="text-tiny text-soft">{words.uses[use]}</span>
            <span className="wrap-anywhere [font-family:var(--font-read)]">
              <Shown text={text} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * Every field of a kind of fact, with its wordings shown as they would be read. `ends` are those of a fact of this kind, or of one there
 * could be.
 */
export function RelationFields({ form, ends }: { form: RelationForm; ends: Ends }) {
  const words = useWords("edit");
  const [label, setLabel] = useState(form.label);
  const [takes, setTakes] = useState(form.takes);
  const [forward, setForward] = useState(form.functional);
  const [inverse, setInverse] = useState(form.inverseFunctional);
  const [wordings, setWordings] = useState(form.wordings);
  const field = (use: FormUse) => (
    <TextInput
      key={use}
      name={use}
      label={words.uses[use]}
      value={wordings[use]}
      onChange={(event) => setWordings({ ...wordings, [use]: event.target.value })}
      maxLength={300}
    />
  );
  return (
    <>
      <TextInput
        name="label"
        label={words.kindName}
        hint={words.kindNameHint}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
        maxLength={200}
      />
      <Choices legend={words.kindAbout} columns="narrow">
        {ENTITY_KINDS.map((kind) => (
          <CheckboxCard key={kind} name="subjectKinds" value={kind} label={words[kind]} defaultChecked={form.subjectKinds.includes(kind)} />
        ))}
      </Choices>
      <Select name="takes" label={words.kindTakes} value={takes} onChange={(event) => setTakes(event.target.value)}>
        <option value="entity">{words.takesEntity}</option>
        <option value="text">{words.takesText}</option>
        <option value="number">{words.takesNumber}</option>
        <option value="date">{words.takesDate}</option>
      </Select>
      {takes === "entity" && (
        <Choices legend={words.kindObject} columns="narrow">
          {ENTITY_KINDS.map((kind) => (
            <CheckboxCard key={kind} name="objectKinds" value={kind} label={words[kind]} defaultChecked={form.objectKinds.includes(kind)} />
          ))}
        </Choices>
      )}
      <Choices legend={words.kindHowMany} hint={words.kindHowManyHint}>
        <CheckboxCard
          name="functional"
          label={words.kindFunctional}
          checked={forward}
          onChange={(event) => setForward(event.target.checked)}
        />
        <CheckboxCard
          name="inverseFunctional"
          label={words.kindInverse}
          checked={inverse}
          onChange={(event) => setInverse(event.target.checked)}
        />
      </Choices>
      {(forward || inverse) && (
        <Select name="scope" label={words.kindScope} defaultValue={form.scope}>
          <option value="none">{words.scopeNone}</option>
          <option value="date">{words.scopeDate}</option>
          <option value="event">{words.scopeEvent}</option>
        </Select>
      )}
      <fieldset className="grid gap-4">
        <legend className="mb-1 text-h3 font-[560] [font-family:var(--font-read)]">{words.kindWordings}</legend>
        <p className="text-small text-soft">{words.kindWordingsHint}</p>
        {MAIN.map(field)}
        <details>
          <summary className="min-h-11 py-2 font-[600] text-accent">{words.kindMoreWordings}</summary>
          <div className="grid gap-4 pt-2">{FORM_USES.filter((use) => !MAIN.includes(use)).map(field)}</div>
        </details>
      </fieldset>
      <Preview form={{ label, wordings }} ends={ends} />
    </>
  );
}
