import type { Ref } from "react";
import { Shown } from "./shown";

type StemProps = {
  context: string;
  stem: string;
  blank: string;
  id: string;
  heading?: "h1" | "h2" | "h3";
  headingRef?: Ref<HTMLHeadingElement>;
};

/** A question: the small line that says of what, and the question itself, which names the group of its controls. */
export function Stem({ context, stem, blank, id, heading: Heading = "h1", headingRef }: StemProps) {
  const contextId = `${id}-context`;
  return (
    <div className="grid gap-1.5">
      <p id={contextId} className="text-soft">
        <Shown text={context} />
      </p>
      <Heading ref={headingRef} id={id} tabIndex={-1} aria-describedby={contextId} className="stem">
        <Shown text={stem} blank={blank} />
      </Heading>
    </div>
  );
}
