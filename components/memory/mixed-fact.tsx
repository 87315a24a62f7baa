import type { ConfusedFact } from "@/lib/memory/practice";
import { InLanguage } from "../ui/in-language";

/** A fact that is taken for another, as its statement, with what was asked standing out. */
export function MixedFact({ text, before, after }: ConfusedFact) {
  return (
    <span className="text-soft">
      <InLanguage>
        {before}
        <b className="font-[650] text-ink">{text}</b>
        {after}
      </InLanguage>
    </span>
  );
}
