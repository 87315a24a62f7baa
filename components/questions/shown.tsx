"use client";

import { createContext, Fragment, useContext, type ReactNode } from "react";
import { plainOf, type ShownTexts } from "@/lib/markup/shown-texts";
import { fill } from "@/lib/words";
import { useWords } from "../layout/words";
import { InLanguage } from "../ui/in-language";

// The only file that puts HTML into a page: what the server made of texts in light markup (lib/markup/to-html.ts), and nothing else.

const Known = createContext<ShownTexts>({});
const Language = createContext("en");

/** Says how the texts in it are shown that are in light markup (all others are shown as they are), and in which language they are. */
export function TextsShown({
  of,
  language,
  children,
}: {
  of: readonly (ShownTexts | undefined)[];
  language?: string;
  children: ReactNode;
}) {
  const around = useContext(Known);
  const spoken = useContext(Language);
  const inside = of.some(Boolean) ? <Known value={Object.assign({}, around, ...of)}>{children}</Known> : children;
  return language === undefined || language === spoken ? inside : <Language value={language}>{inside}</Language>;
}

/** Gives the plain words of texts here: for names, titles and what is read aloud. */
export function usePlain(): (text: string) => string {
  const known = useContext(Known);
  return (text) => plainOf(text, known);
}

/** Tells texts that are more than plain words. */
export function useIsMarked(): (text: string) => boolean {
  const known = useContext(Known);
  return (text) => Object.hasOwn(known, text);
}

/** Gives the name of an option to be heard: undefined where its own words are its name, its number where it has none. */
export function useNameOf(): (text: string, place: number) => string | undefined {
  const known = useContext(Known);
  const words = useWords("quiz");
  return (text, place) =>
    Object.hasOwn(known, text) && known[text]!.plain.trim() === "" ? fill(words.option, { number: place + 1 }) : undefined;
}

const GAP = "___";

/** A gap is a line to see and a word to hear. */
function Gap({ blank }: { blank: string }) {
  return (
    <>
      <span aria-hidden="true" className="blank-line" />
      <span className="sr-only"> {blank} </span>
    </>
  );
}

const gapHtml = (blank: string) => `<span aria-hidden="true" class="blank-line"></span><span class="sr-only"> ${blank} </span>`;

type ShownProps = { text: string; blank?: string; otherwise?: string };

/**
 * A text of a set in its language, with its formulas, pictures and letters where it has any. `blank` is what is read aloud for a gap;
 * without it there is none. `otherwise` stands in the place of a text that is nothing but words.
 */
export function Shown(it: ShownProps) {
  const language = useContext(Language);
  return (
    <InLanguage language={language}>
      <TextOf {...it} />
    </InLanguage>
  );
}

function TextOf({ text, blank, otherwise = text }: ShownProps) {
  const known = useContext(Known);
  if (Object.hasOwn(known, text)) {
    const { html } = known[text]!;
    return (
      <span className="marked" dangerouslySetInnerHTML={{ __html: blank === undefined ? html : html.replaceAll(GAP, gapHtml(blank)) }} />
    );
  }
  if (blank === undefined || otherwise !== text || !text.includes(GAP)) return otherwise;
  return text.split(GAP).map((part, i) => (
    <Fragment key={i}>
      {i > 0 && <Gap blank={blank} />}
      {part}
    </Fragment>
  ));
}

/** The sounds of a text by themselves: within a button nobody can press them. */
export function Sounds({ text }: { text: string }) {
  const known = useContext(Known);
  const sounds = Object.hasOwn(known, text) ? known[text]!.html.match(/<audio [^>]*><\/audio>/g) : null;
  return sounds && <span className="marked" dangerouslySetInnerHTML={{ __html: sounds.join(" ") }} />;
}

/** Words of ours with a text of a set in the place of {statement}. */
export function ShownWithin({ template, text }: { template: string; text: string }) {
  const [before, ...after] = template.split("{statement}");
  return (
    <>
      {before}
      <Shown text={text} />
      {after}
    </>
  );
}
