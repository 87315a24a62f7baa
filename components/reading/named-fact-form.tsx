"use client";

import { useId, useState, type ReactNode } from "react";
import { ENTITY_KINDS } from "@/lib/facts/fact";
import type { Problem } from "@/lib/problem";
import type { NamedFact } from "@/lib/review/named-fact";
import { ModeSelect, PrecisionSelect, StatusSelect } from "../facts/fact-choices";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { CheckboxCard } from "../ui/choice-card";
import { Select, TextArea, TextInput } from "../ui/field";
import { Problems, problemAt } from "../ui/problems";

/** A kind of fact to choose: which kinds stand at its ends. */
export type KindChoice = { id: string; name: string; subject: readonly string[]; object: readonly string[] | "text" | "number" | "date" };
/** A name that is known. */
export type NameChoice = { name: string; kind: string };

type NamedFactFormProps = {
  form: NamedFact;
  kinds: readonly KindChoice[];
  names: readonly NameChoice[];
  problems: readonly Problem[];
  submit: string;
  save: (form: NamedFact) => void;
  cancel: () => void;
  children?: ReactNode;
};

const TEXTS = [
  "relation",
  "subject",
  "subjectKind",
  "object",
  "objectKind",
  "unit",
  "from",
  "to",
  "precision",
  "status",
  "hedge",
  "by",
  "mode",
  "saidOn",
] as const;

/** What was typed, over what stood there: a field that is not shown keeps its value. */
function read(form: HTMLFormElement, before: NamedFact): NamedFact {
  const data = new FormData(form);
  const texts = Object.fromEntries(TEXTS.map((name) => [name, data.has(name) ? String(data.get(name)).trim() : before[name]]));
  return { ...before, ...texts, negated: data.has("negated-shown") ? data.has("negated") : before.negated };
}

/** A name to type or choose, and what it is, where it is new. */
function NameField({
  name,
  label,
  value,
  kindLabel,
  kindValue,
  kinds,
  names,
  problems,
}: {
  name: "subject" | "object";
  label: string;
  value: string;
  kindLabel: string;
  kindValue: string;
  kinds: readonly string[];
  names: readonly NameChoice[];
  problems: readonly Problem[];
}) {
  const [words, kindWords] = [useWords("articles"), useWords("edit")];
  const listId = useId();
  const [typed, setTyped] = useState(value);
  const fitting = names.filter((one) => kinds.includes(one.kind));
  const isKnown = fitting.some((one) => one.name === typed.trim());
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <TextInput
        name={name}
        label={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        list={listId}
        autoComplete="off"
        maxLength={300}
        problem={problemAt(problems, name)}
      />
      <datalist id={listId}>
        {[...new Set(fitting.map((one) => one.name))].map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {!isKnown && kinds.length > 1 && (
        <Select name={`${name}Kind`} label={kindLabel} defaultValue={kindValue} problem={problemAt(problems, `${name}Kind`)}>
          <option value="">{words.choose}</option>
          {ENTITY_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => (
            <option key={kind} value={kind}>
              {kindWords[kind]}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}

function DateFields({ form, problems }: { form: NamedFact; problems: readonly Problem[] }) {
  const words = useWords("articles");
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <TextInput name="from" type="date" label={words.from} defaultValue={form.from} problem={problemAt(problems, "from")} />
      <TextInput name="to" type="date" label={words.to} defaultValue={form.to} problem={problemAt(problems, "to")} />
      <PrecisionSelect value={form.precision} />
    </div>
  );
}

function ObjectFields({
  form,
  kind,
  names,
  problems,
}: {
  form: NamedFact;
  kind: KindChoice;
  names: readonly NameChoice[];
  problems: readonly Problem[];
}) {
  const words = useWords("articles");
  if (kind.object === "text")
    return (
      <TextArea
        name="object"
        label={words.objectText}
        defaultValue={form.object}
        rows={2}
        maxLength={2000}
        problem={problemAt(problems, "object")}
      />
    );
  if (kind.object === "date") return <DateFields form={form} problems={problems} />;
  if (kind.object === "number")
    return (
      <div className="grid gap-3 sm:grid-cols-3">
        <TextInput
          name="object"
          label={words.objectNumber}
          inputMode="decimal"
          defaultValue={form.object}
          problem={problemAt(problems, "object")}
        />
        <TextInput name="unit" label={words.unit} defaultValue={form.unit} />
        <TextInput name="hedge" label={words.hedge} defaultValue={form.hedge} />
      </div>
    );
  return (
    <NameField
      name="object"
      label={words.objectEntity}
      value={form.object}
      kindLabel={words.objectKind}
      kindValue={form.objectKind}
      kinds={kind.object}
      names={names}
      problems={problems}
    />
  );
}

function MoreFields({ form, problems, takesPart }: { form: NamedFact; problems: readonly Problem[]; takesPart: boolean }) {
  const words = useWords("articles");
  const isUsed = form.status !== "asserted" || form.negated || form.by !== "" || form.mode !== "";
  return (
    <details open={isUsed || undefined}>
      <summary className="min-h-11 py-2 font-[600] text-accent">{words.more}</summary>
      <div className="grid gap-3 pt-2">
        <input type="hidden" name="negated-shown" value="1" />
        <StatusSelect value={form.status} />
        <CheckboxCard name="negated" label={words.negated} defaultChecked={form.negated} />
        <TextInput
          name="by"
          label={words.by}
          hint={words.byHint}
          defaultValue={form.by}
          maxLength={300}
          problem={problemAt(problems, "by")}
        />
        {takesPart && <ModeSelect value={form.mode} />}
      </div>
    </details>
  );
}

/** A fact in names and words: to mend a suggestion, or to write one. */
export function NamedFactForm({ form, kinds, names, problems, submit, save, cancel, children }: NamedFactFormProps) {
  const words = useWords("articles");
  const [kindId, setKindId] = useState(form.relation);
  const kind = kinds.find((one) => one.id === kindId);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save(read(event.currentTarget, form));
      }}
      className="grid gap-3"
    >
      <Problems problems={problems} fields={TEXTS} />
      {children}
      <Select
        name="relation"
        label={words.kind}
        value={kindId}
        onChange={(event) => setKindId(event.target.value)}
        problem={problemAt(problems, "relation")}
      >
        <option value="">{words.choose}</option>
        {kinds.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {kind && (
        <>
          <NameField
            key={`subject of ${kindId}`}
            name="subject"
            label={words.about}
            value={form.subject}
            kindLabel={words.aboutKind}
            kindValue={form.subjectKind}
            kinds={kind.subject}
            names={names}
            problems={problems}
          />
          <ObjectFields key={`object of ${kindId}`} form={form} kind={kind} names={names} problems={problems} />
          <MoreFields form={form} problems={problems} takesPart={typeof kind.object !== "string" && kind.object.includes("event")} />
        </>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit">{submit}</Button>
        <Button look="bare" onClick={cancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
