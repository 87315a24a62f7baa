"use client";

import { useWords } from "../layout/words";
import { CheckboxCard, Choices } from "../ui/choice-card";
import { TextArea } from "../ui/field";

/** A wrong option to choose: its words, why it is wrong, and whether it stands in the question now. */
export type OptionChoice = { id: string; text: string; why: string; chosen: boolean };

/** Which wrong options a question has: some that are known to be wrong, some that its author says are. */
export function OptionFields({ proven, stated }: { proven: readonly OptionChoice[]; stated: readonly string[] }) {
  const words = useWords("edit");
  return (
    <>
      {proven.length > 0 && (
        <Choices legend={words.optionsProven} hint={words.optionsProvenHint}>
          {proven.map(({ id, text, why, chosen }) => (
            <CheckboxCard key={id} name="option" value={id} label={text} hint={why} defaultChecked={chosen} />
          ))}
        </Choices>
      )}
      <TextArea name="stated" label={words.optionsStated} hint={words.optionsStatedHint} rows={3} defaultValue={stated.join("\n")} />
    </>
  );
}
