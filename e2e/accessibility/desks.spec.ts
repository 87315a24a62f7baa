import type { Page } from "@playwright/test";
import { test } from "../fixtures";
import { check, checkThat, isWhole, points } from "./checklist";
import { look } from "./looking";
import { addPupil, giveToClass, makeDesk } from "./world";

// Tables, titles and paper.

if (isWhole) {
  test("results are a real table: each cell has the pupil and the question to its name", points(34), async ({ page }) => {
    const given = await giveToClass(page);
    for (const [name, right] of [
      ["Amir", 5],
      ["Zoe", 2],
    ] as const)
      await addPupil(given, name, right);
    await page.goto(given.href);
    const table = page.getByRole("table", { name: "Points of each pupil in each question" });
    await table.getByRole("row", { name: /^Amir/ }).waitFor();
    checkThat(34, "a header for each column", (await table.getByRole("columnheader").count()) === 3 + 5);
    checkThat(34, "a header for each row", (await table.getByRole("rowheader", { name: /Amir|Zoe/ }).count()) === 2);
    checkThat(
      34,
      "each cell says in words what it shows",
      (await table.getByRole("row", { name: /^Zoe/ }).getByRole("cell").allTextContents())
        .slice(2)
        .every((text) => /right|wrong/.test(text)),
    );
    checkThat(34, "nothing is sorted by pressing, so nothing has to say so", (await page.locator("th button, [aria-sort]").count()) === 0);
    for (const view of ["", "/facts", "/questions"]) {
      await page.goto(`${given.href}${view}`);
      check(34, `results${view}`, await look(page, "tablesWithoutHeaders"));
    }
  });

  test("each page has a title of its own", points(7), async ({ page }) => {
    const titles = new Map<string, string>();
    for (const address of [
      "/",
      "/sets",
      "/sign-in",
      "/sign-up",
      "/join",
      "/settings",
      "/scores",
      "/account",
      "/today",
      "/progress",
      "/plan",
      "/classes",
      "/cards",
      "/accessibility",
      "/sets/ukraine-talks-2025",
      "/sets/first-twenty-elements",
      "/sets/import",
      "/sets/paste",
      "/sets/new",
      "/nothing/here",
    ]) {
      await page.goto(address);
      titles.set(address, await page.title());
    }
    for (const [address, title] of titles)
      check(
        7,
        address,
        [...titles].filter(([other, same]) => other !== address && same === title).map(([other]) => `“${title}” is also called ${other}`),
      );
  });

  test("a printed quiz has its headings, nothing of the screen, and black on white", points(37), async ({ page }) => {
    test.setTimeout(240_000);
    const { quiz } = await makeDesk(page);
    await page.goto(`${quiz}/print`);
    await page.waitForLoadState("networkidle");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    checkThat(37, "headings", (await page.locator("h1:visible, h2:visible").count()) > 0);
    checkThat(37, "nothing to press", (await page.locator("nav:visible, button:visible, select:visible").count()) === 0);
    check(37, "dark on light, whatever the screen", await faint(page));
    const pdf = (await page.pdf({ tagged: true, outline: true })).toString("latin1");
    checkThat(37, "a file made of it has tags and its language", pdf.includes("/StructTreeRoot") && /\/Lang\s*\(en/.test(pdf));
  });
}

/** Printed texts that are not dark on what is light. */
const faint = (page: Page) =>
  page.locator("main :is(p, li, h1, h2, h3, td, th)").evaluateAll((all) =>
    all
      .filter((element) => element.checkVisibility() && (element.textContent ?? "").trim() !== "")
      .filter((element) => {
        const channels = getComputedStyle(element)
          .color.match(/[\d.]+/g)!
          .map(Number);
        return (channels[0]! + channels[1]! + channels[2]!) / 3 > 110;
      })
      .map((element) => element.textContent!.trim().slice(0, 40)),
  );
