"use client";

import type { Option } from "@/lib/questions/question";
import { useWords } from "../layout/words";
import { Shown, useIsMarked, usePlain } from "./shown";
import { Tell } from "./tell";

type ItemSelectProps = {
  id: string;
  label?: string;
  labelledBy?: string;
  options: readonly Option[];
  value: string;
  locked: boolean;
  rightId: string | null;
  onChange: (optionId: string) => void;
};

/** One of the options for one item. What was right is said below it. */
export function ItemSelect({ id, label, labelledBy, options, value, locked, rightId, onChange }: ItemSelectProps) {
  const words = useWords("quiz");
  const plain = usePlain();
  const isMarked = useIsMarked();
  const letters = options.some(({ text }) => isMarked(text));
  const right = rightId === null ? null : value === rightId;
  const border = right === null ? "border-line-strong" : right ? "border-correct bg-correct-wash" : "border-wrong bg-wrong-wash";
  return (
    <span className="grid gap-1">
      <select
        id={id}
        aria-label={label}
        aria-labelledby={labelledBy}
        value={value}
        disabled={locked}
        onChange={(event) => onChange(event.currentTarget.value)}
        className={`min-h-12 w-full min-w-0 rounded-press border-[1.5px] bg-card px-2.5 py-1.5 text-base text-ink disabled:opacity-100 ${border}`}
      >
        <option value="">{locked ? words.leftBlank : words.choose}</option>
        {options.map((option, i) => (
          <option key={option.id} value={option.id}>
            {letters && `${letter(i)}. `}
            {plain(option.text)}
          </option>
        ))}
      </select>
      {right !== null && (
        <Tell right={right}>
          {right ? words.right : <Shown text={options.find((option) => option.id === rightId)?.text ?? words.wrong} />}
        </Tell>
      )}
    </span>
  );
}

const letter = (place: number) => String.fromCharCode(65 + (place % 26));

/** What the letters of a list stand for, where its options hold what no list can show: formulas and pictures. */
export function OptionKey({ options }: { options: readonly Option[] }) {
  const isMarked = useIsMarked();
  if (!options.some(({ text }) => isMarked(text))) return null;
  return (
    <ol className="card grid gap-2 px-4 py-3 sm:grid-cols-2">
      {options.map((option, i) => (
        <li key={option.id} className="flex items-baseline gap-2 leading-snug">
          <span className="font-[650] text-soft">{letter(i)}.</span>
          <span>
            <Shown text={option.text} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The choices with one more, or one fewer where it is emptied. */
export function withChoice(chosen: Readonly<Record<string, string>>, itemId: string, optionId: string): Record<string, string> {
  const rest = Object.fromEntries(Object.entries(chosen).filter(([id]) => id !== itemId));
  return optionId === "" ? rest : { ...rest, [itemId]: optionId };
}

/** What was right for each item, once it is known. */
export const keyOf = (key: unknown): Readonly<Record<string, string>> | null =>
  typeof key === "object" && key !== null && !Array.isArray(key) ? (key as Record<string, string>) : null;
