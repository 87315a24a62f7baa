import type { ReactNode } from "react";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { shareText } from "./figures";

type RetainedProps = {
  title: string;
  retention: { share: number; people: number } | { share: null; people: null };
  words: Messages["results"];
  /** How to ask again. */ children: ReactNode;
};

/** What the class still knew two weeks later, in words. */
export function Retained({ title, retention, words, children }: RetainedProps) {
  const { share, people } = retention;
  return (
    <section aria-labelledby="later" className="grid gap-3">
      <h2 id="later">{title}</h2>
      <p>
        {share === null
          ? words.retainedFew
          : fill(words.retained, { share: shareText(share, ""), people: plural(language(), people, words.people) })}
      </p>
      <p className="text-small text-soft">{words.retainedHint}</p>
      {children}
    </section>
  );
}
