/** A stem in one line of a list: its gap is three dots, which take the place of a full stop after it too. */
export const gapAsDots = (stem: string): string => stem.replace(/_{3,}\.?/g, "…");
