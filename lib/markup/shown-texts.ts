/** How a text in light markup is shown: HTML that is safe to show, and its plain words for names, titles and what is read aloud. */
export type ShownText = { html: string; plain: string };

/** Texts in light markup by the text itself. A text that is not in it is shown as it is. */
export type ShownTexts = Readonly<Record<string, ShownText>>;

/** The plain words of a text, by the first of these that says how it is shown; the text itself where none does. */
export function plainOf(text: string, ...known: readonly (ShownTexts | undefined)[]): string {
  const texts = known.find((one) => one && Object.hasOwn(one, text));
  return texts ? texts[text]!.plain : text;
}
