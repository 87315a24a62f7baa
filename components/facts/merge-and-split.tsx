import type { Messages } from "@/messages";
import { CheckboxCard, Choices } from "../ui/choice-card";
import { Select, TextArea, TextInput } from "../ui/field";
import { EditForm } from "./edit-form";
import type { FormState } from "./form-state";
import { Shown } from "../questions/shown";

type Words = { words: Messages["edit"] };
type Acting = { action: (state: FormState, form: FormData) => Promise<FormState>; undo: (editId: string) => Promise<FormState> };

/** Makes one entry of two that mean the same. */
export function MergeForm({ action, undo, others, words }: Words & Acting & { others: readonly { id: string; name: string }[] }) {
  if (others.length === 0) return null;
  return (
    <details className="grid gap-4">
      <summary className="min-h-11 py-2 font-[600] text-accent">{words.merge}</summary>
      <div className="grid gap-4 pt-2">
        <p className="text-small text-soft">{words.mergeNote}</p>
        <EditForm action={action} fields={["with"]} submit={words.mergePress} busy={words.saving} undo={undo}>
          <Select name="with" label={words.mergeWith} defaultValue="">
            <option value="">{words.choose}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </EditForm>
      </div>
    </details>
  );
}

/** Makes two entries of one, where two were taken for one. */
export function SplitForm({ action, undo, facts, words }: Words & Acting & { facts: readonly { id: string; sentence: string }[] }) {
  if (facts.length === 0) return null;
  return (
    <details className="grid gap-4">
      <summary className="min-h-11 py-2 font-[600] text-accent">{words.split}</summary>
      <div className="grid gap-4 pt-2">
        <p className="text-small text-soft">{words.splitNote}</p>
        <EditForm action={action} fields={["second", "secondAliases"]} submit={words.splitPress} busy={words.saving} undo={undo}>
          <TextInput name="second" label={words.splitName} maxLength={200} />
          <TextArea name="secondAliases" label={words.splitAliases} hint={words.aliasesHint} rows={2} />
          <Choices legend={words.splitFacts}>
            {facts.map(({ id, sentence }) => (
              <CheckboxCard key={id} name="fact" value={id} label={<Shown text={sentence} />} />
            ))}
          </Choices>
        </EditForm>
      </div>
    </details>
  );
}
