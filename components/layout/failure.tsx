"use client";

import { fill } from "@/lib/words";
import { Button, buttonClass } from "../ui/button";
import { useWords } from "./words";
import { Message } from "./message";

/** Loaded anew: what failed here may not be able to go on. */
const FIRST_PAGE = "/";

export type FailureProps = { digest?: string; again: () => void };

/** Our fault: says so, keeps calm, and offers to try again. The number finds the error in the log. */
export function Failure({ digest, again }: FailureProps) {
  const words = useWords("errors");
  return (
    <>
      <title>{words.title}</title>
      <Message title={words.title} body={digest ? `${words.body} ${fill(words.reference, { digest })}` : words.body}>
        <Button onClick={again}>{words.again}</Button>
        <a href={FIRST_PAGE} className={buttonClass({ look: "quiet" })}>
          {words.home}
        </a>
      </Message>
    </>
  );
}
