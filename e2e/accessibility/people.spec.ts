import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { startQuiz } from "../answering";
import { test } from "../fixtures";
import { check, checkThat, isWhole, points } from "./checklist";
import { heard, listen, stopOf } from "./looking";
import { beginPractice, missAQuiz, newcomer, signUp, untilCard } from "./world";

// Coming in, forms, dialogs, and ways back.

/** Forms that can be sent empty: where, what sends them, and what has to be filled in. */
const FORMS = [
  { address: "/sign-in", button: "Sign in", fields: ["email", "password"] },
  { address: "/sign-up", button: "Make the account", fields: ["email", "password"] },
  { address: "/join", button: "Go on", fields: ["code"] },
  { address: "/sets/new", button: /^(?:Make|Begin)/, fields: ["title"] },
];

/** What is wrong with how a form that was sent says that it was wrong. */
async function wrongErrors(page: Page, fields: readonly string[]): Promise<string[]> {
  const summary = page.getByRole("group", { name: /problem/ });
  await summary.waitFor();
  const found = (await summary.evaluate((element) => element === document.activeElement)) ? [] : ["the focus is not on the problems"];
  for (const name of fields) {
    const field = page.locator(`main [name="${name}"]`).first();
    if ((await field.getAttribute("aria-invalid")) !== "true") found.push(`${name} is not marked as wrong`);
    const told = await field.evaluate((element) =>
      (element.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent.trim()),
    );
    if (!told.includes((await summary.locator(`a[href="#${name}"]`).innerText()).trim()))
      found.push(`${name} is not described by its problem`);
    await summary.locator(`a[href="#${name}"]`).press("Enter");
    if (!(await field.evaluate((element) => element === document.activeElement))) found.push(`the problem does not lead to ${name}`);
  }
  return found;
}

test("what is wrong with a form is said in words, tied to its field, and has the focus", points(25), async ({ page }) => {
  for (const { address, button, fields } of isWhole ? FORMS : FORMS.slice(0, 1)) {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    await page.getByRole("main").getByRole("button", { name: button }).first().click();
    check(25, address, await wrongErrors(page, fields));
  }
});

test("signing in takes what is pasted and what a password manager fills in, and asks no riddle", points(24), async ({ page }) => {
  for (const [address, complete] of [
    ["/sign-in", "current-password"],
    ["/sign-up", "new-password"],
  ] as const) {
    await page.goto(address);
    const password = page.getByLabel("Password", { exact: true });
    await password.focus();
    const isTaken = await password.evaluate((field) =>
      field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: new DataTransfer() })),
    );
    checkThat(24, `${address}: pasting is let through`, isTaken);
    checkThat(
      24,
      `${address}: the fields say what they are`,
      (await password.getAttribute("autocomplete")) === complete &&
        (await page.getByLabel("E-mail address").getAttribute("autocomplete")) === "username",
    );
    checkThat(24, `${address}: what is typed can be shown`, await page.getByRole("checkbox", { name: "Show what I type" }).isVisible());
    checkThat(24, `${address}: no riddle`, (await page.locator("iframe, img, canvas, audio").count()) === 0);
  }
});

test("a dialog closes with Escape and gives the focus back, also after it was used", points(3, 6), async ({ page }) => {
  await startQuiz(page, { formats: ["Choose one"] });
  await page.waitForLoadState("networkidle");
  const opener = page.getByRole("button", { name: "This question is wrong" });
  const isBack = () => opener.evaluate((element) => element === document.activeElement);
  await opener.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  checkThat(3, "Escape closes the dialog", (await page.getByRole("dialog").count()) === 0);
  checkThat(3, "the focus is back where it was opened", await isBack());
  await opener.press("Enter");
  await listen(page);
  await page.getByRole("button", { name: "Send" }).press("Enter");
  await page.getByRole("dialog").getByRole("status").filter({ hasText: /./ }).waitFor();
  checkThat(
    6,
    "the focus stays in the dialog once it was sent",
    await page.evaluate(
      () =>
        document.querySelector("dialog")!.contains(document.activeElement) && document.activeElement !== document.querySelector("dialog"),
    ),
  );
  checkThat(6, "that it was sent is said", (await heard(page)).length > 0);
  await page.keyboard.press("Escape");
  checkThat(3, "the focus is back after sending", await isBack());
});

/** What has to do with dragging, and the way without it that is tried elsewhere. */
const DRAGGED: Readonly<Record<string, string>> = {
  "memory/use-swipe.ts": "buttons for the grades, and keys",
  "quizzes/compose-item.tsx": "buttons up and down",
  "transfer/bring-form.tsx": "a field for the file",
};

test("nothing can be dragged that has no button", points(16), async () => {
  const files = readdirSync("components", { recursive: true })
    .map((file) => String(file).replaceAll("\\", "/"))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."));
  const dragging = files.filter((file) =>
    /onPointerMove|onTouchMove|onMouseMove|onDragStart|onDrop\b|draggable/.test(readFileSync(`components/${file}`, "utf8")),
  );
  check(
    16,
    "each place where something is dragged has another way",
    dragging.filter((file) => !(file in DRAGGED)),
  );
});

test("pictures cannot be added without words, since no screen adds any; no colours are chosen", points(36), async () => {
  const texts = readdirSync("components", { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => ({ file, text: readFileSync(`components/${file}`, "utf8") }));
  check(
    36,
    "no field takes pictures",
    texts.filter(({ text }) => /accept="[^"]*image/.test(text)).map(({ file }) => file),
  );
  check(
    36,
    "no field takes colours",
    texts.filter(({ text }) => /type="color"/.test(text)).map(({ file }) => file),
  );
});

const FRAMED = [
  "/",
  "/sets",
  "/sets/ukraine-talks-2025",
  "/settings",
  "/account",
  "/join",
  "/scores",
  "/sign-in",
  "/today",
  "/progress",
  "/accessibility",
];

test("help stands in the same place on every page", points(28), async ({ page }) => {
  const orders = new Map<string, string>();
  for (const address of FRAMED) {
    await page.goto(address);
    orders.set(address, (await page.getByRole("contentinfo").getByRole("link").allTextContents()).join(", "));
  }
  const [first] = orders.values();
  check(
    28,
    "the foot of each page",
    [...orders]
      .filter(([, order]) => order !== first || !order.includes("Accessibility"))
      .map(([address, order]) => `${address}: ${order}`),
  );
});

if (isWhole) {
  test("on a shared device somebody is asked a minute before the session ends, and goes on with one key", points(15), async ({ page }) => {
    await page.clock.install();
    await page.goto("/settings");
    await page.getByRole("radio", { name: /^No, others use it too/ }).check();
    await page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
    await page.goto("/sign-up");
    const field = page.getByLabel("E-mail address");
    await field.fill("ada@example.org");
    await page.clock.runFor(19 * 60_000 + 1_000);
    const dialog = page.getByRole("dialog");
    await dialog.waitFor({ timeout: 20_000 }).catch(() => undefined);
    checkThat(15, "asked a minute before", await dialog.isVisible());
    checkThat(
      15,
      "the focus is on what goes on",
      await page
        .getByRole("dialog")
        .getByRole("button")
        .last()
        .evaluate((element) => element === document.activeElement),
    );
    await page.keyboard.press("Enter");
    checkThat(15, "one key goes on", !(await dialog.isVisible()));
    checkThat(15, "what was typed is still there", (await field.inputValue()) === "ada@example.org");
    checkThat(15, "the focus is back where it was", await field.evaluate((element) => element === document.activeElement));
    await page.clock.runFor(19 * 60_000 + 1_000);
    checkThat(15, "asked again the next time", await dialog.isVisible());
  });

  test("what is final is looked at before, or can be taken back", points(26), async ({ page }) => {
    await startQuiz(page, { formats: ["Choose one"], feedback: "end" });
    await page.getByRole("button", { name: /See all questions/ }).click();
    checkThat(26, "all questions before handing in", await page.getByRole("heading", { name: "All questions" }).isVisible());
    checkThat(
      26,
      "the button says what is open",
      /without|open|not answered|questions/.test((await page.getByRole("button", { name: /^Hand in/ }).textContent()) ?? ""),
    );
    await page.getByRole("button", { name: /^Back to question/ }).click();
    checkThat(26, "a way back to the question", await page.locator("#question h1").isVisible());
    await missAQuiz(page);
    await beginPractice(page);
    await untilCard(page);
    const asked = await page.locator("#question h1").innerText();
    await page.getByRole("button", { name: /^Show the answer/ }).click();
    await page.getByRole("button", { name: "Missed it" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForTimeout(300);
    checkThat(26, "a grade is taken back", (await page.locator("#question h1").innerText()) === asked);
    checkThat(26, "the focus is on what came back", !(await stopOf(page)).isBody);
    await page.goto("/account/delete");
    checkThat(
      26,
      "deleting the account is a page of its own, which says what goes",
      (await page.getByRole("main").locator("p").count()) > 0,
    );
  });

  test("nothing has to be typed again after a mistake, or on the next page", points(27), async ({ page, browser }) => {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill("ada@example.org");
    await page.getByLabel("Password", { exact: true }).fill("wrong-password-1");
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("group", { name: /problem/ }).waitFor();
    checkThat(
      27,
      "the e-mail address after a wrong password",
      (await page.getByLabel("E-mail address").inputValue()) === "ada@example.org",
    );
    await page.goto("/join");
    await page.getByLabel("Code", { exact: true }).fill("ZZZZ 2222");
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByRole("group", { name: /problem/ }).waitFor();
    checkThat(
      27,
      "an unknown code",
      (await page.getByLabel("Code", { exact: true }).inputValue()).replace(/\s/g, "").toLowerCase() === "zzzz2222",
    );
    const teacher = await newcomer(browser);
    await signUp(teacher);
    await teacher.goto("/classes/new");
    await teacher.getByLabel("Name of the class").fill("7b");
    await teacher.getByLabel("Your name").fill("Ms Adeyemi");
    await teacher.getByRole("button", { name: "Make a class" }).click();
    await teacher.getByRole("button", { name: "Open for one hour" }).click();
    const code = teacher.getByTestId("join-code");
    await code.waitFor();
    const text = (await code.innerText()).trim();
    checkThat(24, "the code stands in two groups of four", /^\w{4}\s\w{4}$/.test(text));
    for (const typed of [text.toUpperCase(), text.replace(/\s/, ""), ` ${text.replace(/\s/, "-")} `]) {
      await page.goto("/join");
      await page.getByLabel("Code", { exact: true }).fill(typed);
      await page.getByRole("button", { name: "Go on" }).click();
      await page.getByRole("heading", { name: "Join 7b" }).waitFor();
      checkThat(24, `the code as “${typed}”`, true);
    }
    checkThat(27, "the code is not asked for again with the name", (await page.locator("main input:not([type=hidden])").count()) === 1);
  });
}
