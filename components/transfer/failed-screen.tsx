import type { Problem } from "@/lib/problem";
import type { Messages } from "@/messages";
import { DoneButton } from "../facts/done-button";
import type { FormState } from "../facts/form-state";
import { ButtonLink } from "../ui/button-link";
import { Select } from "../ui/field";
import { formatLabel } from "./format-label";
import { PlanForm } from "./plan-form";
import { ProblemList } from "./problem-list";

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type FailedScreenProps = {
  file: string;
  problems: readonly Problem[];
  /** It was read, but the set that it was to go into is gone. */ isGone: boolean;
  formats: readonly { name: string; label: string }[];
  words: Messages["transfer"];
  readAgain: Action;
  discard: () => Promise<FormState>;
};

/** A file that could not be read: why, and what may help. */
export function FailedScreen({ file, problems, isGone, formats, words, readAgain, discard }: FailedScreenProps) {
  return (
    <>
      <div className="grid gap-2">
        <h1>{words.failedTitle}</h1>
        <p className="wrap-anywhere text-soft">{isGone ? words.setGone : file}</p>
      </div>
      <ProblemList problems={problems} count={problems.length} words={words} />
      {!isGone && (
        <PlanForm action={readAgain} submit={words.readAgain} busy={words.readingAgain}>
          <Select name="format" label={words.kind} defaultValue="">
            <option value="">{words.kindGuess}</option>
            {formats.map((format) => (
              <option key={format.name} value={format.name}>
                {formatLabel(words, format.name, format.label)}
              </option>
            ))}
          </Select>
        </PlanForm>
      )}
      <p className="flex flex-wrap gap-3">
        <ButtonLink look="quiet" href="/sets/import">
          {words.another}
        </ButtonLink>
        <DoneButton action={discard} label={words.discard} look="bare" />
      </p>
    </>
  );
}
