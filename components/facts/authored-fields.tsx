"use client";

import { useState } from "react";
import { AUTHORED_KINDS, type AuthoredForm } from "@/lib/questions/authored";
import { useWords } from "../layout/words";
import { Choices, RadioCard } from "../ui/choice-card";
import { Select, TextArea, TextInput } from "../ui/field";

type AuthoredFieldsProps = {
  form: AuthoredForm;
  topics: readonly string[];
  /** A stored question is answered as it was. */ isStored: boolean;
};

/** What is right and what is wrong, as the kind of answer asks for it. */
function AnswerFields({ kind, form }: { kind: string; form: AuthoredForm }) {
  const words = useWords("edit");
  if (kind === "number")
    return (
      <div className="grid gap-4 sm:grid-cols-3">
        <TextInput name="right" label={words.rightNumber} inputMode="decimal" defaultValue={form.right} />
        <TextInput name="unit" label={words.unit} hint={words.unitHint} defaultValue={form.unit} />
        <TextInput name="tolerance" label={words.tolerance} hint={words.toleranceHint} inputMode="decimal" defaultValue={form.tolerance} />
      </div>
    );
  if (kind === "true-false")
    return (
      <Choices legend={words.rightJudgement} columns="narrow">
        <RadioCard name="right" value="true" label={words.itIsTrue} defaultChecked={form.right !== "false"} />
        <RadioCard name="right" value="false" label={words.itIsFalse} defaultChecked={form.right === "false"} />
      </Choices>
    );
  if (kind === "typed")
    return <TextArea name="right" label={words.rightTyped} hint={words.rightTypedHint} rows={3} defaultValue={form.right} />;
  return (
    <>
      {kind === "several" ? (
        <TextArea name="right" label={words.rightSeveral} hint={words.oneALine} rows={3} defaultValue={form.right} />
      ) : (
        <TextInput name="right" label={words.rightOne} defaultValue={form.right} maxLength={300} />
      )}
      <TextArea name="wrong" label={words.wrongOnes} hint={words.wrongOnesHint} rows={4} defaultValue={form.wrong} />
    </>
  );
}

/** Every field of a question that somebody writes from scratch. */
export function AuthoredFields({ form, topics, isStored }: AuthoredFieldsProps) {
  const words = useWords("edit");
  const [kind, setKind] = useState(form.kind);
  return (
    <>
      {isStored && <input type="hidden" name="kind" value={form.kind} />}
      {!isStored && (
        <Select name="kind" label={words.answeredBy} value={kind} onChange={(event) => setKind(event.target.value)}>
          {AUTHORED_KINDS.map((one) => (
            <option key={one} value={one}>
              {words.answeredKinds[one]}
            </option>
          ))}
        </Select>
      )}
      <TextInput name="context" label={words.context} hint={words.contextHint} defaultValue={form.context} maxLength={300} />
      <TextArea
        name="stem"
        label={kind === "true-false" ? words.statement : words.stem}
        defaultValue={form.stem}
        rows={2}
        className="[font-family:var(--font-read)]"
      />
      <AnswerFields key={kind} kind={kind} form={form} />
      <TextArea name="explanation" label={words.explanation} hint={words.explanationHint} defaultValue={form.explanation} rows={3} />
      <TextInput name="topic" label={words.topic} defaultValue={form.topic} list="topics" />
      <datalist id="topics">
        {topics.map((topic) => (
          <option key={topic} value={topic} />
        ))}
      </datalist>
    </>
  );
}
