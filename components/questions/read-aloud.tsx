"use client";

import { useEffect, useState } from "react";
import { plainOf } from "@/lib/markup/shown-texts";
import type { ShownQuestion } from "@/lib/questions/question";
import { useWords } from "../layout/words";
import { Icon } from "../ui/icon";

/** Everything of a question that is read aloud, in the order of the screen. */
export function spokenText({ context, stem, reply, texts }: ShownQuestion, blank: string): string {
  const options = "options" in reply ? reply.options.map((option) => option.text) : [];
  const items = "items" in reply && reply.kind !== "grid" ? reply.items.map((item) => item.text) : [];
  return [context, stem, ...items, ...options]
    .map((text) => plainOf(text, texts).replaceAll("___", ` ${blank} `))
    .map((text) => (/[.?!]$/.test(text) ? text : `${text}.`))
    .join(" ");
}

/** Reads the question with the browser's own voice; pressed again it stops. */
export function ReadAloud({ question }: { question: ShownQuestion }) {
  const words = useWords("quiz");
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => () => window.speechSynthesis?.cancel(), [question.id]);

  function toggle(): void {
    window.speechSynthesis.cancel();
    if (speaking) return setSpeaking(false);
    const utterance = new SpeechSynthesisUtterance(spokenText(question, words.blank));
    utterance.lang = question.language ?? "en";
    utterance.onend = () => setSpeaking(false);
    utterance.onerror = () => setSpeaking(false);
    window.speechSynthesis.speak(utterance);
    setSpeaking(true);
  }

  return (
    <button
      type="button"
      onClick={toggle}
      aria-label={speaking ? words.stopReading : words.readAloud}
      title={speaking ? words.stopReading : words.readAloud}
      className="grid size-11 place-items-center rounded-press text-soft hover:text-ink"
    >
      <Icon name={speaking ? "pause" : "sound"} />
    </button>
  );
}
