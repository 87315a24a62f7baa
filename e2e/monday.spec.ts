import type { Browser, Locator, Page } from "@playwright/test";
import { answerRight, questionsOf } from "./answering";
import { expect, test } from "./fixtures";

// Monday, 08:05, an article in hand, class at 09:00. The article is made up, and its words are ours.

const ARTICLE = `Quarry Bay votes for a tunnel

The mayor of Quarry Bay, Nadia Brandt, met the Transport Minister of Ostland, Piet Vermeer, in Port Anselm on Tuesday. The talks were hosted by the Pilots' Guild. Ms Brandt said the town had waited long enough for a tunnel.

“A harbour without a road is a pond,” Ms Brandt said after the meeting. Mr Vermeer said that the government would decide in June.

The road over the pass has been closed since 3 March 2031 because the slope is moving. Around 6,000 people live in Quarry Bay, according to the council. At least 250 of them work in Port Anselm.

A pilot is a person who guides ships into a harbour. The Pilots' Guild refuses to pay for the tunnel.

The Prime Minister of Ostland, Ruth Salo, is due to visit the town on 20 May. Ms Salo will not attend the meeting of the council on Thursday, a spokesman said.

Ivo Reyes, the president of the Pilots' Guild, wants the government to pay for the tunnel. The guild has offered to train eight drillers. Mina Osei, the head of the council, said a tunnel could carry 900 cars an hour.

The term “shore leave” means the days that a sailor spends on land. The energy minister of Ostland, Lars Holt, offered to pay for a power line. The Foreign Minister of Marenia, Elsa Moreau, said Marenia would lend two machines.`;

/** What somebody does with the keyboard alone. What counts is what does something: moving the focus does not. */
class Hands {
  count = 0;
  constructor(readonly page: Page) {}

  /** Goes to a control with the Tab key, forwards or backwards. */
  private async reach(control: Locator): Promise<void> {
    await expect(control).toBeVisible({ timeout: 30_000 });
    const isThere = () => control.evaluate((element) => element === document.activeElement);
    const isAfter = await control.evaluate(
      (element) => ((document.activeElement ?? document.body).compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    for (let tabs = 0; tabs < 150 && !(await isThere()); tabs++) await this.page.keyboard.press(isAfter ? "Tab" : "Shift+Tab");
    expect(await isThere(), "reached with the Tab key").toBe(true);
  }

  async press(control: Locator): Promise<void> {
    await this.reach(control);
    await this.key("Enter");
  }

  /** Chooses what stands first in a list. */
  async chooseFirst(list: Locator): Promise<void> {
    await this.reach(list);
    await this.key("Home");
  }

  async key(key: string): Promise<void> {
    this.count += 1;
    await this.page.keyboard.press(key);
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    this.count += 1;
    await this.page.keyboard.insertText(text);
  }
}

async function signUp(page: Page): Promise<void> {
  await page.goto("/sign-up?next=/sets");
  await page.getByLabel("E-mail address").fill(`teacher-${Date.now()}-${Math.random()}@example.org`);
  await page.getByLabel("Password").fill("tractor-lemon-9");
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.waitForURL((url) => url.pathname === "/sets", { timeout: 30_000 });
}

/** Keeps what the rules are sure of, and then one after the other, until so many facts are kept. */
async function keepFacts(hands: Hands, wanted: number): Promise<void> {
  const { page } = hands;
  const kept = page.getByRole("progressbar", { name: /facts kept/ });
  const isSaved = () => expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("[data-current-card]")).toBeVisible({ timeout: 30_000 });
  await hands.key("s");
  await isSaved();
  while (Number(await kept.getAttribute("aria-valuenow")) < wanted && (await page.locator("[data-current-card]").count()) > 0) {
    await hands.key("a");
    await isSaved();
  }
}

async function swap(hands: Hands, position: number): Promise<void> {
  await hands.press(hands.page.getByRole("button", { name: `Swap question ${position}`, exact: true }));
  await hands.press(hands.page.getByRole("button", { name: "Take this one" }).first());
  await expect(hands.page.getByText(`Question ${position} was swapped.`)).toBeVisible({ timeout: 30_000 });
}

async function giveToNewClass(hands: Hands): Promise<string> {
  const { page } = hands;
  await hands.press(page.getByRole("link", { name: "Give to a class" }));
  await hands.press(page.getByRole("link", { name: "Make a class" }));
  await hands.type(page.getByLabel("Name of the class"), "7b");
  await hands.type(page.getByLabel("Your name, as your pupils know you"), "Ms Aalto");
  await hands.press(page.getByRole("button", { name: "Make a class" }));
  await hands.press(page.getByRole("button", { name: "Give it" }));
  await hands.press(page.getByRole("link", { name: "How pupils join" }));
  await hands.press(page.getByRole("button", { name: "Open for one hour" }));
  return (await page.getByTestId("join-code").innerText()).replace(/\s/g, "");
}

/** A pupil on a phone of their own joins and begins what was given. */
async function join(browser: Browser, code: string): Promise<Hands> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const pupil = new Hands(await context.newPage());
  await pupil.page.goto("/join");
  await pupil.type(pupil.page.getByLabel("Code"), code);
  await pupil.key("Enter");
  await pupil.type(pupil.page.getByLabel("Your name"), "Amir");
  await pupil.key("Enter");
  await pupil.press(pupil.page.getByRole("link", { name: /^7b: / }));
  await pupil.press(pupil.page.getByRole("button", { name: "Begin" }));
  await pupil.page.waitForURL(/\/attempts\/[0-9a-f-]{36}/, { timeout: 30_000 });
  return pupil;
}

test("Monday morning: from a pasted article to a pupil’s first answer, by keyboard, in under forty steps", async ({ page, browser }) => {
  test.setTimeout(240_000);
  await signUp(page);
  const hands = new Hands(page);
  await hands.press(page.getByRole("link", { name: "Paste an article" }));
  await hands.type(page.getByLabel("Text of the article"), ARTICLE);
  await hands.key("Control+Enter");
  await keepFacts(hands, 15);
  await hands.press(page.getByRole("link", { name: "Make a quiz from these" }));
  await hands.chooseFirst(page.getByLabel("How many questions"));
  await hands.press(page.getByRole("button", { name: "Make the quiz" }));
  await page.waitForURL(/\/quizzes\/[0-9a-f-]{36}$/, { timeout: 30_000 });
  await swap(hands, 1);
  await swap(hands, 2);
  const code = await giveToNewClass(hands);

  const pupil = await join(browser, code);
  const [first] = await questionsOf(/attempts\/([0-9a-f-]{36})/.exec(pupil.page.url())![1]!);
  await answerRight(pupil.page, first!, "keyboard");
  await expect(pupil.page.getByText("Saved", { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  expect(hands.count + pupil.count + 1).toBeLessThan(40);

  await page.reload();
  await expect(page.getByText("Amir").first()).toBeVisible();
  await pupil.page.context().close();
});
