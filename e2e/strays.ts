import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { PSEUDO_LANGUAGE } from "../lib/people/languages";

// What is on screen in the pseudo-language and is in letters of ours did not come through messages/ (lib/people/languages.ts).

/** The texts of the bundled sets: what is on screen of them, and does not say that it is in their language, is no stray. */
const CONTENT = readdirSync("prisma/fact-sets")
  .filter((file) => file.endsWith(".json"))
  .map((file) => readFileSync(path.join("prisma/fact-sets", file), "utf8"))
  .join("\n")
  .toLowerCase();

/** What is called so in every language: names of ours, of standards and of kinds of files, and what the tests typed. */
const NAMES =
  /^(?:footing|utc|gmt|europe\/paris|anki|gift|aiken|moodle|xml|qti|csv|tsv|json|markdown|obsidian|html|apkg|colpkg|txt|zip|pdf|docx|xlsx|mb|kb|css|cc|by|mit|md|front|back|my cards|my copy|english|deutsch|tab|enter|esc|https?|localhost|example|looks|org)$/;

/** Lets everything that is opened here speak the pseudo-language. */
export async function speakStrangely(context: BrowserContext, baseURL: string): Promise<void> {
  await context.addCookies([{ name: "language", value: PSEUDO_LANGUAGE, url: baseURL }]);
}

/**
 * The texts of the page that somebody sees and that do not say that they are in another language, outside of brackets; codes and amounts,
 * which hold a figure, are no words.
 */
const visibleTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const own = document.documentElement.lang;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement!;
      const isSeen =
        !around.closest("script, style, noscript, template, code, pre, textarea, next-route-announcer") && around.checkVisibility();
      if (isSeen && around.closest<HTMLElement>("[lang]")?.lang === own)
        found.push(node.textContent!.replace(/⟦[^⟧]*⟧/g, " ").replace(/\S*\d\S*/g, " "));
    }
    return found;
  });

const CONTENT_WORDS = new Set(CONTENT.match(/[\p{Script=Latin}’']+/gu));

/** Sentences are made from words of a set: where every word is one of them, and there are several, it is taken for content too. */
const isMade = (words: string) => words.split(/[ -]/).length > 2 && words.split(/[ -]/).every((word) => CONTENT_WORDS.has(word));
const isKnown = (words: string) => NAMES.test(words) || CONTENT.includes(words) || isMade(words);

/** What is written in Latin letters on the page and neither is content nor says its language nor is one of these: each once. */
export async function straysOn(page: Page, known: readonly string[] = []): Promise<string[]> {
  const texts = await visibleTexts(page);
  const runs = texts.flatMap((text) => text.match(/\p{Script=Latin}[\p{Script=Latin}'’ -]*\p{Script=Latin}/gu) ?? []);
  return [
    ...new Set(
      runs.filter(
        (run) =>
          !known.includes(run) && !isKnown(run.toLowerCase().trim()) && !run.split(/[ -]/).every((word) => NAMES.test(word.toLowerCase())),
      ),
    ),
  ];
}
