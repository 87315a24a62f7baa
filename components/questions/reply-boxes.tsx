"use client";

import { useWords } from "../layout/words";
import { keyOf, withChoice } from "./item-select";
import type { ReplyProps } from "./reply-props";
import { Shown } from "./shown";
import { Tell } from "./tell";

const BOX =
  "flex min-h-11 items-center gap-2 rounded-press border-[1.5px] px-3 py-1.5 text-small font-[550] has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent";

function lookOf(isChosen: boolean, isRight: boolean | null): string {
  if (isRight === null) return "border-line-strong bg-card has-checked:border-accent has-checked:bg-accent-wash";
  if (isRight) return "border-correct bg-correct-wash";
  return isChosen ? "border-wrong bg-wrong-wash" : "border-line bg-card text-soft";
}

/** Statements, each to be put into one of a few boxes. */
export function BoxesReply({ reply, value, locked, feedback, labelledBy, name, onDraft }: ReplyProps<"boxes">) {
  const words = useWords("quiz");
  const chosen = value?.kind === "boxes" ? value.value : {};
  const key = keyOf(feedback?.key);
  return (
    <div role="group" aria-labelledby={labelledBy} className="grid gap-6">
      {reply.items.map((item) => (
        <fieldset key={item.id} disabled={locked} className="grid gap-2">
          <legend className="mb-2 font-read text-lead leading-snug">
            <Shown text={item.text} />
          </legend>
          <div className="grid grid-cols-1 gap-2 min-[24rem]:grid-cols-2">
            {reply.options.map((option) => (
              <label key={option.id} className={`${BOX} ${lookOf(chosen[item.id] === option.id, key && key[item.id] === option.id)}`}>
                <input
                  type="radio"
                  name={`${name}-${item.id}`}
                  checked={chosen[item.id] === option.id}
                  onChange={() => onDraft({ kind: "boxes", value: withChoice(chosen, item.id, option.id) })}
                  className="size-4.5 shrink-0 accent-accent outline-none"
                />
                <span className="grid min-w-0 grow gap-0.5 leading-tight wrap-anywhere">
                  <Shown text={option.text} />
                  {key && key[item.id] === option.id && (
                    <Tell right={chosen[item.id] === option.id}>{chosen[item.id] === option.id ? words.right : words.missing}</Tell>
                  )}
                  {key && chosen[item.id] === option.id && key[item.id] !== option.id && <Tell right={false}>{words.wrong}</Tell>}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
