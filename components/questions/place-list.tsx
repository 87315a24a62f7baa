"use client";

import type { Given } from "@/lib/questions/question";
import { ChoiceReply } from "./reply-choice";
import type { ReplyProps } from "./reply-props";

const asChoice = (value: Given | null): Given | null => (value?.kind === "place" ? { kind: "choice", value: value.value } : null);

/** Places as a list to choose from: for the keyboard, for a screen reader, and where what draws the map did not come. */
export function PlaceList({ reply, value, onDraft, ...props }: ReplyProps<"place">) {
  const choose = (given: Given) => given.kind === "choice" && onDraft({ kind: "place", value: given.value });
  return (
    <ChoiceReply {...props} reply={{ kind: "choice", options: reply.options }} value={asChoice(value)} onDraft={choose} onGive={choose} />
  );
}
