"use client";

import { useEffect, useRef, useState } from "react";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import type { ReplyProps } from "./reply-props";
import { Shown } from "./shown";
import { SourcePassages } from "./source-passages";

const POINT =
  "flex items-start gap-3 rounded-press border-[1.5px] border-line-strong bg-card px-3.5 py-3 leading-snug font-[550] has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent";

function OwnWords({ text }: { text: string }) {
  const words = useWords("quiz");
  if (!text) return null;
  return (
    <div className="grid gap-1.5">
      <p className="label">{words.yourWords}</p>
      <p className="passage whitespace-pre-line">{text}</p>
    </div>
  );
}

/** Say it in your own words, then tick the points you made. */
export function PointsReply({ value, locked, revealed, name, labelledBy, onDraft, onReveal }: ReplyProps<"points">) {
  const words = useWords("quiz");
  const [text, setText] = useState("");
  const points = useRef<HTMLFieldSetElement>(null);
  const isOpen = revealed?.kind === "points";
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (isOpen && !wasOpen.current) points.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  if (!isOpen && locked) return <OwnWords text={text} />;
  if (!isOpen) {
    return (
      <div className="grid gap-3">
        <label htmlFor={name} className="text-small font-[650]">
          {words.writeSentences}
        </label>
        <textarea
          id={name}
          rows={5}
          maxLength={2000}
          value={text}
          aria-describedby={`${labelledBy} ${name}-hint`}
          onChange={(event) => setText(event.currentTarget.value)}
          className="w-full rounded-press border-[1.5px] border-line-strong bg-card px-3.5 py-2.5 text-base text-ink"
        />
        <p id={`${name}-hint`} className="text-small text-soft">
          {words.writeHint}
        </p>
        <Button look={text.trim() === "" ? "quiet" : "primary"} size="big" full onClick={() => onReveal(text)}>
          {words.showPoints}
        </Button>
      </div>
    );
  }
  const ticked = new Set(value?.kind === "points" ? value.value : []);
  const toggle = (id: string) =>
    onDraft({ kind: "points", value: revealed.options.map((option) => option.id).filter((one) => ticked.has(one) !== (one === id)) });
  return (
    <div className="grid gap-5">
      <OwnWords text={revealed.text || text} />
      <fieldset ref={points} tabIndex={-1} disabled={locked} className="grid gap-3">
        <legend className="mb-2 text-small font-[650]">{words.tickPoints}</legend>
        {revealed.options.map((option, i) => (
          <div key={option.id} className="grid gap-2">
            <label className={POINT}>
              <input
                type="checkbox"
                checked={ticked.has(option.id)}
                data-digit={i + 1}
                onChange={() => toggle(option.id)}
                className="mt-0.5 size-5 shrink-0 accent-accent outline-none"
              />
              <span>
                <Shown text={option.text} />
              </span>
            </label>
            {option.evidence.length > 0 && <SourcePassages evidence={option.evidence} quiet />}
          </div>
        ))}
      </fieldset>
    </div>
  );
}
