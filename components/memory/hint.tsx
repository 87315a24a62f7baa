"use client";

import type { PracticeHint } from "@/lib/memory/practice";
import { useWords } from "../layout/words";
import { Shown, TextsShown } from "../questions/shown";
import { Button } from "../ui/button";

type HintProps = { hint: PracticeHint | null; onHint: () => void };

/** The sentence it rests on with the answer hidden, for half the credit: offered, then shown. */
export function Hint({ hint, onHint }: HintProps) {
  const words = useWords("practice");
  if (!hint) {
    return (
      <Button look="bare" className="-ms-2 self-start text-small" onClick={onHint}>
        {words.hint}
      </Button>
    );
  }
  return (
    <figure className="grid gap-1.5">
      <p className="label">{words.hintTitle}</p>
      <blockquote className="passage">
        <TextsShown of={[hint.texts]}>
          <Shown text={hint.text} blank={words.blank} />
        </TextsShown>
      </blockquote>
      <figcaption className="text-small text-soft">{hint.title}</figcaption>
    </figure>
  );
}
