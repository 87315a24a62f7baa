"use client";

import { fill } from "@/lib/words";
import { useWords } from "../layout/words";
import type { ReplyProps } from "./reply-props";

const FIELD = "min-h-14 w-full rounded-press border-[1.5px] bg-card px-3.5 py-2 text-lead text-ink disabled:opacity-100";

function TypedReply({
  text,
  label,
  inputMode,
  locked,
  right,
  name,
  labelledBy,
  onText,
}: {
  text: string;
  label: string;
  inputMode: "text" | "decimal";
  locked: boolean;
  right: boolean | null;
  name: string;
  labelledBy: string;
  onText: (text: string) => void;
}) {
  const border = right === null ? "border-line-strong" : right ? "border-correct bg-correct-wash" : "border-wrong bg-wrong-wash";
  return (
    <div className="grid gap-1.5">
      <label htmlFor={name} className="text-small font-[650]">
        {label}
      </label>
      <input
        id={name}
        type="text"
        inputMode={inputMode}
        value={text}
        readOnly={locked}
        aria-describedby={`${labelledBy}-context ${labelledBy}`}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="done"
        maxLength={500}
        data-answers
        onChange={(event) => onText(event.currentTarget.value)}
        className={`${FIELD} ${border}`}
      />
    </div>
  );
}

/** A name or a term, typed. */
export function TextReply({ value, locked, feedback, name, labelledBy, onDraft }: ReplyProps<"text">) {
  const words = useWords("quiz");
  const text = value?.kind === "text" ? value.value : "";
  return (
    <TypedReply
      text={text}
      label={words.typeAnswer}
      inputMode="text"
      locked={locked}
      right={feedback && feedback.points === 1}
      name={name}
      labelledBy={labelledBy}
      onText={(typed) => onDraft({ kind: "text", value: typed })}
    />
  );
}

/** A number, typed in whatever notation. */
export function NumberReply({ reply, value, locked, feedback, name, labelledBy, onDraft }: ReplyProps<"number">) {
  const words = useWords("quiz");
  const text = value?.kind === "number" ? String(value.value) : "";
  const label = reply.unit ? fill(words.typeNumber, { unit: reply.unit }) : words.typeNumberPlain;
  return (
    <TypedReply
      text={text}
      label={label}
      inputMode="decimal"
      locked={locked}
      right={feedback && feedback.points === 1}
      name={name}
      labelledBy={labelledBy}
      onText={(typed) => onDraft({ kind: "number", value: typed })}
    />
  );
}
