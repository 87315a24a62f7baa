"use client";

import { Fragment } from "react";
import { useWords } from "../layout/words";
import type { ReplyProps } from "./reply-props";
import { Shown, Sounds, useNameOf } from "./shown";
import { Tell } from "./tell";

const OPTION =
  "flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 rounded-press border-[1.5px] px-3.5 py-2.5 leading-snug font-[500] has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent";

type Part = "right" | "wrong" | "missed" | "plain";

function partOf(ticked: boolean, isKey: boolean): Part {
  if (ticked) return isKey ? "right" : "wrong";
  return isKey ? "missed" : "plain";
}

const LOOKS: Record<Part, string> = {
  right: "border-correct bg-correct-wash",
  wrong: "border-wrong bg-wrong-wash",
  missed: "border-correct border-dashed bg-card",
  plain: "border-line bg-card text-soft",
};

/** Some of several: tick, then answer. */
export function ChoicesReply({ reply, value, locked, feedback, labelledBy, onDraft }: ReplyProps<"choices">) {
  const words = useWords("quiz");
  const nameOf = useNameOf();
  const ticked = new Set(value?.kind === "choices" ? value.value : []);
  const keys = feedback ? new Set(feedback.key as string[]) : null;
  const toggle = (id: string) =>
    onDraft({ kind: "choices", value: reply.options.map((option) => option.id).filter((one) => ticked.has(one) !== (one === id)) });
  return (
    <div role="group" aria-labelledby={labelledBy} className="grid gap-2.5">
      {reply.options.map((option, i) => {
        const part = keys && partOf(ticked.has(option.id), keys.has(option.id));
        const look = part
          ? LOOKS[part]
          : `border-line-strong bg-card has-checked:border-accent has-checked:bg-accent-wash ${locked ? "" : "hover:border-accent"}`;
        return (
          <Fragment key={option.id}>
            <label className={`${OPTION} ${look}`}>
              <input
                type="checkbox"
                checked={ticked.has(option.id)}
                disabled={locked}
                data-digit={i + 1}
                aria-label={nameOf(option.text, i)}
                onChange={() => toggle(option.id)}
                className="size-5 shrink-0 accent-accent outline-none"
              />
              <kbd aria-hidden="true" className="key-cap shrink-0">
                {i + 1}
              </kbd>
              <span className="min-w-[min(100%,7rem)] flex-1 wrap-anywhere">
                <Shown text={option.text} />
              </span>
              {part === "right" && <Tell right>{words.right}</Tell>}
              {part === "wrong" && <Tell right={false}>{words.wrong}</Tell>}
              {part === "missed" && <Tell right={false}>{words.missing}</Tell>}
            </label>
            <Sounds text={option.text} />
          </Fragment>
        );
      })}
    </div>
  );
}
