import type { Ref } from "react";

const GAP = "___";

/** The text of a question; a gap is a line to see and a word to hear. */
function WithGaps({ text, blank }: { text: string; blank: string }) {
  return text.split(GAP).map((part, i) => (
    <span key={i}>
      {i > 0 && (
        <>
          <span aria-hidden="true" className="mx-1 inline-block w-20 border-b-2 border-current" />
          <span className="sr-only"> {blank} </span>
        </>
      )}
      {part}
    </span>
  ));
}

type StemProps = { context: string; stem: string; blank: string; id: string; heading?: "h1" | "h2" | "h3"; headingRef?: Ref<HTMLHeadingElement> };

/** A question: the small line that says of what, and the question itself, which names the group of its controls. */
export function Stem({ context, stem, blank, id, heading: Heading = "h1", headingRef }: StemProps) {
  const contextId = `${id}-context`;
  return (
    <div className="grid gap-1.5">
      <p id={contextId} className="text-soft">
        {context}
      </p>
      <Heading ref={headingRef} id={id} tabIndex={-1} aria-describedby={contextId} className="stem">
        <WithGaps text={stem} blank={blank} />
      </Heading>
    </div>
  );
}
