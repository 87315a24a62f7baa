"use client";

import { ItemSelect, keyOf, OptionKey, withChoice } from "./item-select";
import type { ReplyProps } from "./reply-props";
import { Shown } from "./shown";

/** What belongs together: one list for each thing on the left. */
export function PairsReply({ reply, value, locked, feedback, labelledBy, name, onDraft }: ReplyProps<"pairs">) {
  const chosen = value?.kind === "pairs" ? value.value : {};
  const key = keyOf(feedback?.key);
  return (
    <div role="group" aria-labelledby={labelledBy} className="grid gap-4">
      <OptionKey options={reply.options} />
      {reply.items.map((item) => (
        <div key={item.id} className="grid gap-1.5 sm:grid-cols-2 sm:items-start sm:gap-4">
          <label id={`${name}-${item.id}-label`} htmlFor={`${name}-${item.id}`} className="leading-snug font-[550] sm:pt-3">
            <Shown text={item.text} />
          </label>
          <ItemSelect
            id={`${name}-${item.id}`}
            options={reply.options}
            value={chosen[item.id] ?? ""}
            locked={locked}
            rightId={key?.[item.id] ?? null}
            onChange={(option) => onDraft({ kind: "pairs", value: withChoice(chosen, item.id, option) })}
          />
        </div>
      ))}
    </div>
  );
}
