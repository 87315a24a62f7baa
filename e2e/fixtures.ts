import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";

/** Rules of WCAG 2.2, levels A and AA. */
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The rules that look at colours; what the others say is the same by day and by night. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** No page of ours has frames, which are what axe would open a page of its own for, every time. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode();

async function violationsOf(looking: AxeBuilder): Promise<string[]> {
  const { violations: found } = await looking.analyze();
  return found.map(
    (one) =>
      `${one.id}: ${one.nodes
        .map((node) => node.target.join(" "))
        .slice(0, 3)
        .join("; ")}`,
  );
}

/** Every violation on the page as one line each: none is the only right answer. */
export const violations = (page: Page): Promise<string[]> => violationsOf(axe(page).withTags(WCAG));

/** Shows the page by day or by night, once its colours have changed. */
async function show(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction(() => !document.getAnimations().some((one) => one instanceof CSSTransition));
}

/** The page is for everybody: in the colours of day and of night, and no wider than the window. `what` says where, when it is not. */
export async function expectForEverybody(page: Page, what: string): Promise<void> {
  await show(page, "light");
  expect(await violations(page), `${what}, light`).toEqual([]);
  await show(page, "dark");
  expect(await violationsOf(axe(page).withRules(OF_COLOURS)), `${what}, dark`).toEqual([]);
  expect(await overflows(page), what).toBe(false);
}

/** Whether anything is wider than the window, so that one would have to scroll to the side. */
export const overflows = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

/** Makes a copy of the bundled set and answers its address. */
export async function ownCopy(page: Page, slug = "first-twenty-elements"): Promise<string> {
  await page.goto(`/sets/${slug}`);
  await page.getByRole("button", { name: "Make my own copy" }).click();
  await expect(page).toHaveURL(/\/edit$/);
  return new URL(page.url()).pathname.replace(/\/edit$/, "");
}

export { expect };
export const test = base;
