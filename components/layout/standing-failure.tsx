"use client";

import { errors as german } from "@/messages/de/errors";
import { errors as english } from "@/messages/en/errors";
import { currentLanguage } from "@/messages/language";
import { Failure, type FailureProps } from "./failure";
import { WordsProvider } from "./words";

/** A failure where no page and no layout is left to give the words: it brings them. */
export function StandingFailure(props: FailureProps) {
  return (
    <WordsProvider words={{ errors: currentLanguage() === "de" ? german : english }}>
      <Failure {...props} />
    </WordsProvider>
  );
}
