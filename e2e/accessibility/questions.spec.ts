import type { Page } from "@playwright/test";
import { SAMPLE_SET } from "../../lib/facts/sample";
import type { Question } from "../../lib/questions/question";
import { formats as FORMATS } from "../../messages/en/formats";
import { answerRight, attemptOn, goOn, query, questionsOf, startQuiz } from "../answering";
import { test } from "../fixtures";
import { check, checkThat, isWhole, points, wants } from "./checklist";
import { heard, listen, stopOf } from "./looking";
import { beginPractice, bringFile, missAQuiz, storePlan, untilCard } from "./world";

// Answering, as somebody does who hears the page and presses keys.

const SELF_MARKED = ["grade", "points"];
const isVerdict = (text: string) => /^(?:Right|Wrong|Partly right)\b/.test(text);

/** Whether something that is answered with is named, or described, by the question. */
const isNamedByQuestion = (page: Page) =>
  page.evaluate(() => {
    const question = document.querySelector("#question h1");
    const points = (element: Element, by: string) => (element.getAttribute(by) ?? "").split(" ").includes(question?.id ?? "none");
    return [...document.querySelectorAll("#question :is([role=radiogroup], [role=group], fieldset, table, input, textarea)")].some(
      (element) => points(element, "aria-labelledby") || points(element, "aria-describedby"),
    );
  });

/** What is answered with and has no name. */
const nameless = (page: Page) =>
  page.locator("#question").evaluate(async (question) => {
    const controls = [...question.querySelectorAll<HTMLInputElement>("[role=radio], input, select, textarea, button")];
    const name = (element: HTMLInputElement) =>
      element.getAttribute("aria-label") ??
      (element.getAttribute("aria-labelledby") && document.getElementById(element.getAttribute("aria-labelledby")!)?.textContent) ??
      (element.labels?.length ? element.labels[0]!.textContent : element.textContent) ??
      "";
    const pictures = (element: HTMLInputElement) =>
      [...(element.closest("label") ?? element).querySelectorAll("img")].map((img) => img.alt).join("");
    return controls
      .filter((element) => `${name(element)}${pictures(element)}`.trim() === "")
      .map((element) => element.outerHTML.slice(0, 80));
  });

/** Whether the focus is on the question, or where it is answered and described by it. */
const isAtQuestion = (page: Page) =>
  page.evaluate(() => {
    const [question, active] = [document.querySelector("#question h1"), document.activeElement];
    return question !== null && (active === question || (active?.getAttribute("aria-describedby") ?? "").split(" ").includes(question.id));
  });

/** Waits until what was right is known, and what had to be said was said. */
async function told(page: Page): Promise<void> {
  await page.getByText("Where it says so").first().waitFor();
  await page.waitForTimeout(300);
}

async function checkAsked(page: Page, { reply }: Question, label: string): Promise<void> {
  if (reply.kind === "place") {
    const list = page.getByRole("button", { name: "Choose from a list" });
    // What points to places comes after the rest of the page.
    await list.waitFor({ timeout: 20_000 }).catch(() => undefined);
    if (wants(16)) checkThat(16, `${label}: a list in place of the map`, await list.isVisible());
    if (await list.isVisible()) await list.click();
  }
  if (wants(16) && reply.kind === "order")
    checkThat(
      16,
      `${label}: up and down`,
      (await page.getByRole("button", { name: /^Move .* up$/ }).count()) === reply.options.length &&
        (await page.getByRole("button", { name: /^Move .* down$/ }).count()) === reply.options.length,
    );
  // A card is answered with nothing but buttons, which say what they do.
  if (wants(9) && reply.kind !== "grade") checkThat(9, label, await isNamedByQuestion(page));
  if (wants(10)) check(10, label, await nameless(page));
}

/** One question of a kind answered rightly, and one given up on. */
async function goThrough(page: Page, label: string): Promise<void> {
  const questions = await questionsOf(await startQuiz(page, { formats: [label] }));
  const [first, second] = questions as [Question, Question];
  const isSelfMarked = SELF_MARKED.includes(first.reply.kind);
  await checkAsked(page, first, label);
  const before = await page.title();
  await listen(page);
  await answerRight(page, first, "keyboard");
  if (!isSelfMarked) await told(page);
  const said = (await heard(page)).filter(isVerdict);
  if (wants(11))
    check(11, `${label}, right`, said.length === (isSelfMarked ? 0 : 1) ? [] : [`heard ${said.length} times: ${said.join(" | ")}`]);
  if (wants(6)) checkThat(6, `${label}: the focus is kept when answered`, !(await stopOf(page)).isBody);
  await goOn(page, "keyboard");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForTimeout(200);
  if (wants(6)) checkThat(6, `${label}: the focus goes to the next question`, await isAtQuestion(page));
  if (wants(7))
    checkThat(
      7,
      `${label}: the title says which question`,
      /^Question 1 of \d/.test(before) && /Question 2 of \d/.test(await page.title()),
    );
  await giveUpOn(page, second, label);
}

async function giveUpOn(page: Page, { reply }: Question, label: string): Promise<void> {
  if (reply.kind === "grade") return;
  await listen(page);
  await page.getByRole("button", { name: "I don’t know" }).focus();
  await page.keyboard.press("Enter");
  await told(page);
  const said = (await heard(page)).filter(isVerdict);
  if (wants(11))
    check(
      11,
      `${label}, given up`,
      said.length === (reply.kind === "points" ? 0 : 1) ? [] : [`heard ${said.length} times: ${said.join(" | ")}`],
    );
  if (wants(6)) checkThat(6, `${label}: the focus is kept when given up`, !(await stopOf(page)).isBody);
}

const LABELS = Object.values(FORMATS);

test("each kind of question is named, announced once, and keeps the focus", points(6, 7, 9, 10, 11, 16), async ({ page }) => {
  test.setTimeout(400_000);
  for (const label of isWhole ? LABELS : LABELS.slice(0, 2)) await goThrough(page, label);
});

test("the back of a card comes when it is asked for, and is read from there", points(32), async ({ page }) => {
  await missAQuiz(page);
  await beginPractice(page);
  await untilCard(page);
  const card = page.locator("#question .card").first();
  const front = (await card.innerText()).trim();
  checkThat(32, "the back is not there before", (await page.locator("#question mark, #question [data-back]").count()) === 0);
  await page.getByRole("button", { name: /^Show the answer/ }).press("Enter");
  await page.getByRole("button", { name: "Knew it" }).waitFor();
  const read = await page.evaluate(() => (document.activeElement as HTMLElement).innerText.trim());
  checkThat(32, "the focus is on the back", read.startsWith("Answer:"));
  checkThat(32, "the front is not read again", !read.includes(front.split("\n").at(-1)!));
});

const MARKED = `::formula:: Which formula says that energy is mass? { =$$E=mc^2$$ ~$$a^2+b^2=c^2$$ ~$$F=ma$$ }\n\n::same:: Which formula is of a triangle? { =$$a^2+b^2=c^2$$ ~$$E=mc^2$$ ~$$F=ma$$ }\n`;

if (isWhole) {
  test("options that are formulas have names", points(10), async ({ page }) => {
    await bringFile(page, MARKED, "formulas.gift", "text/plain");
    const slug = await storePlan(page);
    await startQuiz(page, { slug, length: 5 });
    const names = await page
      .getByRole("radio")
      .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? one.textContent ?? ""));
    check(10, "formulas", names.length >= 3 && names.every((name) => name.trim().length > 0) ? [] : names);
  });

  test("the words of a set in another language say so", points(29), async ({ page }) => {
    await bringFile(
      page,
      JSON.stringify({ ...SAMPLE_SET, slug: "beispiel", title: "Beispiel", language: "de" }),
      "beispiel.json",
      "application/json",
    );
    await startQuiz(page, { slug: await storePlan(page), length: 5 });
    checkThat(29, "a question of a German set", (await page.locator("#question h1 [lang=de]").count()) > 0);
  });

  test("how saving stands is heard, and seldom", points(12), async ({ page, context }) => {
    await startQuiz(page, { formats: ["Choose one"] });
    await page.waitForLoadState("networkidle");
    await listen(page);
    await context.setOffline(true);
    for (let i = 0; i < 2; i++) {
      await page.getByRole("radio").first().click();
      await page.getByRole("button", { name: /^Next/ }).click();
    }
    const began = Date.now();
    await page.getByText("Not saved yet, trying again").first().waitFor();
    await page.waitForTimeout(10_000);
    const said = (await heard(page)).filter((text) => /wait/.test(text));
    const seconds = (Date.now() - began) / 1000;
    checkThat(12, "that answers wait is said", said.length > 0);
    check(12, "no more than once in five seconds, and once for each answer", said.length <= seconds / 5 + 2 ? [] : said);
    await context.setOffline(false);
    await page.getByText("Saved", { exact: true }).first().waitFor();
    checkThat(12, "that all is saved is shown in words", await page.getByText("Saved", { exact: true }).first().isVisible());
  });

  test("marks of the time are said once each, and the time can be hidden", points(13), async ({ page }) => {
    await page.clock.install();
    await page.goto("/sets/ukraine-talks-2025/quiz");
    await page.getByText("Choose topics, length and time").click();
    await page.getByLabel("Time", { exact: true }).selectOption("20");
    await page.getByRole("button", { name: "Start" }).last().click();
    await page.waitForURL(/\/attempts\//);
    const timer = page.getByRole("button", { name: /left\. Hide the time$/ });
    await timer.waitFor();
    await listen(page);
    for (let seconds = 0; seconds < 19 * 60 + 40; seconds += 20) await page.clock.runFor(20_000);
    const said = (await heard(page)).filter((text) => /left/.test(text));
    check(
      13,
      "half, five minutes, one minute, thirty seconds",
      said.length === 4 && new Set(said).size === 4 ? [] : [`heard: ${said.join(" | ")}`],
    );
    await page.getByRole("button", { name: /Hide the time$/ }).click();
    checkThat(
      13,
      "it can be hidden",
      (await page.getByRole("timer").count()) === 0 && (await page.getByRole("button", { name: "Show the time" }).isVisible()),
    );
  });

  test("extra time of one’s own holds", points(14), async ({ page }) => {
    await page.goto("/settings");
    await page.getByRole("radio", { name: "Half as much again" }).check();
    await page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
    await page.goto("/sets/ukraine-talks-2025/quiz");
    await page.getByText("Choose topics, length and time").click();
    await page.getByLabel("Time", { exact: true }).selectOption("20");
    await page.getByRole("button", { name: "Start" }).last().click();
    await page.waitForURL(/\/attempts\//);
    const [row] = await query<{ multiplier: number }>(`SELECT multiplier FROM "Attempt" WHERE id = $1`, [attemptOn(page)]);
    checkThat(14, "the server keeps it with the attempt", row!.multiplier === 1.5);
    checkThat(
      14,
      "the time shown is longer",
      /^(?:30:00|29:5)/.test((await page.getByRole("button", { name: /Hide the time$/ }).innerText()).trim()),
    );
  });
}

test("single keys answer only outside of fields, and not at all when switched off", points(31), async ({ page }) => {
  if (isWhole) {
    await startQuiz(page, { formats: ["Type the answer"] });
    const field = page.locator("#question input[data-answers]").first();
    await field.focus();
    await page.keyboard.type("12");
    checkThat(31, "digits are typed into a field", (await field.inputValue()) === "12");
  }
  await page.goto("/settings");
  await page.getByRole("checkbox", { name: /^Answer with single keys/ }).uncheck();
  await page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
  await startQuiz(page, { formats: ["Choose one"] });
  await page.waitForLoadState("networkidle");
  for (const key of ["1", "2", "ArrowRight"]) await page.keyboard.press(key);
  checkThat(
    31,
    "switched off, they do nothing",
    (await page.getByRole("radio", { checked: true }).count()) === 0 && /^Question 1 of 5/.test(await page.title()),
  );
});
