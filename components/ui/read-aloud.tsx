"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "./button";
import { Icon } from "./icon";

type ReadAloudProps = {
  /** What is read. */
  text: string;
  /** The language of the text: "en". */
  language: string;
  label: string;
  stopLabel: string;
};

const hasVoice = () => "speechSynthesis" in window;
const never = () => () => {};

/** Reads a text with the browser's own voice, and stops when pressed again or left. Not there where the browser has no voice. */
export function ReadAloud({ text, language, label, stopLabel }: ReadAloudProps) {
  const isOffered = useSyncExternalStore(never, hasVoice, () => false);
  const [isReading, setReading] = useState(false);
  useEffect(() => () => window.speechSynthesis?.cancel(), [text]);
  if (!isOffered) return null;
  const press = () => {
    speechSynthesis.cancel();
    setReading(!isReading);
    if (isReading) return;
    const speech = new SpeechSynthesisUtterance(text);
    speech.lang = language;
    speech.onend = speech.onerror = () => setReading(false);
    speechSynthesis.speak(speech);
  };
  return (
    <Button look="bare" onClick={press}>
      <Icon name={isReading ? "pause" : "sound"} />
      {isReading ? stopLabel : label}
    </Button>
  );
}
