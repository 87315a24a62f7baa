"use client";

import { Fragment, useRef, type KeyboardEvent } from "react";
import { useWords } from "../layout/words";
import type { ReplyProps } from "./reply-props";
import { Shown, Sounds, useNameOf } from "./shown";
import { Tell } from "./tell";

const OPTION =
  "flex min-h-14 w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-press border-[1.5px] px-3.5 py-2.5 text-start text-base leading-snug font-[500]";

const LOOKS = {
  open: "border-line-strong bg-card hover:border-accent",
  chosen: "border-accent bg-accent-wash forced-colors:border-4 forced-colors:border-[Highlight]",
  right: "border-correct bg-correct-wash",
  wrong: "border-wrong bg-wrong-wash",
  faded: "border-line bg-card text-soft",
};

type Look = keyof typeof LOOKS;

function lookOf(id: string, chosen: string | null, key: string | null, locked: boolean): Look {
  if (key !== null) return id === key ? "right" : id === chosen ? "wrong" : "faded";
  if (id === chosen) return "chosen";
  return locked ? "faded" : "open";
}

/** Moves the focus with the arrow keys, without choosing: one press answers, so looking around must not. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const options = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("[role=radio]")];
  const at = options.indexOf(document.activeElement as HTMLButtonElement);
  options[(at + step + options.length) % options.length]?.focus();
  event.preventDefault();
}

/** One of several. Pressing an option is the answer. */
export function ChoiceReply({ reply, value, locked, feedback, labelledBy, onGive }: ReplyProps<"choice">) {
  const words = useWords("quiz");
  const nameOf = useNameOf();
  const group = useRef<HTMLDivElement>(null);
  const chosen = value?.kind === "choice" ? value.value : null;
  const key = feedback ? (feedback.key as string) : null;
  const reachable = chosen ?? reply.options[0]?.id;
  return (
    <div
      ref={group}
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-disabled={locked || undefined}
      onKeyDown={moveFocus}
      className="grid gap-2.5"
    >
      {reply.options.map((option, i) => (
        <Fragment key={option.id}>
          <button
            type="button"
            role="radio"
            aria-checked={option.id === chosen}
            aria-label={nameOf(option.text, i)}
            aria-disabled={locked || undefined}
            tabIndex={option.id === reachable ? 0 : -1}
            data-digit={i + 1}
            onClick={() => !locked && onGive({ kind: "choice", value: option.id })}
            className={`${OPTION} ${LOOKS[lookOf(option.id, chosen, key, locked)]}`}
          >
            <kbd aria-hidden="true" className="key-cap shrink-0">
              {i + 1}
            </kbd>
            <span className="min-w-[min(100%,7rem)] flex-1 wrap-anywhere">
              <Shown text={option.text} />
            </span>
            {key !== null && option.id === key && <Tell right>{option.id === chosen ? words.yourAnswer : words.rightAnswer}</Tell>}
            {key !== null && option.id === chosen && option.id !== key && <Tell right={false}>{words.yourAnswer}</Tell>}
          </button>
          <Sounds text={option.text} />
        </Fragment>
      ))}
    </div>
  );
}
