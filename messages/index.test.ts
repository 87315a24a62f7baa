import { afterEach, expect, test } from "vitest";
import { PSEUDO_LANGUAGE, type Language } from "@/lib/people/languages";
import { words } from "./index";
import { direction, language } from "./language";

const kept = globalThis as unknown as { footingLanguage?: () => Language | undefined };
const before = kept.footingLanguage;
afterEach(() => void (kept.footingLanguage = before));
const speak = (language: Language) => void (kept.footingLanguage = () => language);

test("without a request the words, dates and numbers are English", () => {
  kept.footingLanguage = undefined;
  expect([language(), direction(), words("settings").title]).toEqual(["en-GB", "ltr", "Settings"]);
});

test("words are in the language of the request, or in the one that is asked for", () => {
  speak(PSEUDO_LANGUAGE);
  expect([language(), direction()]).toEqual(["ar-EG", "rtl"]);
  expect(words("settings").title).toMatch(/^⟦\P{ASCII}+⟧$/u);
  expect(words("settings", "en").title).toBe("Settings");
});

test("the pseudo-language keeps every gap, and leaves no letter of English", () => {
  const flat = (part: unknown): string[] =>
    typeof part === "string" ? [part] : Object.values(part as Record<string, unknown>).flatMap(flat);
  const [english, strange] = [flat(words("quiz", "en")), flat(words("quiz", PSEUDO_LANGUAGE))];
  const gaps = (text: string) => text.match(/\{\w+\}/g);
  expect(strange.map(gaps)).toEqual(english.map(gaps));
  expect(strange.filter((text) => /[a-z]/i.test(text.replace(/\{\w+\}/g, "")))).toEqual([]);
});
