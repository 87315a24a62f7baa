"use client";

import { useWords } from "../layout/words";
import { Button } from "../ui/button";

const GAP = "___";

type HintProps = { hint: { text: string; title: string } | null; onHint: () => void };

/** The sentence it rests on with the answer hidden, for half the credit: offered, then shown. */
export function Hint({ hint, onHint }: HintProps) {
  const words = useWords("practice");
  if (!hint) {
    return (
      <Button look="bare" className="-ml-2 self-start text-small" onClick={onHint}>
        {words.hint}
      </Button>
    );
  }
  return (
    <figure className="grid gap-1.5">
      <p className="label">{words.hintTitle}</p>
      <blockquote className="passage">
        {hint.text.split(GAP).map((part, i) => (
          <span key={i}>
            {i > 0 && (
              <>
                <span aria-hidden="true" className="mx-1 inline-block w-16 border-b-2 border-current" />
                <span className="sr-only"> {words.blank} </span>
              </>
            )}
            {part}
          </span>
        ))}
      </blockquote>
      <figcaption className="text-small text-soft">{hint.title}</figcaption>
    </figure>
  );
}
