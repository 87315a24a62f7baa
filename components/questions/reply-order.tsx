"use client";

import { useState } from "react";
import { fill } from "@/lib/words";
import { useWords } from "../layout/words";
import { Icon } from "../ui/icon";
import type { ReplyProps } from "./reply-props";
import { Shown, usePlain } from "./shown";
import { Tell } from "./tell";

const MOVE =
  "grid size-11 shrink-0 place-items-center rounded-press border-[1.5px] border-line-strong text-accent hover:bg-accent-wash aria-disabled:border-line aria-disabled:text-soft aria-disabled:opacity-50";

/** Whether an option stands right to each neighbour it has in the key, as it is marked. */
function standsRight(id: string, given: readonly string[], key: readonly string[]): boolean {
  const at = key.indexOf(id);
  const before = key[at - 1];
  const after = key[at + 1];
  const place = (one: string) => given.indexOf(one);
  return (before === undefined || place(before) < place(id)) && (after === undefined || place(id) < place(after));
}

/** Things in time: two buttons move each up and down. */
export function OrderReply({ reply, value, locked, feedback, labelledBy, onDraft }: ReplyProps<"order">) {
  const words = useWords("quiz");
  const plain = usePlain();
  const [said, say] = useState("");
  const order = value?.kind === "order" ? value.value : reply.options.map((option) => option.id);
  const textOf = new Map(reply.options.map((option) => [option.id, option.text]));
  const key = feedback ? (feedback.key as string[]) : null;

  function move(from: number, to: number): void {
    const moved = order[from];
    if (locked || moved === undefined || to < 0 || to >= order.length) return;
    const rest = order.filter((id) => id !== moved);
    onDraft({ kind: "order", value: [...rest.slice(0, to), moved, ...rest.slice(to)] });
    say(fill(words.moved, { item: plain(textOf.get(moved) ?? ""), position: to + 1, count: order.length }));
  }

  return (
    <div role="group" aria-labelledby={labelledBy} className="grid gap-2.5">
      <ol className="grid gap-2.5">
        {order.map((id, i) => {
          const text = textOf.get(id) ?? "";
          const right = key && standsRight(id, order, key);
          return (
            <li
              key={id}
              className={`flex min-h-14 flex-wrap items-center gap-x-2 gap-y-1 rounded-press border-[1.5px] px-3.5 py-1.5 ${right === null ? "border-line-strong bg-card" : right ? "border-correct bg-correct-wash" : "border-wrong bg-wrong-wash"}`}
            >
              <span aria-hidden="true" className="w-6 shrink-0 font-[650] text-soft">
                {i + 1}
              </span>
              <span className="min-w-[min(100%,7rem)] flex-1 wrap-anywhere leading-snug font-[500]">
                <Shown text={text} />
              </span>
              {right !== null && <Tell right={right}>{right ? words.right : words.wrong}</Tell>}
              {!locked && (
                <span className="flex gap-1.5">
                  <button
                    type="button"
                    aria-disabled={i === 0 || undefined}
                    onClick={() => move(i, i - 1)}
                    aria-label={fill(words.moveUp, { item: plain(text) })}
                    className={MOVE}
                  >
                    <Icon name="up" />
                  </button>
                  <button
                    type="button"
                    aria-disabled={i === order.length - 1 || undefined}
                    onClick={() => move(i, i + 1)}
                    aria-label={fill(words.moveDown, { item: plain(text) })}
                    className={MOVE}
                  >
                    <Icon name="down" />
                  </button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
