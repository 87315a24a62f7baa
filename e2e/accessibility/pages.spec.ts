import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { test } from "../fixtures";
import { check, isWhole, points, wants } from "./checklist";
import { contrastOf, look, longMotion, restyle, SPACED, stopOf, stopsExpected, type Stop } from "./looking";
import { LEARNING, OPEN, QUESTIONS, TEACHING, type State } from "./states";
import { makeDesk, newcomer, type Desk } from "./world";

// Every state of a page, by day and by night, narrow and wide, and under what people lay over it.

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/**
 * Why axe cannot decide about the contrast of some texts, and why that is well. Each of them is measured here against what it stands on;
 * anything else that axe leaves open is a failure until somebody has looked at it.
 */
const EXPLAINED: Readonly<Record<string, string>> = {
  bgGradient: "the bar at the foot fades out upwards, above its text; below the text it is the page’s own colour",
  pseudoContent: "a line is drawn beside the text, not under it",
  bgOverlap: "it is scrolled under the bar at the foot, and is read when it is not",
  elmPartiallyObscured: "it is scrolled under the bar at the foot, and is read when it is not",
  elmPartiallyObscuring: "it is the bar at the foot, under which the page scrolls",
  outsideViewport: "it is scrolled to before it is read",
  imgNode: "names on a map stand on land and sea; each pair of colours is checked by components/ui/contrast.test.ts",
  nonBmp: "a sign without letters, beside a word that says the same",
  shortTextContent: "a text of one letter or digit, measured here",
};

type Left = { id: string; nodes: { target: unknown[]; any: { data?: { messageKey?: string } }[] }[] };

/** The least side of what is pressed, in CSS pixels (WCAG 2.5.8). */
const LEAST_TARGET = 24;

/** Whether something is large enough to be pressed once it is scrolled out from under the bar at the foot. */
const isLargeTarget = (page: Page, place: string): Promise<boolean> =>
  page.evaluate(
    ([at, least]) => {
      const { width, height } = document.querySelector(at)!.getBoundingClientRect();
      return Math.min(width, height) >= least;
    },
    [place, LEAST_TARGET] as const,
  );

/** What is left open once contrast and targets were measured. */
async function stillOpen(page: Page, { id, nodes }: Left): Promise<string[]> {
  const found: string[] = [];
  for (const { target, any } of nodes) {
    const [key, place] = [any[0]?.data?.messageKey ?? "", target.map(String).join(" ")];
    if (id === "target-size" && key === "partiallyObscured" && (await isLargeTarget(page, place))) continue;
    const ratio = id === "color-contrast" && key in EXPLAINED ? await contrastOf(page, place) : 0;
    if (ratio < 4.5) found.push(`left open: ${id} ${key} ${ratio.toFixed(2)} ${place.slice(-80)}`);
  }
  return found;
}

async function axe(page: Page, colours = false): Promise<string[]> {
  const looking = new AxeBuilder({ page }).setLegacyMode();
  const { violations, incomplete } = await (colours ? looking.withRules(OF_COLOURS) : looking.withTags(WCAG)).analyze();
  const left = [];
  for (const one of incomplete) left.push(...(await stillOpen(page, one as Left)));
  return [
    ...violations.map(
      (one) =>
        `${one.id}: ${one.nodes
          .map((node) => node.target.join(" "))
          .slice(0, 3)
          .join("; ")}`,
    ),
    ...left,
  ];
}

async function paint(page: Page, colorScheme: "light" | "dark", forcedColors: "active" | "none" = "none"): Promise<void> {
  await page.emulateMedia({ colorScheme, forcedColors });
  await page.waitForFunction(() => !document.getAnimations().some((one) => one instanceof CSSTransition));
}

/** So many presses of the Tab key at most: more than any page has stops. */
const MOST_STOPS = 250;

/** Every stop of the Tab key, from the top of the page until it has been round. */
async function stops(page: Page): Promise<Stop[]> {
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  const isInDialog = (await page.locator("dialog:modal").count()) > 0;
  const all: Stop[] = [];
  for (let i = 0; i < MOST_STOPS; i++) {
    await page.keyboard.press("Tab");
    const stop = await stopOf(page);
    if (stop.isBody && isInDialog) continue; // the browser's own controls are between the last stop and the first
    if (stop.isBody || (all.length > 2 && stop.name === all[0]!.name)) break;
    all.push(stop);
  }
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  return all;
}

/** What the Tab key does not reach; a dialog that is open keeps it inside. */
async function notReached(page: Page, all: readonly Stop[]): Promise<string[]> {
  const names = new Set(all.map(({ name }) => name));
  const missed = (await stopsExpected(page)).filter((name) => !names.has(name)).map((name) => `${name} is not reached`);
  return all.length >= MOST_STOPS ? ["the keys never come round", ...missed] : missed;
}

/** Goes through the page with the Tab key. */
async function walk(page: Page, where: string): Promise<void> {
  if (!wants(3, 4, 5)) return;
  const all = await stops(page);
  if (wants(3)) check(3, where, await notReached(page, all));
  if (wants(4))
    check(
      4,
      where,
      all.filter(({ ring }) => ring !== "").map(({ name, ring }) => `${name}: ${ring}`),
    );
  if (wants(5))
    check(
      5,
      where,
      all.filter(({ covered }) => covered).map(({ name }) => `${name} is covered`),
    );
}

async function lookWide(page: Page, where: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  if (wants(1)) check(1, `${where}, wide, light`, await axe(page));
  if (wants(8)) check(8, where, [...(await look(page, "headings")), ...(await look(page, "landmarks"))]);
  if (wants(17)) check(17, `${where}, wide`, await look(page, "smallTargets"));
  if (wants(20)) check(20, `${where}, light`, [...(await look(page, "faintControls")), ...(await look(page, "faintMarks"))]);
  if (wants(21)) check(21, where, await look(page, "colourAlone"));
  if (wants(23)) check(23, where, await longMotion(page, 5_000));
  if (wants(29)) check(29, where, await look(page, "languages"));
  if (wants(30)) check(30, where, await look(page, "sounding"));
  if (wants(33)) check(33, where, [...(await look(page, "chartsWithoutTables")), ...(await look(page, "tablesWithoutHeaders"))]);
  if (wants(39)) check(39, `${where}, wide`, await look(page, "labelsNotInNames"));
  await walk(page, `${where}, wide`);
}

async function lookDark(page: Page, where: string): Promise<void> {
  await paint(page, "dark");
  if (wants(1)) check(1, `${where}, wide, dark`, await axe(page, true));
  if (wants(20)) check(20, `${where}, dark`, [...(await look(page, "faintControls")), ...(await look(page, "faintMarks"))]);
  for (const scheme of ["dark", "light"] as const) {
    await paint(page, scheme, "active");
    if (wants(22)) check(22, `${where}, forced, ${scheme}`, await look(page, "lostInForcedColours"));
  }
  await paint(page, "light");
}

async function lookUnder(page: Page, point: number, where: string, css: string): Promise<void> {
  if (!wants(point)) return;
  await restyle(page, css);
  check(point, where, [...(await look(page, "cutOff")), ...(await look(page, "tooWide"))]);
  await restyle(page, "");
}

const DOUBLE = "html { font-size: 200% !important; }";

/** At 400 % a window of 1280 by 1024 has room for 320 by 256: what sticks to an edge must leave most of it. */
const stuck = (page: Page) =>
  page.evaluate(() => {
    const bars = [...document.querySelectorAll("*")].filter(
      (element) =>
        ["sticky", "fixed"].includes(getComputedStyle(element).position) &&
        element.checkVisibility() &&
        element.getBoundingClientRect().width > innerWidth / 2 &&
        !element.closest("table, dialog"),
    );
    const heights = bars.map((bar) =>
      Math.max(0, Math.min(bar.getBoundingClientRect().bottom, innerHeight) - Math.max(bar.getBoundingClientRect().top, 0)),
    );
    return heights.filter((height) => height > innerHeight / 2).map((height) => `a bar takes ${Math.round(height)} of ${innerHeight} px`);
  });

async function lookNarrow(page: Page, where: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  if (wants(1)) check(1, `${where}, narrow, light`, await axe(page));
  if (wants(17)) check(17, `${where}, narrow`, await look(page, "smallTargets"));
  if (wants(18)) check(18, `${where}, 320 px`, [...(await look(page, "tooWide")), ...(await look(page, "cutOff"))]);
  if (wants(39)) check(39, `${where}, narrow`, await look(page, "labelsNotInNames"));
  await lookUnder(page, 19, `${where}, 320 px`, SPACED);
  await walk(page, `${where}, 320 px`);
  await paint(page, "dark");
  if (wants(1)) check(1, `${where}, narrow, dark`, await axe(page, true));
  await paint(page, "light");
  await page.setViewportSize({ width: 320, height: 256 });
  if (wants(18)) check(18, `${where}, 400 %`, [...(await stuck(page)), ...(await look(page, "tooWide"))]);
  await page.setViewportSize({ width: 640, height: 360 });
  if (wants(38)) check(38, `${where}, sideways`, [...(await stuck(page)), ...(await look(page, "tooWide"))]);
  await page.evaluate(() => void (document.documentElement.dir = "rtl"));
  if (wants(40)) check(40, where, await look(page, "tooWide"));
  await page.evaluate(() => void (document.documentElement.dir = "ltr"));
}

/** The page as it stands, in all ways. */
async function lookAt(page: Page, where: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await lookWide(page, where);
  await lookUnder(page, 19, `${where}, wide`, SPACED);
  await lookUnder(page, 18, `${where}, text at 200 %`, DOUBLE);
  await lookDark(page, where);
  await lookNarrow(page, where);
  await page.setViewportSize({ width: 1280, height: 800 });
}

const LOOKED_FOR = points(1, 3, 4, 5, 8, 17, 18, 19, 20, 21, 22, 23, 29, 30, 33, 38, 39, 40);

/** Looks at states one after the other, as somebody new. */
function lookAtAll(title: string, states: readonly State[]): void {
  test(title, LOOKED_FOR, async ({ page }) => {
    test.setTimeout(600_000);
    for (const { name, open } of states) {
      await open(page);
      await lookAt(page, name);
    }
  });
}

/** Each so many, to be run beside the others; an answered question comes after the same one asked. */
const halves = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

if (isWhole) {
  lookAtAll("pages that anybody comes to are for everybody", OPEN);
  for (const [i, some] of halves(QUESTIONS, 10).entries()) lookAtAll(`questions of each kind are for everybody (${i + 1})`, some);
  lookAtAll("what a learner comes to is for everybody", LEARNING);

  let desk: Promise<{ page: Page; its: Desk }> | null = null;
  test("what a teacher comes to is for everybody", LOOKED_FOR, async ({ browser }) => {
    test.setTimeout(600_000);
    desk ??= newcomer(browser).then(async (page) => ({ page, its: await makeDesk(page) }));
    const { page, its } = await desk;
    for (const { name, open } of TEACHING) {
      await open(page, its);
      await lookAt(page, name);
    }
  });
} else {
  // axe, and text at twice its size, are looked at on all pages by every-page.spec.ts.
  lookAtAll("some pages of each sort are for everybody", [OPEN[4]!, ...QUESTIONS.slice(0, 2), LEARNING[3]!]);
}
