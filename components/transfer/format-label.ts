import type { Messages } from "@/messages";

/** What a format of files is called on screen: in the words of the language, else as it calls itself. */
export function formatLabel(words: Messages["transfer"], name: string, label: string): string {
  const named = (words as Readonly<Record<string, unknown>>)[name];
  return typeof named === "string" ? named : label;
}
