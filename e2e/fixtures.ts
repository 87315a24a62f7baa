import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";

/** Rules of WCAG 2.2, levels A and AA. */
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Every violation on the page as one line each: none is the only right answer. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join("; ")}`);
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
