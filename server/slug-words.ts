/** A text as part of an address: lower-case letters, digits and hyphens, forty at most; empty where nothing of it can be written so. */
export const slugWords = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
